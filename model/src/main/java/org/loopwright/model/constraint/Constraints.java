package org.loopwright.model.constraint;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * All limits on the mapspace, of the architecture and of the user together.
 *
 * @param levels at most one constraint for each storage level; a level that is not named is free
 * @param minParallelism least part of the arithmetic units that a mapping must use, 0 to 1
 */
public record Constraints(List<LevelConstraint> levels, double minParallelism) {
  public static final Constraints NONE = new Constraints(List.of(), 0);

  public Constraints {
    levels = List.copyOf(levels);
    Require.distinct(levels.stream().map(LevelConstraint::level).toList(), "constraint of level");
    Require.that(
        minParallelism >= 0 && minParallelism <= 1,
        "minimum parallelism must be in [0, 1] but was %s",
        minParallelism);
  }

  /** The limits on a storage level. */
  public LevelConstraint of(String level) {
    for (LevelConstraint constraint : levels) {
      if (constraint.level().equals(level)) {
        return constraint;
      }
    }
    return LevelConstraint.free(level);
  }
}
