package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.pareto.FrontSum.Cost;
import org.loopwright.search.pareto.ParetoFront;

/**
 * The front of energy and delay of a layer.
 *
 * @param options what was asked for
 * @param maxPoints number of points at which the search would have stopped
 * @param assumptions constraints that were ignored: the front holds without them
 */
public record LayerFront(
    RunIdentity identity,
    Workload workload,
    Architecture architecture,
    SearchOptions options,
    int maxPoints,
    ParetoFront front,
    List<Problem> assumptions) {
  public LayerFront {
    requireNonNull(identity, "identity");
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(options, "options");
    requireNonNull(front, "front");
    assumptions = List.copyOf(assumptions);
  }

  /** The same for a layer of the same shape. */
  public LayerFront withWorkload(Workload layer) {
    return new LayerFront(identity, layer, architecture, options, maxPoints, front, assumptions);
  }

  public String name() {
    return workload.name();
  }

  /** From least energy to least delay. */
  public List<FoundMapping> points() {
    return front.points();
  }

  /** Energy and delay of each point. */
  public List<Cost> costs() {
    return points().stream()
        .map(FoundMapping::evaluation)
        .map((Evaluation point) -> new Cost(point.energyPj(), point.cycles()))
        .toList();
  }

  public FrontVerdict verdict() {
    return switch (front.end()) {
      case COMPLETE ->
          points().isEmpty()
              ? FrontVerdict.INFEASIBLE
              : FrontVerdict.complete(!assumptions.isEmpty());
      case POINT_LIMIT -> FrontVerdict.POINT_LIMIT;
      case UNPROVED -> FrontVerdict.UNPROVED;
    };
  }
}
