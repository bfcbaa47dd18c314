package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loopwright.cost.RowOfFour.WORKLOAD;
import static org.loopwright.cost.RowOfFour.evaluate;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds of reuse of {@link RowOfFour}, by hand. */
final class NestReuseTest {
  private static final double EXACT = 1e-12;

  private static List<NestReuse> of(String dataSpace) {
    return NestReuse.of(WORKLOAD, evaluate(inner(), outer())).stream()
        .filter(reuse -> reuse.dataSpace().equals(dataSpace))
        .toList();
  }

  @Test
  void operandsAreReadOverTimeByEachUnit() {
    // 6 reads for 2 fills, and for 3
    assertThat(of("A").get(0)).isEqualTo(new NestReuse("L0", "A", false, 3, 1));
    assertThat(of("B").get(0)).isEqualTo(new NestReuse("L0", "B", false, 2, 1));
    assertThat(of("A").get(1)).isEqualTo(new NestReuse("L1", "A", false, 1, 1));
  }

  @Test
  void unitsOfARowAddToOneSum() {
    assertThat(of("Z"))
        .containsExactly(
            new NestReuse("L0", "Z", true, 1, 1), new NestReuse("L1", "Z", true, 1, 4));
  }

  @Test
  void allKindsMultiplyToTheOperations() {
    Map<String, Integer> words = Map.of("A", 2 * 4, "B", 4 * 3, "Z", 2 * 3);
    words.forEach(
        (dataSpace, size) -> {
          double product = size;
          for (NestReuse reuse : of(dataSpace)) {
            product *= reuse.temporal() * reuse.spatial();
          }
          assertThat(product).isCloseTo(2 * 3 * 4, within(EXACT));
        });
  }
}
