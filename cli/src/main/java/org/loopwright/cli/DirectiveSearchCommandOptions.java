package org.loopwright.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.loopwright.dataflow.search.DirectiveSearchOptions;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.goal.Target;
import picocli.CommandLine.Option;

/** How to search the best dataflow of each layer. */
final class DirectiveSearchCommandOptions {
  @Option(
      names = "--search",
      description =
          "Search the best dataflow of each layer: order, dimensions over units, sizes of clusters"
              + " and tiles. The five styles take part.")
  private boolean search;

  @Option(
      names = "--objective",
      paramLabel = "LIST",
      description =
          "With --search, what to make small: edp (the default), energy, delay, ed2p, a number of the"
              + " result (such as area_um2) or a formula of such (energy_pj * cycles^2), with a"
              + " tolerance (delay:5%%); after a comma, what decides between equals.")
  private String objective;

  @Option(
      names = "--all",
      description =
          "With --search, look at every mapping of the space, however many there are (default: up to"
              + " 300,000; larger spaces are climbed from many starts).")
  private boolean all;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "With --search, end the search of a layer after this time: seconds, or such as 90s, 5m or"
              + " 1h (default: none).")
  private Double timeLimitSeconds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "With --search, threads (default: all processors); the result is the same, unless a time"
              + " limit ends the search.")
  private Integer threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --search, of the starts that are drawn (default: 1).")
  private Long seed;

  boolean isOn() {
    return search;
  }

  /** Refuses options of a search that nobody asked for. */
  void check() {
    boolean any =
        all
            || Stream.of(objective, timeLimitSeconds, threads, seed)
                .anyMatch(given -> given != null);
    if (any && !search) {
      throw new IllegalArgumentException(
          "--objective, --all, --time-limit, --threads and --seed need --search");
    }
  }

  List<Target> targets() {
    return objective == null
        ? List.of(Target.of(SearchDefaults.OBJECTIVE))
        : ObjectiveText.list(objective);
  }

  DirectiveSearchOptions options() {
    return new DirectiveSearchOptions(
        all,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        seed == null ? 1 : seed,
        timeLimitSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(timeLimitSeconds));
  }
}
