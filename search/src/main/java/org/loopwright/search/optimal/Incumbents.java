package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;

/**
 * The best mapping so far, shared by all threads. Of equal mappings that of the subproblem with the
 * lesser number wins, and within a subproblem the first; so the result does not depend on threads.
 */
final class Incumbents {
  /** Bounds are sums in another order than costs; this share of them is not relied upon. */
  static final double ROUNDING = 1e-11;

  private final SearchGoal goal;
  private final BooleanSupplier isOver;
  private final PackedMapping mapping;
  private volatile double[] objectives;
  private volatile int index = Integer.MAX_VALUE;
  private boolean present;

  Incumbents(SearchGoal goal, PackedMapping scratch, BooleanSupplier isOver) {
    this.goal = goal;
    this.isOver = isOver;
    mapping = scratch;
    objectives = new double[goal.objectives().size()];
    Arrays.fill(objectives, Double.POSITIVE_INFINITY);
  }

  boolean mustStop() {
    return isOver.getAsBoolean();
  }

  synchronized boolean isPresent() {
    return present;
  }

  PackedMapping mapping() {
    return mapping;
  }

  double[] objectives() {
    return objectives;
  }

  /** Takes a mapping that is better, or as good and earlier. */
  void offer(double[] offered, PackedMapping candidate, int number) {
    if (compare(offered, objectives) > 0) {
      return;
    }
    synchronized (this) {
      int compared = compare(offered, objectives);
      if (compared < 0 || (compared == 0 && number < index) || !present) {
        mapping.copyFrom(candidate);
        objectives = offered.clone();
        index = number;
        present = true;
      }
    }
  }

  private static int compare(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      int compared = Double.compare(a[i], b[i]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }

  /**
   * What a mapping with at least {@code cycles} must stay below, in the unit of the prices, to
   * matter.
   */
  double costLimit(double cycles) {
    if (cycles > goal.caps().maxCycles()) {
      return Double.NEGATIVE_INFINITY;
    }
    double[] now = objectives;
    double limit = slack(now[0] * (1 - goal.gap()));
    double cost =
        switch (goal.first()) {
          case ENERGY, LAST_LEVEL_ACCESSES -> limit;
          case EDP -> limit / cycles;
          case ED2P -> limit / cycles / cycles;
          case DELAY -> costLimitOfDelay(cycles, now);
        };
    return pricesAreEnergies() ? Math.min(cost, slack(goal.caps().maxEnergyPj())) : cost;
  }

  private boolean pricesAreEnergies() {
    return goal.first() != Objective.LAST_LEVEL_ACCESSES;
  }

  private double costLimitOfDelay(double cycles, double[] now) {
    double limit = now[0] * (1 - goal.gap());
    if (cycles != limit) {
      return cycles < limit ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    return switch (goal.objectives().get(1)) {
      case ENERGY -> slack(now[1]);
      case EDP -> slack(now[1] / cycles);
      case ED2P -> slack(now[1] / cycles / cycles);
      case DELAY, LAST_LEVEL_ACCESSES -> Double.POSITIVE_INFINITY;
    };
  }

  private static double slack(double limit) {
    return limit + Math.abs(limit) * ROUNDING + Double.MIN_NORMAL;
  }

  /** The first objective, at the least, of a mapping with at least that cost and duration. */
  double objective(double cost, double cycles) {
    return switch (goal.first()) {
      case ENERGY, LAST_LEVEL_ACCESSES -> cost;
      case EDP -> cost * cycles;
      case ED2P -> cost * cycles * cycles;
      case DELAY -> cycles;
    };
  }
}
