package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchProgress;

final class SearchProgressBarTest {
  @Test
  void bestBoundAndGapAreTold() {
    assertThat(message(List.of(1.25e15), OptionalDouble.of(1.2e15)))
        .isEqualTo(" best edp 1.250e+15 pJ*cycles, bound 1.200e+15, gap 4.0 %");
  }

  @Test
  void boundIsToldBeforeAMappingIsFound() {
    assertThat(message(List.of(), OptionalDouble.of(1.2e15))).isEqualTo(" bound 1.200e+15");
  }

  @Test
  void searchThatProvesNothingTellsItsBest() {
    assertThat(message(List.of(1.25e15), OptionalDouble.empty()))
        .isEqualTo(" best edp 1.250e+15 pJ*cycles");
    assertThat(message(List.of(), OptionalDouble.empty())).isEmpty();
  }

  private static String message(List<Double> best, OptionalDouble bound) {
    return SearchProgressBar.message(Objective.EDP, new SearchProgress(10, 5, 1, best, bound, 0.5));
  }
}
