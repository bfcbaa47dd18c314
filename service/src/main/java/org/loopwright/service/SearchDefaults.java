package org.loopwright.service;

import java.util.List;
import java.util.OptionalDouble;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.optimal.OptimalSearch;

/** How to search where neither a file nor the command line says. */
public final class SearchDefaults {
  /** For a layer, so that nobody who did not ask for a proof waits for one without end. */
  public static final double TIME_LIMIT_SECONDS = 30;

  private SearchDefaults() {}

  public static SearchOptions options() {
    return SearchOptions.unlimited(
        SearchAlgorithm.AUTO,
        List.of(Objective.EDP),
        Runtime.getRuntime().availableProcessors(),
        1);
  }

  /**
   * What a search is to do: one for which no algorithm is named proves, for a limited time, if the
   * workload can be proved at all. What the search does not look at is left out.
   */
  public static SearchOptions decided(SearchOptions asked, Workload workload) {
    return switch (asked.algorithm()) {
      case AUTO ->
          OptimalSearch.takes(workload)
              ? proof(asked)
              : asked.withAlgorithm(SearchAlgorithm.HYBRID);
      case OPTIMAL -> asked.proving();
      case HYBRID, EXHAUSTIVE, LINEAR_PRUNED, RANDOM, IMPERFECT -> asked;
    };
  }

  private static SearchOptions proof(SearchOptions asked) {
    return asked.timeLimitSeconds().isPresent()
        ? asked.proving()
        : asked.proving().withTimeLimitSeconds(OptionalDouble.of(TIME_LIMIT_SECONDS));
  }
}
