package org.loopwright.cli;

import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchOptions;
import picocli.CommandLine.Option;

/** Whether to search mappings with residual factors, too. */
final class ImperfectOption {
  @Option(
      names = "--imperfect",
      description =
          "Also factors that do not divide their dimension: the last iteration of a loop does what"
              + " is left. As hybrid first, then on from there; never worse, with a lower bound,"
              + " without proof.")
  private boolean wanted;

  boolean isWanted() {
    return wanted;
  }

  /** Refuses what does not go with it. */
  void check(SearchCommandOptions search, FrontCommandOptions front) {
    if (!wanted) {
      return;
    }
    if (front.isWanted()) {
      throw new IllegalArgumentException(
          "--pareto knows perfect factors only: leave out --pareto or --imperfect");
    }
    if (search.namesAnotherThan(SearchAlgorithm.IMPERFECT, SearchAlgorithm.HYBRID)) {
      throw new IllegalArgumentException(
          "--imperfect searches in its own way and proves a bound only, not the optimum: leave out"
              + " --search, or, for the optimum among perfect factors, --imperfect");
    }
  }

  /** The options of the files, changed by those of the user. */
  SearchOptions over(SearchOptions given, SearchCommandOptions search) {
    return wanted
        ? search
            .over(given.withAlgorithm(SearchAlgorithm.IMPERFECT))
            .withAlgorithm(SearchAlgorithm.IMPERFECT)
        : search.over(given);
  }
}
