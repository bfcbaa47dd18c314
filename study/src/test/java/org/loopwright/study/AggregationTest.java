package org.loopwright.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.formats.study.Aggregate;

final class AggregationTest {
  @ParameterizedTest
  @CsvSource({
    "MAX, 8",
    "MIN, 0",
    "MEAN, 3.25",
    "MEDIAN, 2.5",
    "SUM, 13",
    "COUNT, 3",
    "SHARE, 0.75",
    "CORRELATION, -1"
  })
  void numberOfFourValues(Aggregate take, double expected) {
    List<Double> values = List.of(4.0, 1.0, 8.0, 0.0);
    List<Double> opposite = List.of(-4.0, -1.0, -8.0, 0.0);
    assertThat(Aggregation.of(take, values, opposite)).isCloseTo(expected, Offset.offset(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1, 2, 8, 2.5198421", "4, 4, 4, 4"})
  void geometricMeanIsTheRootOfTheProduct(double a, double b, double c, double expected) {
    assertThat(Aggregation.of(Aggregate.GEOMEAN, List.of(a, b, c), List.of()))
        .isCloseTo(expected, Offset.offset(1e-6));
  }
}
