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
    LevelAnalysis innermost =
        new LevelAnalysis(hierarchy, hardware, hierarchy.levels().size() - 1, null);
    LevelAnalysis outermost = around(innermost, hierarchy, hardware);
    EngineResult result = outermost.analyze(hierarchy.levels().get(0).bounds());
    if (result instanceof EngineResult.Analysed layer) {
      Optional<LevelStatistics> first = innermost.first();
      return outermost.wasIdle() || first.isEmpty()
          ? new EngineResult.Idle(outermost.deepestIdle())
          : new EngineResult.Analysed(layer.statistics().withL1Of(first.get()));
    }
    return result;
  }

  /** What the levels of a layer that can be analysed do, one iteration after the other. */
  public static LevelRun run(ClusterHierarchy hierarchy, DataflowHardware hardware) {
    LevelAnalysis innermost =
        new LevelAnalysis(hierarchy, hardware, hierarchy.levels().size() - 1, null);
    LevelAnalysis outermost = around(innermost, hierarchy, hardware);
    outermost.keepRuns();
    outermost.analyze(hierarchy.levels().get(0).bounds());
    return outermost.lastRun();
  }

  private static LevelAnalysis around(
      LevelAnalysis innermost, ClusterHierarchy hierarchy, DataflowHardware hardware) {
    LevelAnalysis outermost = innermost;
    for (int depth = hierarchy.levels().size() - 2; depth >= 0; depth--) {
      outermost = new LevelAnalysis(hierarchy, hardware, depth, outermost);
    }
    return outermost;
  }
}
