package org.loopwright.model.workload;

import org.loopwright.model.diagnostics.Require;

/**
 * A product {@code coefficient x dimension} in an index expression; strides and dilations are
 * coefficients.
 */
public record Term(String dimension, long coefficient) {
  public Term {
    Require.notBlank(dimension, "dimension of a term");
    Require.that(
        coefficient != 0 && coefficient != Long.MIN_VALUE,
        "coefficient of %s must not be %s",
        dimension,
        coefficient);
  }

  public static Term of(String dimension) {
    return new Term(dimension, 1);
  }
}
