package org.loopwright.analysis.perfect;

import java.math.BigInteger;

/** Ratios of products that must not wrap. */
final class ExactRatio {
  private ExactRatio() {}

  /** The floor of {@code a x b / c} for counts, whatever the size of the product. */
  static long floor(long a, long b, long c) {
    if (Math.multiplyHigh(a, b) == 0 && a * b >= 0) {
      return a * b / c;
    }
    return BigInteger.valueOf(a)
        .multiply(BigInteger.valueOf(b))
        .divide(BigInteger.valueOf(c))
        .longValueExact();
  }
}
