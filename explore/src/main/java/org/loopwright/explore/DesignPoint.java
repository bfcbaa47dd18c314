package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A point of the design space.
 *
 * @param task its PEs and style, by their number in the sweep
 * @param style how the layers are mapped
 * @param nocBandwidth elements a cycle
 * @param l1Bytes the L1 of each PE
 * @param l2Bytes the shared L2
 */
public record DesignPoint(
    long task, String style, long pes, long nocBandwidth, long l1Bytes, long l2Bytes) {

  static final Comparator<DesignPoint> SWEEP_ORDER =
      Comparator.comparingLong(DesignPoint::task)
          .thenComparingLong(DesignPoint::nocBandwidth)
          .thenComparingLong(DesignPoint::l1Bytes)
          .thenComparingLong(DesignPoint::l2Bytes);

  public DesignPoint {
    requireNonNull(style, "style");
  }

  /** All buffers together: an L1 in each PE, and the L2. */
  public long bufferBytes() {
    return Math.addExact(Math.multiplyExact(pes, l1Bytes), l2Bytes);
  }
}
