package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * Designs of which none is dominated: no other is at least as good for every objective and as
 * small, and better in one of them. Of equals the first in sweep order stays.
 */
final class DesignFront {
  private final List<DesignObjective> objectives;
  private final List<Entry> entries = new ArrayList<>();

  DesignFront(List<DesignObjective> objectives) {
    this.objectives = objectives;
  }

  List<Design> designs() {
    return entries.stream().map(entry -> entry.design).toList();
  }

  /** Takes {@code design}, which comes after all before it in sweep order, unless dominated. */
  void offer(Design design) {
    double[] costs = costs(design);
    for (Entry entry : entries) {
      if (isNoWorse(entry.costs, costs)) {
        return;
      }
    }
    entries.removeIf(entry -> isNoWorse(costs, entry.costs));
    entries.add(new Entry(design, costs));
  }

  private double[] costs(Design design) {
    double[] costs = new double[objectives.size() + 1];
    for (int i = 0; i < objectives.size(); i++) {
      costs[i] = objectives.get(i).cost(design);
    }
    costs[objectives.size()] = design.metrics().areaUm2();
    return costs;
  }

  private static boolean isNoWorse(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      if (one[i] > other[i]) {
        return false;
      }
    }
    return true;
  }

  /** A design and its cost in every respect. */
  private static final class Entry {
    private final Design design;
    private final double[] costs;

    Entry(Design design, double[] costs) {
      this.design = design;
      this.costs = costs;
    }
  }
}
