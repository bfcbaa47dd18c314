package org.loopwright.model.math;

import java.util.random.RandomGenerator;
import org.loopwright.model.diagnostics.Require;

/**
 * Numbers drawn uniformly below fixed bounds: the ones of {@link RandomGenerator#nextLong(long)},
 * with the same draws, but without its division, which takes longer than the draw (see
 * MapspaceCensus).
 *
 * <p>A remainder is found by multiplying with the reciprocal {@code m} = floor((2^64 - 1) / b): for
 * {@code u} below 2^63 and {@code b} of at least 3, floor(u m / 2^64) is floor(u / b) or one less,
 * as their difference is at most u / 2^64, which is less than 1.
 */
final class BoundedDraws {
  private final long[] bounds;
  private final long[] reciprocals;

  BoundedDraws(long[] bounds) {
    this.bounds = bounds.clone();
    reciprocals = new long[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      Require.that(bounds[i] >= 0, "bound %s must not be negative", bounds[i]);
      reciprocals[i] = bounds[i] == 0 ? 0 : Long.divideUnsigned(-1L, bounds[i]);
    }
  }

  /** A number from 0 up to, not including, bound number {@code which}, which must not be 0. */
  long next(int which, RandomGenerator random) {
    long bound = bounds[which];
    long greatest = bound - 1;
    if ((bound & greatest) == 0) {
      return random.nextLong() & greatest;
    }
    while (true) {
      long drawn = random.nextLong() >>> 1;
      long remainder = drawn - Math.multiplyHigh(drawn, reciprocals[which]) * bound;
      remainder = remainder < bound ? remainder : remainder - bound;
      // Those of the last, incomplete multiple of the bound would be drawn too often
      if (drawn + greatest - remainder >= 0) {
        return remainder;
      }
    }
  }
}
