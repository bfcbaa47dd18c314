package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Require;

/**
 * How to search, and when to stop.
 *
 * @param objectives what to make small, most important first; a later one decides where the earlier
 *     are equal
 * @param searchSize stop after so many valid mappings
 * @param timeLimitSeconds stop after so much time
 * @param victoryCondition stop after so many valid mappings in a row without a better one
 * @param gap stop once the best is proved to lie within this share of the least, 0 for the least
 *     itself; only {@link SearchAlgorithm#OPTIMAL} proves
 * @param caps what a mapping may take
 * @param threads threads that evaluate, at most {@link #MOST_THREADS}; what a search that no clock
 *     ended finds does not depend on their number
 * @param seed of every random choice
 */
public record SearchOptions(
    SearchAlgorithm algorithm,
    List<Objective> objectives,
    OptionalLong searchSize,
    OptionalDouble timeLimitSeconds,
    OptionalLong victoryCondition,
    double gap,
    SearchCaps caps,
    int threads,
    long seed) {
  /** More would only take memory. */
  public static final int MOST_THREADS = 1024;

  public SearchOptions {
    requireNonNull(algorithm, "algorithm");
    objectives = List.copyOf(objectives);
    Require.that(!objectives.isEmpty(), "a search needs an objective");
    searchSize.ifPresent(size -> Require.positive(size, "search size"));
    timeLimitSeconds.ifPresent(
        seconds -> Require.that(seconds > 0, "time limit must be positive but was %s s", seconds));
    victoryCondition.ifPresent(size -> Require.positive(size, "victory condition"));
    Require.that(gap >= 0 && gap < 1, "gap must be at least 0 and below 1 but was %s", gap);
    requireNonNull(caps, "caps");
    Require.positive(threads, "threads");
    Require.that(
        threads <= MOST_THREADS, "threads must be at most %s but was %s", MOST_THREADS, threads);
  }

  /** Without limits: the strategy decides when to stop. */
  public static SearchOptions unlimited(
      SearchAlgorithm algorithm, List<Objective> objectives, int threads, long seed) {
    return new SearchOptions(
        algorithm,
        objectives,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty(),
        0,
        SearchCaps.NONE,
        threads,
        seed);
  }

  public SearchOptions withAlgorithm(SearchAlgorithm other) {
    return with(other, objectives, timeLimitSeconds, caps);
  }

  public SearchOptions withObjectives(List<Objective> others) {
    return with(algorithm, others, timeLimitSeconds, caps);
  }

  public SearchOptions withTimeLimitSeconds(OptionalDouble limit) {
    return with(algorithm, objectives, limit, caps);
  }

  public SearchOptions withCaps(SearchCaps others) {
    return with(algorithm, objectives, timeLimitSeconds, others);
  }

  /**
   * The same for the search that proves, which does not look at the limits of those that sample.
   */
  public SearchOptions proving() {
    return new SearchOptions(
        SearchAlgorithm.OPTIMAL,
        objectives,
        OptionalLong.empty(),
        timeLimitSeconds,
        OptionalLong.empty(),
        gap,
        caps,
        threads,
        seed);
  }

  private SearchOptions with(
      SearchAlgorithm way, List<Objective> goals, OptionalDouble seconds, SearchCaps most) {
    return new SearchOptions(
        way, goals, searchSize, seconds, victoryCondition, gap, most, threads, seed);
  }
}
