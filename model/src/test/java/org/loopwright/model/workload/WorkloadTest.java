package org.loopwright.model.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WorkloadTest {
  @Test
  void algorithmicReuseIsOperationsOverTheWordsOfAllTensors() {
    Workload convolution = sliding(4, 3, 1);
    // 4 * 3 operations; 3 weights, 4 + 3 - 1 inputs and 4 outputs
    assertThat(convolution.algorithmicReuse()).isEqualTo(12.0 / (3 + 6 + 4));
  }

  @Test
  void gapsOfAStrideAreWordsOfTheTensor() {
    // 4 outputs of 1 tap, 3 apart: inputs 0 to 9
    assertThat(sliding(4, 1, 3).algorithmicReuse()).isEqualTo(4.0 / (1 + 10 + 4));
  }

  @Test
  void tensorsBeyondTheRangeOfCountsHaveAReuse() {
    double reuse = sliding(4, 1, Long.MAX_VALUE).algorithmicReuse();
    assertThat(reuse).isPositive().isLessThan(1e-18);
  }

  private static Workload sliding(long outputs, long taps, long stride) {
    return new Workload(
        "sliding",
        List.of(new Dimension("P", outputs), new Dimension("R", taps)),
        List.of(
            DataSpace.operand("Weights", IndexExpression.of(Term.of("R"))),
            DataSpace.operand("Inputs", IndexExpression.of(new Term("P", stride), Term.of("R"))),
            DataSpace.result("Outputs", IndexExpression.of(Term.of("P")))));
  }
}
