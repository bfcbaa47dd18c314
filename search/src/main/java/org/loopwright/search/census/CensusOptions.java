package org.loopwright.search.census;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/**
 * What a census counts.
 *
 * @param samples points to draw, uniformly and with repetition; empty for all, each once
 * @param seed of the draws
 * @param threads threads that evaluate; the result does not depend on their number
 * @param statistics numbers to describe
 * @param conditions formulas that must be true, not 0, of what is counted
 * @param within of what meets the conditions only what is near the best, one after the other
 */
public record CensusOptions(
    OptionalLong samples,
    long seed,
    int threads,
    List<Objective> statistics,
    List<Objective> conditions,
    List<Target> within) {
  public CensusOptions {
    requireNonNull(samples, "samples");
    samples.ifPresent(count -> Require.positive(count, "samples"));
    Require.positive(threads, "threads");
    Require.that(
        threads <= SearchOptions.MAX_THREADS,
        "threads must be at most %s but was %s",
        SearchOptions.MAX_THREADS,
        threads);
    statistics = statistics.stream().distinct().toList();
    Require.that(!statistics.isEmpty(), "a census needs a statistic");
    conditions = List.copyOf(conditions);
    within = List.copyOf(within);
  }

  /** What is kept of each mapping: the statistics, then what else decides who is near the best. */
  public List<Objective> columns() {
    return Stream.concat(statistics.stream(), within.stream().map(Target::objective))
        .distinct()
        .toList();
  }
}
