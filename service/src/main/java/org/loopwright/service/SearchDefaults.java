package org.loopwright.service;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchOptions;

/** How to search where neither a file nor the command line says. */
public final class SearchDefaults {
  private SearchDefaults() {}

  public static SearchOptions options() {
    return new SearchOptions(
        SearchAlgorithm.HYBRID,
        List.of(Objective.EDP),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        Runtime.getRuntime().availableProcessors(),
        1);
  }
}
