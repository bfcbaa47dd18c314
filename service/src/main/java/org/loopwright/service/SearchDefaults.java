package org.loopwright.service;

import java.util.List;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchOptions;

/** How to search where neither a file nor the command line says. */
public final class SearchDefaults {
  private SearchDefaults() {}

  public static SearchOptions options() {
    return SearchOptions.unlimited(
        SearchAlgorithm.HYBRID,
        List.of(Objective.EDP),
        Runtime.getRuntime().availableProcessors(),
        1);
  }
}
