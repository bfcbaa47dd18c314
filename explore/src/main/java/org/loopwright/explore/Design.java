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

  /** The better for {@code objective} first; then less area, less power, and sweep order. */
  static Comparator<Design> bestFor(DesignObjective objective) {
    return Comparator.<Design>comparingDouble(objective::cost)
        .thenComparingDouble(design -> design.metrics.areaUm2())
        .thenComparingDouble(design -> design.metrics.powerMw())
        .thenComparing(SWEEP_ORDER);
  }
}
