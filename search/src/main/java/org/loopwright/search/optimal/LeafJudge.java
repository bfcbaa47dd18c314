package org.loopwright.search.optimal;

import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.MappingJudge;
import org.loopwright.search.mapspace.MapPoint;

/** Evaluates complete mappings and offers those that can run. One thread's own. */
final class LeafJudge {
  private final MappingJudge judge;
  private final PackedMapping mapping;
  private final Incumbents best;
  long valid;

  LeafJudge(MappingJudge judge, PackedMapping scratch, Incumbents best) {
    this.judge = judge;
    this.best = best;
    mapping = scratch;
  }

  void judge(MapPoint point, int number) {
    point.pack(mapping);
    if (judge.judge(mapping)) {
      valid++;
      best.offer(judge.values(), mapping, number);
    }
  }
}
