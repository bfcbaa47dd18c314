package org.loopwright.search.goal;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.loopwright.model.diagnostics.Require;

/**
 * One objective of a list.
 *
 * @param tolerance a mapping is as good as the best if it is worse by at most this share; what
 *     follows in the list decides between those
 */
public record Target(Objective objective, double tolerance) {
  public Target {
    requireNonNull(objective, "objective");
    Require.that(
        tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY,
        "tolerance of %s must be at least 0 and finite but was %s",
        objective,
        tolerance);
  }

  public static Target of(Objective objective) {
    return new Target(objective, 0);
  }

  public boolean hasObjectiveOf(Target other) {
    return objective.equals(other.objective);
  }

  /** What mappings that are as good as one of this value have at most. */
  public double ceiling(double value) {
    return value + Math.abs(value) * tolerance;
  }

  /** As users write it: {@code delay:5%}. */
  @Override
  public String toString() {
    return tolerance == 0
        ? objective.label()
        : objective.label()
            + ":"
            + BigDecimal.valueOf(tolerance).movePointRight(2).stripTrailingZeros().toPlainString()
            + "%";
  }
}
