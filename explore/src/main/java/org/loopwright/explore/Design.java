package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/** A point of the design space and what the workload costs there. */
public record Design(DesignPoint point, DesignMetrics metrics) {

  /** The order of the sweep: PEs, style, bandwidth, L1, L2. */
  static final Comparator<Design> SWEEP_ORDER =
      Comparator.comparing(Design::point, DesignPoint.SWEEP_ORDER);

  public Design {
    requireNonNull(point, "point");
    requireNonNull(metrics, "metrics");
  }
}
