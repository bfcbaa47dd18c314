package org.loopwright.model.math;

import org.loopwright.model.diagnostics.Require;

/** The values that one factor may take: from {@code least} to {@code most}, both included. */
public record FactorRange(long least, long most) {
  /** Any factor. */
  public static final FactorRange ANY = new FactorRange(1, Long.MAX_VALUE);

  public FactorRange {
    Require.positive(least, "least factor");
  }

  public static FactorRange exactly(long factor) {
    return new FactorRange(factor, factor);
  }

  public static FactorRange atLeast(long factor) {
    return new FactorRange(factor, Long.MAX_VALUE);
  }

  public static FactorRange atMost(long factor) {
    return new FactorRange(1, factor);
  }

  public boolean contains(long factor) {
    return least <= factor && factor <= most;
  }
}
