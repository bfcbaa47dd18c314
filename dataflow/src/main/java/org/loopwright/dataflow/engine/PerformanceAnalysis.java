package org.loopwright.dataflow.engine;

import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;

/**
 * Delay and traffic of a cluster hierarchy. A case of one level takes as long to compute as the
 * slowest unit of the level below needs for its tile; ingress, compute and egress of successive
 * iterations overlap (double buffering), so an iteration takes as long as the slowest of the three,
 * and only the first has nothing to overlap with.
 */
public final class PerformanceAnalysis {
  private PerformanceAnalysis() {}

  /**
   * The statistics of the outermost level on the whole layer, with the needs of L1.
   *
   * @throws ArithmeticException if a count does not fit into 64 bits
   */
  public static EngineResult analyze(ClusterHierarchy hierarchy, DataflowHardware hardware) {
    int innermostDepth = hierarchy.levels().size() - 1;
    LevelAnalysis innermost = new LevelAnalysis(hierarchy, hardware, innermostDepth, null);
    LevelAnalysis outermost = innermost;
    for (int depth = innermostDepth - 1; depth >= 0; depth--) {
      outermost = new LevelAnalysis(hierarchy, hardware, depth, outermost);
    }
    EngineResult result = outermost.analyze(hierarchy.levels().get(0).bounds());
    if (result instanceof EngineResult.Analysed layer) {
      Optional<LevelStatistics> first = innermost.first();
      return outermost.wasIdle() || first.isEmpty()
          ? new EngineResult.Idle(outermost.deepestIdle())
          : new EngineResult.Analysed(layer.statistics().withL1Of(first.get()));
    }
    return result;
  }
}
