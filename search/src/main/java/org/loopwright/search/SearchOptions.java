package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;

/**
 * How to search, what for, and when to stop.
 *
 * @param threads threads that evaluate, at most {@link #MAX_THREADS}; what a search that no clock
 *     ended finds does not depend on their number
 * @param seed of every random choice
 */
public record SearchOptions(
    SearchAlgorithm algorithm, SearchGoal goal, SearchLimits limits, int threads, long seed) {
  /** More threads would only take memory. */
  public static final int MAX_THREADS = 1024;

  public SearchOptions {
    requireNonNull(algorithm, "algorithm");
    requireNonNull(goal, "goal");
    requireNonNull(limits, "limits");
    Require.positive(threads, "threads");
    Require.that(
        threads <= MAX_THREADS, "threads must be at most %s but was %s", MAX_THREADS, threads);
  }

  /** Without limits: the algorithm decides when to stop. */
  public static SearchOptions unlimited(
      SearchAlgorithm algorithm, List<Objective> objectives, int threads, long seed) {
    return new SearchOptions(
        algorithm, SearchGoal.of(objectives), SearchLimits.NONE, threads, seed);
  }

  public SearchOptions withAlgorithm(SearchAlgorithm other) {
    return new SearchOptions(other, goal, limits, threads, seed);
  }

  public SearchOptions withGoal(UnaryOperator<SearchGoal> change) {
    return new SearchOptions(algorithm, change.apply(goal), limits, threads, seed);
  }

  public SearchOptions withLimits(UnaryOperator<SearchLimits> change) {
    return new SearchOptions(algorithm, goal, change.apply(limits), threads, seed);
  }

  /**
   * The same for the search that proves, which does not look at the limits of those that sample.
   */
  public SearchOptions proving() {
    return withAlgorithm(SearchAlgorithm.OPTIMAL).withLimits(SearchLimits::ofProofs);
  }
}
