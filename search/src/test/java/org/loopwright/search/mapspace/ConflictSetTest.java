package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ConflictSetTest {
  @Test
  void smallestOfSeveralConflictsIsFound() {
    List<BitSet> conflicts = List.of(bits(0, 1, 2), bits(3, 5), bits(2, 4, 6, 7));
    assertThat(ConflictSet.smallest(8, some -> anyIn(conflicts, some))).isEqualTo(bits(3, 5));
  }

  @Test
  void nothingConflictsByItself() {
    assertThat(ConflictSet.smallest(5, some -> true)).isEqualTo(new BitSet());
  }

  @Test
  void isMinimalAndNoLargerThanAnyConflict() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<BitSet> conflicts = new ArrayList<>();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        BitSet conflict = new BitSet();
        for (int j = random.nextInt(1, 6); j > 0; j--) {
          conflict.set(random.nextInt(10));
        }
        conflicts.add(conflict);
      }
      BitSet smallest = ConflictSet.smallest(10, some -> anyIn(conflicts, some));
      int least = conflicts.stream().mapToInt(BitSet::cardinality).min().orElseThrow();
      assertThat(conflicts).as("seed %s", seed).contains(smallest);
      assertThat(smallest.cardinality()).as("seed %s", seed).isEqualTo(least);
    }
  }

  private static boolean anyIn(List<BitSet> conflicts, BitSet some) {
    return conflicts.stream().anyMatch(conflict -> conflict.stream().allMatch(some::get));
  }

  private static BitSet bits(int... numbers) {
    BitSet bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }
}
