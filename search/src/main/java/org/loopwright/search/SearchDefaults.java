package org.loopwright.search;

import java.util.List;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.optimal.OptimalSearch;

/** How to search where neither a file nor the command line gives options. */
public final class SearchDefaults {
  /** The objective where none is named. */
  public static final Objective OBJECTIVE = Objective.EDP;

  private static final long SEED = 1;

  /** For a layer, so that nobody who did not ask for a proof waits for one without end. */
  public static final double TIME_LIMIT_SECONDS = 30;

  private SearchDefaults() {}

  /** The options where nothing is given, on all processors. */
  public static SearchOptions options() {
    int threads = Runtime.getRuntime().availableProcessors();
    return SearchOptions.unlimited(SearchAlgorithm.AUTO, List.of(OBJECTIVE), threads, SEED);
  }

  /**
   * What a search is to do: one for which no algorithm is named proves, for a limited time, if the
   * workload and the first objective can be proved at all. What the search does not look at is left
   * out.
   */
  public static SearchOptions decided(SearchOptions asked, Workload workload) {
    if (!asked.algorithm().proves()) {
      return asked;
    }
    if (asked.algorithm() == SearchAlgorithm.AUTO) {
      if (!OptimalSearch.takes(workload) || !asked.goal().first().isProvable()) {
        return asked.withAlgorithm(SearchAlgorithm.HYBRID);
      }
      if (asked.limits().timeLimitSeconds().isEmpty() && asked.limits().steps().isEmpty()) {
        return asked
            .proving()
            .withLimits(limits -> limits.withTimeLimitSeconds(TIME_LIMIT_SECONDS));
      }
    }
    return asked.proving();
  }
}
