package org.loopwright.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchCaps;
import org.loopwright.search.SearchOptions;
import picocli.CommandLine.Option;

/** How to search; what is given wins over the mapper section of the files. */
final class SearchCommandOptions {
  @Option(
      names = "--search",
      paramLabel = "ALGORITHM",
      description =
          "hybrid (samples, then improves: the default), optimal (the best of all mappings, with"
              + " proof), random, linear-pruned or exhaustive.")
  private String algorithm;

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      split = ",",
      description =
          "What to make small: edp (the default), energy, delay, ed2p or last-level-accesses;"
              + " after a comma, what decides between equals.")
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
      description = "Only mappings that take at most so many cycles.")
  private Double delayCap;

  @Option(
      names = "--energy-cap",
      paramLabel = "ENERGY",
      converter = EnergyConverter.class,
      description = "Only mappings that take at most so much energy: pJ, or such as 3.2mJ.")
  private Double energyCapPj;

  @Option(names = "--search-size", paramLabel = "N", description = "Stop after N valid mappings.")
  private Long searchSize;

  @Option(names = "--time-limit", paramLabel = "SECONDS", description = "Stop after so much time.")
  private Double timeLimitSeconds;

  @Option(
      names = "--victory-condition",
      paramLabel = "N",
      description = "Stop after N valid mappings in a row without a better one.")
  private Long victoryCondition;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that evaluate (default: all processors); the result is the same.")
  private Integer threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of every random choice (default: 1); the same seed gives the same result.")
  private Long seed;

  /** Refuses names that are not known, and what does not go together. */
  void check() {
    if (algorithm != null) {
      algorithm();
    }
    if (objectives != null) {
      objectives();
    }
    caps(SearchCaps.NONE);
    if (gap != null && gap > 0 && namesAnotherThanOptimal()) {
      throw new IllegalArgumentException(
          "--gap needs a search that proves a bound: leave out --search, or write --search"
              + " optimal");
    }
  }

  /** The options of the files, changed by those given here. */
  SearchOptions over(SearchOptions given) {
    return new SearchOptions(
        algorithm(given.algorithm()),
        objectives == null ? given.objectives() : objectives(),
        searchSize == null ? given.searchSize() : OptionalLong.of(searchSize),
        timeLimitSeconds == null ? given.timeLimitSeconds() : OptionalDouble.of(timeLimitSeconds),
        victoryCondition == null ? given.victoryCondition() : OptionalLong.of(victoryCondition),
        gap == null ? given.gap() : gap,
        caps(given.caps()),
        threads == null ? given.threads() : threads,
        seed == null ? given.seed() : seed);
  }

  private SearchCaps caps(SearchCaps given) {
    return new SearchCaps(
        energyCapPj == null ? given.energyPj() : OptionalDouble.of(energyCapPj),
        delayCap == null ? given.cycles() : OptionalDouble.of(delayCap));
  }

  /** Whether the user chose a way to search other than the one that proves. */
  boolean namesAnotherThanOptimal() {
    return algorithm != null && algorithm() != SearchAlgorithm.OPTIMAL;
  }

  /** Whether the user chose a way to search other than these, or one that proves to a gap. */
  boolean namesAnotherThan(SearchAlgorithm... ways) {
    return (algorithm != null && !Arrays.asList(ways).contains(algorithm()))
        || (gap != null && gap > 0);
  }

  /** Whether the user said what to make small. */
  boolean namesObjectives() {
    return objectives != null;
  }

  /** A gap asks for the search that proves one. */
  private SearchAlgorithm algorithm(SearchAlgorithm given) {
    if (algorithm != null) {
      return algorithm();
    }
    return gap != null && gap > 0 ? SearchAlgorithm.OPTIMAL : given;
  }

  private SearchAlgorithm algorithm() {
    String name = algorithm.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(SearchAlgorithm.values())
        .filter(candidate -> candidate.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no search algorithm '"
                        + algorithm
                        + "'; there are hybrid, optimal, random, linear-pruned and exhaustive"));
  }

  private List<Objective> objectives() {
    return objectives.stream().map(SearchCommandOptions::objective).toList();
  }

  private static Objective objective(String given) {
    String name = given.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(Objective.values())
        .filter(candidate -> candidate.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no objective '"
                        + given
                        + "'; there are edp, energy, delay, ed2p and last-level-accesses"));
  }
}
