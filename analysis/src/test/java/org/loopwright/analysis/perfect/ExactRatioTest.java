package org.loopwright.analysis.perfect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Ratios are exact where the product has more than 63 bits. */
final class ExactRatioTest {
  @Test
  void smallRatiosRoundDown() {
    assertThat(ExactRatio.floor(10, 4, 6)).isEqualTo(6);
  }

  @Test
  void largeProductsDoNotWrap() {
    assertThat(ExactRatio.floor(3L << 60, 10, 20)).isEqualTo(3L << 59);
    assertThat(ExactRatio.floor(1L << 62, 1L << 62, 1L << 62)).isEqualTo(1L << 62);
    assertThat(ExactRatio.floor(1L << 61, 4, 8)).isEqualTo(1L << 60);
  }

  @Test
  void quotientThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> ExactRatio.floor(1L << 62, 4, 1))
        .isInstanceOf(ArithmeticException.class);
  }
}
