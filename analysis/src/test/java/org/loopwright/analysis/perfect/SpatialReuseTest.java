package org.loopwright.analysis.perfect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.convolution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** The closed forms of sharing agree with a visit to every child. */
final class SpatialReuseTest {
  private static final int LEVEL = 1;
  private static final int DIMENSIONS = 4;
  private static final int BOUND = 12;

  @Test
  void windowAcrossBothAxesMakesHaloGroups() {
    Workload workload = convolution("P3 R3", 1, 1);
    PackedMapping mapping = new PackedMapping(2, 2);
    mapping.addSpatial(LEVEL, 0, 3, false);
    mapping.addSpatial(LEVEL, 1, 3, true);
    ReuseRecords halo = group(workload, architecture("3x3 3x3 1x1"), mapping, 1);

    // p + r = 0 1 2 3 4 for 1 2 3 2 1 of the nine children.
    assertThat(text(halo)).isEqualTo("2 of 1, 2 of 2, 1 of 3");
  }

  @Test
  void strideThinsTheHaloOut() {
    Workload workload = convolution("P3 R3", 2, 1);
    PackedMapping mapping = new PackedMapping(2, 2);
    mapping.addSpatial(LEVEL, 0, 3, false);
    mapping.addSpatial(LEVEL, 1, 3, true);
    ReuseRecords halo = group(workload, architecture("3x3 3x3 1x1"), mapping, 1);

    // 2p + r = 0 1 2 2 3 4 4 5 6.
    assertThat(text(halo)).isEqualTo("5 of 1, 2 of 2");
  }

  private static ReuseRecords group(
      Workload workload, Architecture architecture, PackedMapping mapping, int space) {
    WorkloadGeometry geometry = new WorkloadGeometry(workload);
    LoopStack loops = new LoopStack(architecture, geometry.dimensions);
    loops.load(mapping);
    ReuseRecords groups = new ReuseRecords();
    TileShapes shapes = new TileShapes(geometry, loops);
    shapes.measureTiles();
    new SpatialReuse(geometry, loops, shapes).group(LEVEL, space, groups);
    return groups;
  }

  @Property(tries = 2_000)
  void groupsAreThoseOfAVisitToEveryChild(@ForAll("arrangements") Arrangement arrangement) {
    ReuseRecords closed = new ReuseRecords();
    ReuseRecords visited = new ReuseRecords();
    arrangement.reuse().group(LEVEL, 0, closed);
    arrangement.enumeration().group(LEVEL, 0, 0, visited);

    assertThat(text(closed)).as(arrangement.toString()).isEqualTo(text(visited));
  }

  @Property(tries = 2_000)
  void forwardingIsThatOfAVisitToEveryChild(@ForAll("arrangements") Arrangement arrangement) {
    for (long shift : arrangement.shifts()) {
      ReuseRecords closed = new ReuseRecords();
      ReuseRecords visited = new ReuseRecords();
      long servedClosed = arrangement.reuse().forward(LEVEL, 0, shift, closed);
      long servedVisited = arrangement.visitNeighbours(shift, visited);

      assertThat(servedClosed + " served; " + text(closed))
          .as("%s, shift %s", arrangement, shift)
          .isEqualTo(servedVisited + " served; " + text(visited));
    }
  }

  @Provide
  Arbitrary<Arrangement> arrangements() {
    return Arbitraries.longs().map(Arrangement::of);
  }

  private static String text(ReuseRecords records) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < records.count; i++) {
      groups.add(records.groups[i] + " of " + records.multicast[i]);
    }
    return String.join(", ", groups);
  }

  /** Spatial loops over the dimensions of a random tensor; the seed decides all. */
  private record Arrangement(long seed, WorkloadGeometry geometry, LoopStack loops) {
    static Arrangement of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      WorkloadGeometry geometry = new WorkloadGeometry(workload(random));
      PackedMapping mapping = new PackedMapping(2, DIMENSIONS);
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
      Collections.shuffle(order, new Random(random.nextLong()));
      int onX = random.nextInt(DIMENSIONS + 1);
      for (int i = 0; i < DIMENSIONS; i++) {
        int dimension = order.get(i);
        mapping.addTemporal(0, dimension, 1 + random.nextInt(3));
        mapping.addSpatial(LEVEL, dimension, 1 + random.nextInt(4), i >= onX);
      }
      String mesh = 1 + random.nextInt(16) + "x" + (1 + random.nextInt(16));
      LoopStack loops = new LoopStack(architecture(mesh + " " + mesh + " 1x1"), DIMENSIONS);
      loops.load(mapping);
      return new Arrangement(seed, geometry, loops);
    }

    private static Workload workload(SplittableRandom random) {
      List<Dimension> dimensions = new ArrayList<>();
      for (int i = 0; i < DIMENSIONS; i++) {
        dimensions.add(new Dimension("D" + i, BOUND));
      }
      IndexExpression[] projection = new IndexExpression[1 + random.nextInt(3)];
      for (int rank = 0; rank < projection.length; rank++) {
        projection[rank] = expression(random);
      }
      return new Workload("any", dimensions, List.of(DataSpace.operand("A", projection)));
    }

    private static IndexExpression expression(SplittableRandom random) {
      List<Term> terms = new ArrayList<>();
      int only = random.nextInt(DIMENSIONS);
      for (int i = 0; i < DIMENSIONS; i++) {
        if (i == only || random.nextInt(3) == 0) {
          long magnitude = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
          terms.add(new Term("D" + i, random.nextInt(6) == 0 ? -magnitude : magnitude));
        }
      }
      return new IndexExpression(terms);
    }

    SpatialReuse reuse() {
      TileShapes shapes = new TileShapes(geometry, loops);
      shapes.measureTiles();
      return new SpatialReuse(geometry, loops, shapes);
    }

    ChildEnumeration enumeration() {
      return new ChildEnumeration(geometry, loops);
    }

    /** Shifts of single and combined steps of the loops, some of them of neighbours. */
    List<Long> shifts() {
      List<Long> shifts = new ArrayList<>(List.of(0L));
      for (int first = 0; first < DIMENSIONS; first++) {
        shifts.add(geometry.shift[first]);
        shifts.add(-geometry.shift[first]);
        for (int second = 0; second < first; second++) {
          shifts.add(geometry.shift[first] - geometry.shift[second]);
        }
      }
      return shifts;
    }

    /** Forwarding as it is defined, without the shortcut for when there can be none. */
    long visitNeighbours(long shift, ReuseRecords unserved) {
      ChildEnumeration enumeration = enumeration();
      int children = enumeration.placeAll(LEVEL, 0, 0);
      List<Long> rest = new ArrayList<>();
      for (int child = 0; child < children; child++) {
        if (!enumeration.isServed(LEVEL, child, children, shift)) {
          rest.add(enumeration.address[child]);
        }
      }
      if (rest.size() < children) {
        long[] sorted = rest.stream().mapToLong(Long::longValue).sorted().toArray();
        unserved.countRuns(sorted, sorted.length);
      }
      return (long) children - rest.size();
    }

    @Override
    public String toString() {
      return "arrangement " + seed;
    }
  }
}
