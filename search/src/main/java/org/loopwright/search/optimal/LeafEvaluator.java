package org.loopwright.search.optimal;

import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.tiling.SearchProblem;

/** Evaluates complete mappings and offers those that can run. One thread's own. */
final class LeafEvaluator {
  private final CandidateEvaluator evaluator;
  private final PackedMapping mapping;
  private final Incumbents best;
  private final SearchCounts counts;

  LeafEvaluator(SearchProblem problem, Incumbents best, SearchCounts counts) {
    this.counts = counts;
    this.best = best;
    evaluator = problem.newCandidateEvaluator();
    mapping = problem.space().newMapping();
  }

  /** Evaluates a mapping of subproblem number {@code number}. */
  void evaluate(MapPoint point, int number) {
    counts.evaluated++;
    point.pack(mapping);
    if (evaluator.evaluate(mapping)) {
      counts.valid++;
      best.offer(evaluator.values(), mapping, number);
    }
  }
}
