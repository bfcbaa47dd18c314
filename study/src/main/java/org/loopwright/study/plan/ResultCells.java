package org.loopwright.study.plan;

import java.util.Map;
import java.util.Set;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.workload.Workload;

/** The numbers of an evaluation as cells of a row. */
final class ResultCells {
  /** Of statistics: those of a data space at a level have one dot more, and are left out. */
  private static final int MAX_DOTS = 2;

  /** Lines of the bill that belong to networks, whatever level they are below. */
  private static final Set<String> NETWORK =
      Set.of(UnitPrice.HOP, UnitPrice.ROUTER, UnitPrice.SPATIAL_ADDITION);

  private ResultCells() {}

  /**
   * Adds, each after the name of the design: the totals and those of levels, such as {@code
   * levels.GLB.reads}; and the energy of each component without its network, such as {@code
   * parts.GLB_pj}, and of all networks, {@code parts.network_pj}.
   */
  static void add(
      Map<String, Double> cells,
      String design,
      Workload workload,
      Evaluator evaluator,
      Evaluation evaluation) {
    StatisticNames names = StatisticNames.of(workload, evaluator.architecture());
    for (String name : names.all()) {
      if (name.chars().filter(letter -> letter == '.').count() <= MAX_DOTS) {
        Number value =
            names.require(name).fold(total -> total.of(evaluation), part -> part.of(evaluation));
        if (Double.isFinite(value.doubleValue())) {
          cells.put(design + "." + name, value.doubleValue());
        }
      }
    }
    String parts = design + ".parts.";
    cells.put(parts + "network_pj", 0.0);
    for (ActionCost line : evaluation.bill()) {
      if (!line.isArea()) {
        cells.merge(parts + part(line) + "_pj", line.total(), Double::sum);
      }
    }
  }

  private static String part(ActionCost line) {
    return NETWORK.contains(line.price().item())
        ? "network"
        : line.price().component().replaceAll("[^\\p{L}\\p{N}_]", "_");
  }
}
