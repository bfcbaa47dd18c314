package org.loopwright.analysis;

/** What the analysis of edges refuses, lest its arrays grow without bound. */
final class EdgeLimits {
  private static final long MOST_RECEIVERS = 1 << 16;

  private EdgeLimits() {}

  /** The number of receivers along a dimension, or along some that index ranks together. */
  static int receivers(long number) {
    if (number > MOST_RECEIVERS) {
      throw new ArithmeticException(
          "a fan-out of "
              + number
              + " instances over dimensions that index a rank together, with residual factors, is"
              + " too large to analyse; at most "
              + MOST_RECEIVERS
              + " are");
    }
    return (int) number;
  }
}
