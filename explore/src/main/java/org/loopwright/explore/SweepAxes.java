package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.axis.BufferAxis;

/**
 * The hardware parameters that a sweep varies.
 *
 * @param nocBandwidth elements a cycle
 * @param l1Bytes the L1 of each PE
 * @param l2Bytes the shared L2
 */
public record SweepAxes(Axis pes, Axis nocBandwidth, BufferAxis l1Bytes, BufferAxis l2Bytes) {
  public SweepAxes {
    requireNonNull(pes, "pes");
    requireNonNull(nocBandwidth, "nocBandwidth");
    requireNonNull(l1Bytes, "l1Bytes");
    requireNonNull(l2Bytes, "l2Bytes");
  }

  /** Axes with buffers of given sizes. */
  public SweepAxes(Axis pes, Axis nocBandwidth, Axis l1Bytes, Axis l2Bytes) {
    this(pes, nocBandwidth, BufferAxis.of(l1Bytes), BufferAxis.of(l2Bytes));
  }

  /** Pairs of an L1 and an L2 size. */
  BigInteger bufferPairs() {
    return BigInteger.valueOf(l1Bytes.size()).multiply(BigInteger.valueOf(l2Bytes.size()));
  }
}
