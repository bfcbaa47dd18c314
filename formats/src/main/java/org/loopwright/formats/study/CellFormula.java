package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.expression.Formula;

/**
 * A number of a row, made of its other numbers.
 *
 * @param name of the number, in tables and legends
 * @param unit of the number; empty if it has none
 */
public record CellFormula(String name, Formula formula, String unit) {
  public CellFormula {
    requireNonNull(name, "name");
    requireNonNull(formula, "formula");
    requireNonNull(unit, "unit");
  }
}
