package org.loopwright.model.architecture;

import org.loopwright.model.diagnostics.Require;

/**
 * How many instances of a component the whole design has, as a grid of {@code x} columns by {@code
 * y} rows.
 */
public record Mesh(long x, long y) {
  public static final Mesh SINGLE = new Mesh(1, 1);

  public Mesh {
    Require.positive(x, "meshX");
    Require.positive(y, "meshY");
    Math.multiplyExact(x, y);
  }

  public long instances() {
    return x * y;
  }
}
