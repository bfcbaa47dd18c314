package org.loopwright.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.Target;
import picocli.CommandLine.Option;

/** How to search; what is given wins over the mapper section of the files. */
final class SearchCommandOptions {
  private static final String SEARCH_SIZE = "--search-size";
  private static final String VICTORY_CONDITION = "--victory-condition";
  private static final String SEED = "--seed";

  @Option(
      names = "--search",
      paramLabel = "ALGORITHM",
      description =
          "${bundle:search.algorithms}, or auto (the default): optimal, for at most"
              + " ${bundle:search.time} s a layer, but hybrid with --search-size,"
              + " --victory-condition or --seed.")
  private String algorithm;

  @Option(
      names = "--objective",
      paramLabel = "LIST",
      description =
          "What to make small: ${bundle:search.objectives};"
              + " after a comma, what decides between equals. See docs/results.md for the numbers.")
  private List<String> objectives;

  @Option(
      names = "--gap",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description =
          "Stop --search optimal once the best is proved to lie within this share of the"
              + " optimum, such as 0.01 or 1%% (default: 0, the optimum itself).")
  private Double gap;

  @Option(
      names = "--delay-cap",
      paramLabel = "CYCLES",
      description = "Only mappings that take at most this number of cycles.")
  private Double delayCap;

  @Option(
      names = "--energy-cap",
      paramLabel = "ENERGY",
      converter = EnergyConverter.class,
      description = "Only mappings that take at most this energy: pJ, or such as 3.2mJ.")
  private Double energyCapPj;

  @Option(
      names = SEARCH_SIZE,
      paramLabel = "N",
      description = "Stop after N valid mappings; not for --search optimal.")
  private Long searchSize;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Stop the search of a layer after this time: seconds, or such as 90s, 5m or 1h (default:"
              + " none, ${bundle:search.time} s with auto).")
  private Double timeLimitSeconds;

  @Option(
      names = "--step-limit",
      paramLabel = "N",
      description =
          "Stop the proof for a layer after N steps, on one thread: unlike a time limit, it ends at"
              + " the same place on any machine.")
  private Long stepLimit;

  @Option(
      names = VICTORY_CONDITION,
      paramLabel = "N",
      description =
          "Stop after N valid mappings in a row without a better one; not for --search optimal.")
  private Long victoryCondition;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that search (default: all processors); the result is the same, unless a time"
              + " limit ends the search.")
  private Integer threads;

  @Option(
      names = SEED,
      paramLabel = "N",
      description =
          "Of every random choice (default: 1); the same seed gives the same result, unless a time"
              + " limit ends the search.")
  private Long seed;

  /** Refuses what means nothing, and what does not go together, before a search begins. */
  void check() {
    over(SearchDefaults.options());
    if (gap != null && gap > 0 && namesAnotherThanOptimal()) {
      throw new IllegalArgumentException(
          "--gap needs a search that proves a bound: leave out --search, or write --search"
              + " optimal");
    }
    if (algorithm != null && !namesAnotherThanOptimal()) {
      refuseLimitsOfSampling();
    }
    if (algorithm != null && algorithm() == SearchAlgorithm.OPTIMAL && objectives != null) {
      refuseWhatHasNoProof();
    }
  }

  private void refuseWhatHasNoProof() {
    Optional<String> why = ObjectiveText.notProvable(targets());
    if (why.isPresent()) {
      throw new IllegalArgumentException(
          why.get() + "leave out --search, or write --search hybrid");
    }
  }

  /** Refuses limits that a search that proves does not look at. */
  void refuseLimitsOfSampling() {
    if (searchSize != null || victoryCondition != null) {
      throw new IllegalArgumentException(
          (searchSize != null ? SEARCH_SIZE : VICTORY_CONDITION)
              + " is for searches that sample, such as --search hybrid: leave it out;"
              + " --time-limit ends any search");
    }
  }

  /**
   * The note that a search samples though nobody named one that does.
   *
   * @param given the options of the files, or else the standard ones
   */
  Optional<String> note(SearchOptions given) {
    SearchOptions asked = over(given);
    if (asked.algorithm().proves()) {
      return ObjectiveText.notProvable(asked.goal().targets())
          .map(why -> why + "searching for it with hybrid, which proves nothing");
    }
    boolean unnamed = algorithm == null && given.algorithm() == SearchAlgorithm.AUTO;
    return sampling()
        .filter(option -> unnamed && ObjectiveText.notProvable(asked.goal().targets()).isEmpty())
        .map(
            option ->
                option
                    + " is for searches that sample: searching with hybrid, which proves nothing;"
                    + " --search optimal does");
  }

  /** The options of the files, changed by those given here. */
  SearchOptions over(SearchOptions given) {
    return new SearchOptions(
        algorithm(given.algorithm()),
        goal(given.goal()),
        limits(given.limits()),
        threads == null ? given.threads() : threads,
        seed == null ? given.seed() : seed);
  }

  private SearchGoal goal(SearchGoal given) {
    SearchCaps caps = given.caps();
    return new SearchGoal(
        objectives == null ? given.targets() : targets(),
        new SearchCaps(
            energyCapPj == null ? caps.energyPj() : OptionalDouble.of(energyCapPj),
            delayCap == null ? caps.cycles() : OptionalDouble.of(delayCap)),
        gap == null ? given.gap() : gap);
  }

  private SearchLimits limits(SearchLimits given) {
    return new SearchLimits(
        searchSize == null ? given.searchSize() : OptionalLong.of(searchSize),
        timeLimitSeconds == null ? given.timeLimitSeconds() : OptionalDouble.of(timeLimitSeconds),
        victoryCondition == null ? given.victoryCondition() : OptionalLong.of(victoryCondition),
        stepLimit == null ? given.steps() : OptionalLong.of(stepLimit));
  }

  /** Whether the user chose a way to search other than the one that proves. */
  boolean namesAnotherThanOptimal() {
    return algorithm != null && !algorithm().proves();
  }

  /** Whether the user chose a way to search other than these, or one that proves to a gap. */
  boolean namesAnotherThan(SearchAlgorithm... ways) {
    return (algorithm != null && !Arrays.asList(ways).contains(algorithm()))
        || (gap != null && gap > 0);
  }

  /** Whether the user named objectives. */
  boolean namesObjectives() {
    return objectives != null;
  }

  /** A gap asks for the search that proves one. */
  private SearchAlgorithm algorithm(SearchAlgorithm given) {
    if (algorithm != null) {
      return algorithm();
    }
    boolean proving = gap != null && gap > 0;
    if (given == SearchAlgorithm.AUTO) {
      return sampling().isPresent() && !proving ? SearchAlgorithm.HYBRID : given;
    }
    return proving ? SearchAlgorithm.OPTIMAL : given;
  }

  /** What was given that only searches that sample look at. */
  private Optional<String> sampling() {
    if (searchSize != null) {
      return Optional.of(SEARCH_SIZE);
    }
    if (victoryCondition != null) {
      return Optional.of(VICTORY_CONDITION);
    }
    return seed == null ? Optional.empty() : Optional.of(SEED);
  }

  private SearchAlgorithm algorithm() {
    return Labels.require(SearchAlgorithm.class, algorithm, "search algorithm");
  }

  private List<Target> targets() {
    return ObjectiveText.list(String.join(",", objectives));
  }
}
