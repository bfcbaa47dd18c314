package org.loopwright.report;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.pareto.ParetoFront;

/**
 * The front of energy and delay of a layer.
 *
 * @param options that it was asked for with
 * @param mostPoints at which the search would have stopped
 */
public record LayerFront(
    Workload workload,
    Architecture architecture,
    SearchOptions options,
    int mostPoints,
    ParetoFront front) {
  public LayerFront {
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(options, "options");
    requireNonNull(front, "front");
  }

  /** The same for a layer of the same shape. */
  public LayerFront named(Workload layer) {
    return new LayerFront(layer, architecture, options, mostPoints, front);
  }

  public String name() {
    return workload.name();
  }

  /** How far the points go: complete, point_limit, unproved; or infeasible, which is proved. */
  String verdict() {
    return switch (front.end()) {
      case COMPLETE -> front.points().isEmpty() ? "infeasible" : "complete";
      case POINT_LIMIT -> "point_limit";
      case UNPROVED -> "unproved";
    };
  }
}
