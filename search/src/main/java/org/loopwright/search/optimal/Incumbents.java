package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.loopwright.model.mapping.PackedMapping;

/**
 * The best mapping so far, shared by all threads. Of equal mappings that of the subproblem with the
 * lesser number wins, and within a subproblem the first; so the result does not depend on threads.
 */
final class Incumbents {
  private final CostLimits limits;
  private final BooleanSupplier isOver;
  private final PackedMapping mapping;
  private volatile double[] objectives;
  private volatile int index = Integer.MAX_VALUE;
  private boolean present;

  /**
   * No mapping yet.
   *
   * @param count objectives of a mapping, those that break ties included
   */
  Incumbents(CostLimits limits, int count, PackedMapping scratch, BooleanSupplier isOver) {
    this.limits = limits;
    this.isOver = isOver;
    mapping = scratch;
    objectives = new double[count];
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
    return limits.costLimit(cycles, objectives);
  }

  /** The first objective, at the least, of a mapping with at least that cost and duration. */
  double objective(double cost, double cycles) {
    return limits.objective(cost, cycles);
  }
}
