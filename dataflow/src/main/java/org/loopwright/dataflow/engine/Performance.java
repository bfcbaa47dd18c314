package org.loopwright.dataflow.engine;

/**
 * How fast a level runs on a tile.
 *
 * @param runtimeCycles cycles of all iterations
 * @param macs multiply-accumulates of all iterations
 * @param activePes PEs with work, on average over the iterations
 * @param arithmeticIntensity multiply-accumulates for each operand element brought in, in the last
 *     case
 */
public record Performance(
    long runtimeCycles,
    long macs,
    double activePes,
    double arithmeticIntensity,
    Delays delays,
    Bandwidths bandwidths) {

  /** The delays that overlap in an iteration, and the one that most cycles wait for. */
  public record Delays(
      DelayRange ingress, DelayRange compute, DelayRange egress, Bottleneck bottleneck) {}

  /** A delay over all iterations, in cycles; the average is rounded towards zero. */
  public record DelayRange(long minCycles, long maxCycles, long averageCycles) {}

  /** The delay that most cycles wait for. */
  public enum Bottleneck {
    COMPUTE,
    INGRESS,
    EGRESS,
    OFFCHIP
  }

  /**
   * Needs for bandwidth, in elements a cycle.
   *
   * @param peakNoc the most that any case moves while it computes
   * @param averageNoc moved while computing, on average over the iterations
   * @param offchip delivered by the memory behind L2
   */
  public record Bandwidths(long peakNoc, double averageNoc, long offchip) {}
}
