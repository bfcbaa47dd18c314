package org.loopwright.cli;

import java.util.List;
import java.util.Locale;
import org.loopwright.search.SearchOptions;
import picocli.CommandLine.Option;

/** Whether to find a front in place of one mapping, and how long it may get. */
final class FrontCommandOptions {
  private static final List<String> PAIRS = List.of("energy,delay", "delay,energy");

  @Option(
      names = "--pareto",
      paramLabel = "energy,delay",
      description =
          "Find the exact front of energy and delay of a layer, or of a whole network, in place of"
              + " one mapping: every point proved, none left out.")
  private String axes;

  @Option(
      names = "--pareto-points",
      paramLabel = "N",
      defaultValue = "100",
      description = "Stop the front of a layer at N points (default: ${DEFAULT-VALUE}).")
  private int maxPoints;

  boolean isWanted() {
    return axes != null;
  }

  int maxPoints() {
    return maxPoints;
  }

  /** Refuses what does not go with a front. */
  void check(SearchCommandOptions search, boolean explain) {
    if (!isWanted()) {
      return;
    }
    if (!PAIRS.contains(axes.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "--pareto finds the front of energy,delay only, not of " + axes);
    }
    if (maxPoints < 1) {
      throw new IllegalArgumentException("--pareto-points must be at least 1 but was " + maxPoints);
    }
    if (explain) {
      throw new IllegalArgumentException(
          "--explain finds what binds one mapping: leave out --pareto or --explain");
    }
    if (search.namesObjectives()) {
      throw new IllegalArgumentException(
          "--pareto has two objectives of its own, energy and delay: leave out --objective");
    }
    if (search.namesAnotherThanOptimal()) {
      throw new IllegalArgumentException(
          "--pareto needs a search that proves: leave out --search, or write --search optimal");
    }
    search.refuseLimitsOfSampling();
  }

  /** The options for its searches; what only other searches look at is left out. */
  SearchOptions over(SearchOptions options) {
    if (options.goal().gap() > 0) {
      throw new IllegalArgumentException(
          "--pareto finds the exact front: leave out the gap of " + options.goal().gap());
    }
    return options.proving();
  }
}
