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
 * @param threads threads that evaluate; the result does not depend on their number
 * @param seed of every random choice
 */
public record SearchOptions(
    SearchAlgorithm algorithm,
    List<Objective> objectives,
    OptionalLong searchSize,
    OptionalDouble timeLimitSeconds,
    OptionalLong victoryCondition,
    int threads,
    long seed) {
  public SearchOptions {
    requireNonNull(algorithm, "algorithm");
    objectives = List.copyOf(objectives);
    Require.that(!objectives.isEmpty(), "a search needs an objective");
    searchSize.ifPresent(size -> Require.positive(size, "search size"));
    timeLimitSeconds.ifPresent(
        seconds -> Require.that(seconds > 0, "time limit must be positive but was %s s", seconds));
    victoryCondition.ifPresent(size -> Require.positive(size, "victory condition"));
    Require.positive(threads, "threads");
  }
}
