package org.loopwright.explore.space;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.expression.Formula;

/**
 * A value of each point that follows from others.
 *
 * @param name an attribute by its path, or a name for further formulas
 */
public record DerivedValue(String name, Formula formula) {
  public DerivedValue {
    requireNonNull(name, "name");
    requireNonNull(formula, "formula");
  }
}
