package org.loopwright.explore;

import java.util.Comparator;
import java.util.Locale;
import org.loopwright.model.diagnostics.Labelled;

/** What a design is chosen for. */
public enum DesignObjective implements Labelled {
  /** Multiply-accumulates a cycle; more is better. */
  THROUGHPUT {
    @Override
    public double cost(Design design) {
      return -design.metrics().macsPerCycle();
    }

    @Override
    double cost(long runtimeCycles, double energyNj) {
      return runtimeCycles;
    }
  },
  /** Energy of one run, nJ. */
  ENERGY {
    @Override
    public double cost(Design design) {
      return design.metrics().energyNj();
    }

    @Override
    double cost(long runtimeCycles, double energyNj) {
      return energyNj;
    }
  },
  /** Energy of one run times its cycles, nJ x cycles. */
  EDP {
    @Override
    public double cost(Design design) {
      return design.metrics().edpNjCycles();
    }

    @Override
    double cost(long runtimeCycles, double energyNj) {
      return energyNj * runtimeCycles;
    }
  };

  /** The better design first; then less area, less power, and sweep order. */
  Comparator<Design> bestFirst() {
    return Comparator.<Design>comparingDouble(this::cost)
        .thenComparingDouble(design -> design.metrics().areaUm2())
        .thenComparingDouble(design -> design.metrics().powerMw())
        .thenComparing(Design.SWEEP_ORDER);
  }

  /** A number that is smaller for the better design. */
  public abstract double cost(Design design);

  /**
   * A number that is smaller for the better way to do the same work. It never grows with the
   * bandwidth.
   */
  abstract double cost(long runtimeCycles, double energyNj);

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
