package org.loopwright.search;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Require;

/**
 * When a search stops before it has seen the whole mapspace.
 *
 * @param searchSize number of valid mappings to stop after
 * @param timeLimitSeconds time to stop after
 * @param victoryCondition number of valid mappings in a row without a better one to stop after
 * @param steps number of steps of a proof to stop after: the result does not depend on the clock
 */
public record SearchLimits(
    OptionalLong searchSize,
    OptionalDouble timeLimitSeconds,
    OptionalLong victoryCondition,
    OptionalLong steps) {
  /** No limit: the algorithm decides when to stop. */
  public static final SearchLimits NONE =
      new SearchLimits(OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.empty());

  public SearchLimits {
    searchSize.ifPresent(size -> Require.positive(size, "search size"));
    timeLimitSeconds.ifPresent(
        seconds -> Require.that(seconds > 0, "time limit must be positive but was %s s", seconds));
    victoryCondition.ifPresent(size -> Require.positive(size, "victory condition"));
    steps.ifPresent(number -> Require.positive(number, "step limit"));
  }

  /** Limits without one of steps. */
  public SearchLimits(
      OptionalLong searchSize, OptionalDouble timeLimitSeconds, OptionalLong victoryCondition) {
    this(searchSize, timeLimitSeconds, victoryCondition, OptionalLong.empty());
  }

  /** Whether nothing ends a search that samples; such a search takes no steps of a proof. */
  public boolean isNone() {
    return withSteps(OptionalLong.empty()).equals(NONE);
  }

  public SearchLimits withSearchSize(long size) {
    return new SearchLimits(OptionalLong.of(size), timeLimitSeconds, victoryCondition, steps);
  }

  public SearchLimits withTimeLimitSeconds(double seconds) {
    return new SearchLimits(searchSize, OptionalDouble.of(seconds), victoryCondition, steps);
  }

  public SearchLimits withSteps(OptionalLong number) {
    return new SearchLimits(searchSize, timeLimitSeconds, victoryCondition, number);
  }

  /** Those alone that a proving search looks at. */
  public SearchLimits ofProofs() {
    return new SearchLimits(OptionalLong.empty(), timeLimitSeconds, OptionalLong.empty(), steps);
  }
}
