package org.loopwright.model.math;

import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.loopwright.model.diagnostics.Require;

/** Random indices into sets too great for a {@code long}. */
public final class UniformIndex {
  private UniformIndex() {}

  /** A number drawn uniformly from 0 up to, not including, {@code bound}. */
  public static BigInteger below(BigInteger bound, RandomGenerator random) {
    Require.that(bound.signum() > 0, "bound of an index must be positive but was %s", bound);
    int bits = bound.subtract(BigInteger.ONE).bitLength();
    byte[] bytes = new byte[bits / Byte.SIZE + 1];
    while (true) {
      random.nextBytes(bytes);
      bytes[0] &= (byte) ((1 << bits % Byte.SIZE) - 1);
      BigInteger drawn = new BigInteger(bytes);
      if (drawn.compareTo(bound) < 0) {
        return drawn;
      }
    }
  }
}
