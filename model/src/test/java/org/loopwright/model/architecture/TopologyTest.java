package org.loopwright.model.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Hops by topology, next to the links that words take when each is sent on its way step by step.
 */
final class TopologyTest {
  /** A link between two places. */
  private record Link(String from, String to) {
    static Link of(Object one, Object other) {
      String first = one.toString();
      String second = other.toString();
      return first.compareTo(second) < 0 ? new Link(first, second) : new Link(second, first);
    }
  }

  /** Children of a mesh, some of which a word is for. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Multicast(Mesh mesh, long[] children) {
    @Override
    public String toString() {
      return mesh + " to " + LongStream.of(children).boxed().toList();
    }
  }

  @Provide
  Arbitrary<Multicast> multicasts() {
    Arbitrary<Long> sides = Arbitraries.longs().between(1, 8);
    return Combinators.combine(sides, sides)
        .as(Mesh::new)
        .flatMap(
            mesh ->
                Arbitraries.longs()
                    .between(0, mesh.instances() - 1)
                    .set()
                    .ofMinSize(1)
                    .map(set -> set.stream().mapToLong(Long::longValue).toArray())
                    .map(children -> new Multicast(mesh, children)));
  }

  @Property(tries = 500)
  void meshIsRoutedAlongTheMiddleRowAndThenTheColumns(@ForAll("multicasts") Multicast word) {
    assertThat(Topology.MESH.hops(word.mesh, word.children)).isEqualTo(routed(word, false));
  }

  @Property(tries = 500)
  void torusIsRoutedByTheShorterWayRound(@ForAll("multicasts") Multicast word) {
    assertThat(Topology.TORUS.hops(word.mesh, word.children)).isEqualTo(routed(word, true));
  }

  @Property(tries = 500)
  void chainIsRoutedFromItsFirstChild(@ForAll("multicasts") Multicast word) {
    Set<Link> links = new HashSet<>();
    for (long child : word.children) {
      for (long at = 0; at < child; at++) {
        links.add(Link.of(at, at + 1));
      }
    }
    assertThat(Topology.CHAIN.hops(word.mesh, word.children)).isEqualTo(links.size());
  }

  @Property(tries = 500)
  void treeIsRoutedFromItsRoot(@ForAll("multicasts") Multicast word) {
    Set<List<Long>> links = new HashSet<>();
    for (long child : word.children) {
      links.addAll(wayFromRoot(0, word.mesh.instances(), child));
    }
    assertThat(Topology.TREE.hops(word.mesh, word.children)).isEqualTo(links.size());
  }

  /** Each node splits its leaves at the greatest power of two below their number. */
  private static List<List<Long>> wayFromRoot(long first, long leaves, long child) {
    long depth = 0;
    while (1L << depth < leaves) {
      depth++;
    }
    List<List<Long>> links = new ArrayList<>();
    long low = first;
    for (long level = depth - 1; level >= 0; level--) {
      low += child >= low + (1L << level) ? 1L << level : 0;
      links.add(List.of(level, low));
    }
    return links;
  }

  @Property(tries = 100)
  void busDrivesAllOfItsWireInOneHop(@ForAll("multicasts") Multicast word) {
    assertThat(Topology.BUS.hops(word.mesh, word.children)).isEqualTo(1);
  }

  @Property(tries = 500)
  void oneMoreChildNeverTakesFewerHops(@ForAll("multicasts") Multicast word) {
    for (Topology topology : Topology.values()) {
      long[] fewer = LongStream.of(word.children).skip(1).toArray();
      if (fewer.length > 0) {
        assertThat(topology.hops(word.mesh, fewer))
            .as(topology.label())
            .isLessThanOrEqualTo(topology.hops(word.mesh, word.children));
      }
    }
  }

  @Property(tries = 100)
  void farthestChildIsThatOfTheMostHops(@ForAll("multicasts") Multicast word) {
    for (Topology topology : Topology.values()) {
      double most =
          LongStream.range(0, word.mesh.instances())
              .mapToDouble(child -> topology.hops(word.mesh, new long[] {child}))
              .max()
              .orElseThrow();
      assertThat(topology.farthestHops(word.mesh)).as(topology.label()).isEqualTo(most);
    }
  }

  @Test
  void torusSavesTheWayToTheLastColumn() {
    Mesh row = new Mesh(8, 1);
    assertThat(Topology.MESH.hops(row, new long[] {7})).isEqualTo(7);
    assertThat(Topology.TORUS.hops(row, new long[] {7})).isEqualTo(1);
    assertThat(Topology.TORUS.hops(row, new long[] {2, 4, 7})).isEqualTo(4 + 1);
  }

  /** The mean over the middle rows of the links of all ways, each found by walking. */
  private static double routed(Multicast word, boolean wraps) {
    Mesh mesh = word.mesh;
    Set<Long> middles =
        Set.of((mesh.y() - 1) / 2).equals(Set.of(mesh.y() / 2))
            ? Set.of(mesh.y() / 2)
            : Set.of((mesh.y() - 1) / 2, mesh.y() / 2);
    double sum = 0;
    for (long middle : middles) {
      Set<Link> links = new HashSet<>();
      for (long child : word.children) {
        long column = child % mesh.x();
        walk(0, column, mesh.x(), wraps)
            .forEach(step -> links.add(Link.of("r" + step.get(0), "r" + step.get(1))));
        walk(middle, child / mesh.x(), mesh.y(), wraps)
            .forEach(
                step ->
                    links.add(
                        Link.of(
                            "c" + column + "," + step.get(0), "c" + column + "," + step.get(1))));
      }
      sum += links.size();
    }
    return sum / middles.size();
  }

  /** The steps from one place of a line, or ring, to another. */
  private static List<List<Long>> walk(long from, long to, long size, boolean wraps) {
    long direct = Math.abs(to - from);
    boolean isRound = wraps && size - direct < direct;
    long step = (to > from) == isRound ? -1 : 1;
    List<List<Long>> steps = new ArrayList<>();
    long at = from;
    while (at != to) {
      long next = Math.floorMod(at + step, size);
      steps.add(List.of(at, next));
      at = next;
    }
    return steps;
  }
}
