package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * A positive number of data points, and the expression that the file gives for it, such as {@code
 * Sz(R)}.
 */
public record Size(long value, String expression) {
  /** Sizes beyond this are refused: no layer has them, and products of them cannot be counted. */
  public static final long MAX = Integer.MAX_VALUE;

  public Size {
    requireNonNull(expression, "expression");
    Require.positive(value, "size %s", expression);
    Require.that(value <= MAX, "size %s must be at most %d but was %d", expression, MAX, value);
  }

  public static Size of(long value) {
    return new Size(value, Long.toString(value));
  }

  @Override
  public String toString() {
    return expression;
  }
}
