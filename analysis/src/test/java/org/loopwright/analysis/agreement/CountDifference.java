package org.loopwright.analysis.agreement;

/**
 * A count of the analysis next to what the interpreter saw.
 *
 * @param level position of the storage level, or of the level above the network
 * @param total what the interpreter counted over all instances
 * @param instances instances to average over
 */
record CountDifference(
    String dataSpace, int level, Count count, double analysis, double total, long instances) {
  /** What is compared. */
  enum Count {
    TILE,
    PARTITION,
    INSTANCES,
    READS,
    FILLS,
    UPDATES,
    TEMPORAL_REDUCTIONS,
    SENT,
    LINK_TRANSFERS,
    MULTICAST,
    SPATIAL_REDUCTIONS
  }

  /** Network counts are sums of fractions, exact but for the last digits. */
  boolean agrees() {
    return Math.abs(analysis * instances - total) <= 1e-9 * total;
  }

  /** Whether they differ by less than a word of the average, which is no whole number. */
  boolean agreesButForRounding() {
    return total % instances != 0 && Math.abs(analysis - total / instances) < 1;
  }

  boolean isTooLow() {
    return analysis * instances < total;
  }

  boolean isBelow(long words) {
    return analysis < words * (1 - 1e-9);
  }

  boolean isOneTooLow() {
    return isTooLow() && (analysis + 1) * instances == total;
  }
}
