package org.loopwright.search.optimal;

/** Which storage levels keep which data spaces; immutable. */
final class Residency {
  /** By data space: the levels that keep it, a bit for each. */
  final int[] keepers;

  Residency(int[] keepers) {
    this.keepers = keepers;
  }

  boolean keeps(int level, int dataSpace) {
    return (keepers[dataSpace] >>> level & 1) != 0;
  }

  /** The next keeper outside {@code level}, or -1. */
  static int next(int keepers, int level) {
    int outside = keepers >>> (level + 1);
    return outside == 0 ? -1 : level + 1 + Integer.numberOfTrailingZeros(outside);
  }

  int parent(int level, int dataSpace) {
    return next(keepers[dataSpace], level);
  }
}
