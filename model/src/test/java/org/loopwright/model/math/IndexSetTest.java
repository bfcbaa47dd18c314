package org.loopwright.model.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class IndexSetTest {
  @Property
  void itIsTheSetOfItsIndices(
      @ForAll Set<@IntRange(max = 63) Integer> ones,
      @ForAll Set<@IntRange(max = 63) Integer> others,
      @ForAll @IntRange(max = 63) int index) {
    IndexSet one = set(ones);
    IndexSet other = set(others);
    Set<Integer> both = new TreeSet<>(ones);
    both.retainAll(others);
    Set<Integer> either = new TreeSet<>(ones);
    either.addAll(others);
    Set<Integer> rest = new TreeSet<>(ones);
    rest.removeAll(others);

    assertThat(one.union(other)).isEqualTo(set(either));
    assertThat(one.intersect(other)).isEqualTo(set(both));
    assertThat(one.minus(other)).isEqualTo(set(rest));
    assertThat(one.containsAll(other)).isEqualTo(ones.containsAll(others));
    assertThat(one.contains(index)).isEqualTo(ones.contains(index));
    assertThat(one.with(index).without(index)).isEqualTo(one.without(index));
    assertThat(one.size()).isEqualTo(ones.size());
    assertThat(one.isEmpty()).isEqualTo(ones.isEmpty());
  }

  @Property
  void itsIndicesComeInOrder(@ForAll Set<@IntRange(max = 63) Integer> indices) {
    IndexSet set = set(indices);
    List<Integer> ascending = new ArrayList<>(new TreeSet<>(indices));
    List<Integer> visited = new ArrayList<>();
    for (int i = set.first(); i < Long.SIZE; i = set.next(i + 1)) {
      visited.add(i);
    }

    assertThat(visited).isEqualTo(ascending);
    assertThat(set.stream().boxed().toList()).isEqualTo(ascending);
    assertThat(set.last()).isEqualTo(ascending.isEmpty() ? -1 : ascending.get(visited.size() - 1));
    assertThat(set)
        .hasToString(
            ascending.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}")));
  }

  @Test
  void belowHoldsAllUpToItsEnd() {
    assertThat(IndexSet.below(0)).isEqualTo(IndexSet.EMPTY);
    assertThat(IndexSet.below(3)).isEqualTo(IndexSet.of(0, 1, 2));
    assertThat(IndexSet.below(Long.SIZE).size()).isEqualTo(Long.SIZE);
  }

  private static IndexSet set(Set<Integer> indices) {
    return IndexSet.of(indices.stream().mapToInt(Integer::intValue).toArray());
  }
}
