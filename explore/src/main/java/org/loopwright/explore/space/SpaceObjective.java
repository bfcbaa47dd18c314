package org.loopwright.explore.space;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.expression.Formula;

/**
 * What a sweep makes small: a formula over the totals of a point.
 *
 * @param label what users call it
 * @param formula over the names of {@link PointTotals}
 * @param grows whether it is never less with more energy, or with more cycles, or with more area
 */
public record SpaceObjective(String label, Formula formula, boolean grows) implements Labelled {
  public SpaceObjective {
    requireNonNull(label, "label");
    requireNonNull(formula, "formula");
  }

  /** Its value for a point. */
  public double value(PointTotals totals) {
    return formula.value(totals.numbers());
  }
}
