package org.loopwright.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;

final class SearchDefaultsTest {
  @Test
  void whoeverNamesNothingGetsAProofForALimitedTime() {
    SearchOptions decided = decided(SearchDefaults.options());
    assertThat(decided.algorithm()).isEqualTo(SearchAlgorithm.OPTIMAL);
    assertThat(decided.limits().timeLimitSeconds()).hasValue(SearchDefaults.TIME_LIMIT_SECONDS);
  }

  @Test
  void timeLimitOfTheUserHolds() {
    SearchOptions asked =
        SearchDefaults.options().withLimits(limits -> limits.withTimeLimitSeconds(500));
    assertThat(decided(asked).limits().timeLimitSeconds()).hasValue(500);
  }

  @Test
  void proofThatIsAskedForTakesAllItsTime() {
    SearchOptions asked = SearchDefaults.options().withAlgorithm(SearchAlgorithm.OPTIMAL);
    assertThat(decided(asked)).isEqualTo(asked);
  }

  @Test
  void limitsThatAProofDoesNotLookAtAreLeftOut() {
    assertThat(decided(sampling(SearchAlgorithm.OPTIMAL)))
        .isEqualTo(
            SearchDefaults.options()
                .proving()
                .withLimits(limits -> limits.withTimeLimitSeconds(3)));
    assertThat(decided(sampling(SearchAlgorithm.HYBRID)))
        .isEqualTo(sampling(SearchAlgorithm.HYBRID));
  }

  @Test
  void workloadOfTooManyDataSpacesIsSearchedOtherwise() {
    SearchOptions decided = SearchDefaults.decided(SearchDefaults.options(), workload(11));
    assertThat(decided.algorithm()).isEqualTo(SearchAlgorithm.HYBRID);
  }

  private static SearchOptions decided(SearchOptions asked) {
    return SearchDefaults.decided(asked, workload(10));
  }

  private static Workload workload(int dataSpaces) {
    List<DataSpace> all = new ArrayList<>();
    for (int i = 0; i < dataSpaces; i++) {
      all.add(new DataSpace("D" + i, List.of(IndexExpression.of(new Term("M", 1))), i == 0, 1));
    }
    return new Workload("sum", List.of(new Dimension("M", 4)), all);
  }

  private static SearchOptions sampling(SearchAlgorithm algorithm) {
    return new SearchOptions(
        algorithm,
        SearchGoal.of(List.of(Objective.EDP)),
        new SearchLimits(OptionalLong.of(5), OptionalDouble.of(3), OptionalLong.of(7)),
        Runtime.getRuntime().availableProcessors(),
        1);
  }
}
