package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchCaps;
import org.loopwright.search.SearchOptions;

final class SearchDefaultsTest {
  @Test
  void whoeverNamesNothingGetsAProofForALimitedTime() {
    SearchOptions decided = SearchDefaults.decided(SearchDefaults.options());
    assertThat(decided.algorithm()).isEqualTo(SearchAlgorithm.OPTIMAL);
    assertThat(decided.timeLimitSeconds()).hasValue(SearchDefaults.TIME_LIMIT_SECONDS);
  }

  @Test
  void timeLimitOfTheUserHolds() {
    SearchOptions asked = SearchDefaults.options().withTimeLimitSeconds(OptionalDouble.of(500));
    assertThat(SearchDefaults.decided(asked).timeLimitSeconds()).hasValue(500);
  }

  @Test
  void proofThatIsAskedForTakesAllItsTime() {
    SearchOptions asked = SearchDefaults.options().withAlgorithm(SearchAlgorithm.OPTIMAL);
    assertThat(SearchDefaults.decided(asked)).isEqualTo(asked);
  }

  @Test
  void limitsThatAProofDoesNotLookAtAreLeftOut() {
    assertThat(SearchDefaults.decided(sampling(SearchAlgorithm.OPTIMAL)))
        .isEqualTo(SearchDefaults.options().proving().withTimeLimitSeconds(OptionalDouble.of(3)));
    assertThat(SearchDefaults.decided(sampling(SearchAlgorithm.HYBRID)))
        .isEqualTo(sampling(SearchAlgorithm.HYBRID));
  }

  private static SearchOptions sampling(SearchAlgorithm algorithm) {
    return new SearchOptions(
        algorithm,
        List.of(Objective.EDP),
        OptionalLong.of(5),
        OptionalDouble.of(3),
        OptionalLong.of(7),
        0,
        SearchCaps.NONE,
        Runtime.getRuntime().availableProcessors(),
        1);
  }
}
