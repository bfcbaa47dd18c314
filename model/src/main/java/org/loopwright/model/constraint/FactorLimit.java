package org.loopwright.model.constraint;

import org.loopwright.model.diagnostics.Require;

/**
 * What a loop bound may be at one tiling level: between {@code least} and {@code most}, both
 * included.
 *
 * @param most {@link #WHOLE} is the bound of the dimension
 */
public record FactorLimit(long least, long most) {
  /** The bound of the dimension, whatever it is: a constraint does not know it. */
  public static final long WHOLE = Long.MAX_VALUE;

  public FactorLimit {
    Require.positive(least, "least factor");
    Require.that(least <= most, "least factor %s must not exceed the most, %s", least, most);
  }

  public static FactorLimit exactly(long bound) {
    return new FactorLimit(bound, bound);
  }

  public static FactorLimit atLeast(long bound) {
    return new FactorLimit(bound, WHOLE);
  }

  public static FactorLimit atMost(long bound) {
    return new FactorLimit(1, bound);
  }

  /**
   * The whole bound of the dimension, written {@code 0} in files (Parashar et al. 2019, Figure 6).
   */
  public static FactorLimit whole() {
    return new FactorLimit(WHOLE, WHOLE);
  }

  public boolean isExact() {
    return least == most;
  }
}
