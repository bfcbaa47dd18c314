package org.loopwright.cli;

import java.util.List;
import java.util.OptionalLong;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.search.census.CensusOptions;
import picocli.CommandLine.Option;

/** What a census counts. */
final class CensusCommandOptions {
  private static final String STATISTICS =
      "energy_pj,cycles,edp_pj_cycles,utilization,last_level_accesses";
  private static final long SAMPLES = 1_000_000;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Points of the mapspace to draw, uniformly and with repetition (default: "
              + SAMPLES
              + ").")
  private Long samples;

  @Option(
      names = "--all",
      description = "Count every point of the mapspace instead, if it is small enough.")
  private boolean all;

  @Option(
      names = "--statistic",
      paramLabel = "LIST",
      defaultValue = STATISTICS,
      description =
          "The numbers of a result to describe, such as levels.GLB.reads, or formulas of them"
              + " (default: ${DEFAULT-VALUE}); the text has the histogram of the first.")
  private List<String> statistics;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Only mappings of which this is true, such as \"utilization >= 0.95\"; may be given"
              + " several times.")
  private List<String> conditions = List.of();

  @Option(
      names = "--within",
      paramLabel = "LIST",
      description =
          "Of those only the ones near the best, such as cycles:5%%; after a comma, of those again.")
  private List<String> within = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the draws (default: ${DEFAULT-VALUE}); the same seed draws the same points.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that evaluate (default: all processors); the result is the same.")
  private Integer threads;

  CensusOptions options() {
    if (all && samples != null) {
      throw new IllegalArgumentException(
          "--all counts every point once, --samples draws some: leave out one");
    }
    OptionalLong drawn = OptionalLong.of(samples == null ? SAMPLES : samples);
    return new CensusOptions(
        all ? OptionalLong.empty() : drawn,
        seed,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        ObjectiveText.statistics(String.join(",", statistics)),
        conditions.stream().map(ObjectiveText::statistic).toList(),
        within.isEmpty() ? List.of() : ObjectiveText.list(String.join(",", within)));
  }
}
