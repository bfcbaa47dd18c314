package org.loopwright.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapSpace;

/** The best mapping so far; mutable, one thread's at a time. */
final class Incumbent {
  private final MappingOrder order;
  private final PackedMapping mapping;
  private final double[] objectives;
  private boolean present;

  Incumbent(MapSpace space, MappingOrder order, int objectives) {
    this.order = order;
    mapping = space.newMapping();
    this.objectives = new double[objectives];
    Arrays.fill(this.objectives, Double.POSITIVE_INFINITY);
  }

  boolean isPresent() {
    return present;
  }

  PackedMapping mapping() {
    return mapping;
  }

  double[] objectives() {
    return objectives;
  }

  List<Double> objectiveList() {
    List<Double> list = new ArrayList<>();
    for (double objective : objectives) {
      list.add(objective);
    }
    return list;
  }

  /**
   * Takes a mapping if it is better, or as good and earlier in canonical order.
   *
   * @return whether its objectives are better
   */
  boolean offer(double[] offered, PackedMapping candidate) {
    int compared = compare(offered, objectives);
    boolean better = compared < 0 || !present;
    if (better || (compared == 0 && order.compare(candidate, mapping) < 0)) {
      System.arraycopy(offered, 0, objectives, 0, objectives.length);
      mapping.copyFrom(candidate);
      present = true;
    }
    return better;
  }

  /** Lexicographic, the most important objective first. */
  static int compare(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      int compared = Double.compare(a[i], b[i]);
      if (compared != 0) {
        return compared;
      }
    }
    return 0;
  }
}
