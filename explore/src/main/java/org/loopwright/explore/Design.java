package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A point of the design space and what it does.
 *
 * @param task where it stands in the sweep: PEs and style
 * @param style how the layers are mapped
 * @param nocBandwidth elements a cycle
 * @param l1Bytes the L1 of each PE
 * @param l2Bytes the shared L2
 * @param runtimeCycles of the whole workload
 * @param macs multiply-accumulates that the workload needs
 */
public record Design(
    long task,
    String style,
    long pes,
    long nocBandwidth,
    long l1Bytes,
    long l2Bytes,
    long runtimeCycles,
    long macs,
    double energyNj,
    double areaUm2,
    double powerMw) {

  /** The order of the sweep: PEs, style, bandwidth, L1, L2. */
  static final Comparator<Design> SWEEP_ORDER =
      Comparator.comparingLong(Design::task)
          .thenComparingLong(Design::nocBandwidth)
          .thenComparingLong(Design::l1Bytes)
          .thenComparingLong(Design::l2Bytes);

  public Design {
    requireNonNull(style, "style");
  }

  public double macsPerCycle() {
    return (double) macs / runtimeCycles;
  }

  public double edpNjCycles() {
    return energyNj * runtimeCycles;
  }

  /** All buffers together: an L1 in each PE, and the L2. */
  public long bufferBytes() {
    return Math.addExact(Math.multiplyExact(pes, l1Bytes), l2Bytes);
  }

  /** The better for {@code objective} first; then less area, less power, and sweep order. */
  static Comparator<Design> bestFor(DesignObjective objective) {
    return Comparator.<Design>comparingDouble(objective::cost)
        .thenComparingDouble(Design::areaUm2)
        .thenComparingDouble(Design::powerMw)
        .thenComparing(SWEEP_ORDER);
  }
}
