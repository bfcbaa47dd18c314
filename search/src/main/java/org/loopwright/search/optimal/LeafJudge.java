package org.loopwright.search.optimal;

import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.mapspace.MapPoint;

/** Evaluates complete mappings and offers those that can run. One thread's own. */
final class LeafJudge {
  private final CandidateEvaluator evaluator;
  private final PackedMapping mapping;
  private final Incumbents best;
  long valid;

  LeafJudge(CandidateEvaluator evaluator, PackedMapping scratch, Incumbents best) {
    this.evaluator = evaluator;
    this.best = best;
    mapping = scratch;
  }

  void judge(MapPoint point, int number) {
    point.pack(mapping);
    if (evaluator.evaluate(mapping)) {
      valid++;
      best.offer(evaluator.values(), mapping, number);
    }
  }
}
