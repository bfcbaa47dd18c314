package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.NestConstraint;

/** What constraints leave open of loops over A, B, C and D, of bound 8 each. */
final class TilingLevelTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C = 2;
  private static final int D = 3;

  private static TilingLevel level(boolean spatial, Map<String, FactorLimit> factors) {
    return TilingLevel.of(
        2,
        "GLB",
        spatial,
        List.of("A", "B", "C", "D"),
        new long[] {8, 8, 8, 8},
        8,
        new NestConstraint(
            factors, OptionalLong.empty(), List.of("Q", "C"), List.of("A"), OptionalInt.empty()));
  }

  @Test
  void levelIsNamedAfterItsStorage() {
    assertThat(level(true, Map.of())).hasToString("GLB spatial");
    assertThat(level(false, Map.of())).hasToString("GLB temporal");
    assertThat(level(false, Map.of()).name()).isEqualTo("GLB");
    assertThat(level(false, Map.of()).storage()).isEqualTo(2);
  }

  @Test
  void dimensionsOfTheWorkloadKeepTheirConstrainedPlace() {
    TilingLevel level = level(false, Map.of());
    int[] order = new int[4];
    level.firstOrder(order, 0);

    // Q is no dimension; B and D are free.
    assertThat(order).containsExactly(C, B, D, A);
    assertThat(level.firstFree()).isEqualTo(1);
    assertThat(level.freeLoops()).isEqualTo(2);
    assertThat(level.constrainsOrder(A)).isTrue();
    assertThat(level.constrainsOrder(C)).isTrue();
    assertThat(level.constrainsOrder(B)).isFalse();
    assertThat(level.freeBefore(D)).isEqualTo(1);
    assertThat(level.freeBefore(A)).isEqualTo(-1);
  }

  @Test
  void dimensionThatMayNotLoopIsNotFree() {
    TilingLevel level = level(false, Map.of("B", FactorLimit.exactly(1)));

    assertThat(level.freeLoops()).isEqualTo(1);
    assertThat(level.free()).containsExactly(D);
  }

  @Test
  void limitsBoundTheFactors() {
    TilingLevel level = level(false, Map.of("A", FactorLimit.whole(), "B", FactorLimit.atLeast(2)));

    assertThat(level.least(A)).isEqualTo(8);
    assertThat(level.allows(A, 4)).isFalse();
    assertThat(level.least(B)).isEqualTo(2);
    assertThat(level.allows(B, 1)).isFalse();
    assertThat(level.least(C)).isEqualTo(1);
    assertThat(level.allows(C, 8)).isTrue();
    assertThat(level.allows(C, 9)).isFalse();
  }
}
