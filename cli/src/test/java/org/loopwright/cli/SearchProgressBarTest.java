package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.loopwright.search.SearchLimits;
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

  @Test
  void timeThatIsLeftIsTold() {
    SearchProgress progress = new SearchProgress(10, 5, 1, List.of(), OptionalDouble.empty(), 8.4);
    assertThat(SearchProgressBar.left(limits(OptionalDouble.of(30)), progress))
        .isEqualTo(", 22 s left");
    assertThat(SearchProgressBar.left(limits(OptionalDouble.empty()), progress)).isEqualTo(", 8 s");
    assertThat(SearchProgressBar.left(limits(OptionalDouble.of(30)).withSearchSize(40), progress))
        .isEqualTo(", 5 of 40 mappings");
  }

  @Test
  void lineIsNoLongerThanTheTerminalIsWide() {
    String message =
        SearchProgressBar.forms(
            Objective.EDP,
            limits(OptionalDouble.of(30)),
            new SearchProgress(10, 5, 1, List.of(1.25e15), OptionalDouble.of(1.2e15), 8.4));
    String name = "a very long name of a layer (1/8)";
    assertThat(ProgressLine.of("conv1 (1/8)", message, 119))
        .isEqualTo(
            "conv1 (1/8) best edp 1.250e+15 pJ*cycles, bound 1.200e+15, gap 4.0 %, 22 s left");
    assertThat(ProgressLine.of(name, message, 79))
        .isEqualTo(
            "a very lo.. best edp 1.250e+15 pJ*cycles, bound 1.200e+15, gap 4.0 %, 22 s left");
    assertThat(ProgressLine.of(name, message, 64))
        .isEqualTo("a very l.. best 1.250e+15, bound 1.200e+15, gap 4.0 %, 22 s left");
    assertThat(ProgressLine.of(name, message, 59))
        .endsWith(" best 1.250e+15, gap 4.0 %, 22 s left")
        .hasSize(59);
    assertThat(ProgressLine.of(name, message, 40)).hasSize(40);
  }

  private static SearchLimits limits(OptionalDouble seconds) {
    return new SearchLimits(OptionalLong.empty(), seconds, OptionalLong.empty());
  }

  private static String message(List<Double> best, OptionalDouble bound) {
    return SearchProgressBar.message(Objective.EDP, new SearchProgress(10, 5, 1, best, bound, 0.5));
  }
}
