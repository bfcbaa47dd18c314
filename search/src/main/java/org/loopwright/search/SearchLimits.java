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
 */
public record SearchLimits(
    OptionalLong searchSize, OptionalDouble timeLimitSeconds, OptionalLong victoryCondition) {
  /** No limit: the algorithm decides when to stop. */
  public static final SearchLimits NONE =
      new SearchLimits(OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.empty());

  public SearchLimits {
    searchSize.ifPresent(size -> Require.positive(size, "search size"));
    timeLimitSeconds.ifPresent(
        seconds -> Require.that(seconds > 0, "time limit must be positive but was %s s", seconds));
    victoryCondition.ifPresent(size -> Require.positive(size, "victory condition"));
  }

  public boolean isNone() {
    return equals(NONE);
  }

  public SearchLimits withSearchSize(long size) {
    return new SearchLimits(OptionalLong.of(size), timeLimitSeconds, victoryCondition);
  }

  public SearchLimits withTimeLimitSeconds(double seconds) {
    return new SearchLimits(searchSize, OptionalDouble.of(seconds), victoryCondition);
  }

  /** The time limit alone, which is the only one that a proving search looks at. */
  public SearchLimits timeOnly() {
    return new SearchLimits(OptionalLong.empty(), timeLimitSeconds, OptionalLong.empty());
  }
}
