package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;

/** The result of an analysis: the statistics of a level, or the reason why there are none. */
public sealed interface EngineResult {

  /** A hierarchy that could be analysed. */
  record Analysed(LevelStatistics statistics) implements EngineResult {}

  /** A reason why a hierarchy cannot be analysed. */
  sealed interface Refusal extends EngineResult {}

  /**
   * No iteration of a cluster level computes anything.
   *
   * @param level the level, 0 the outermost
   */
  record Idle(int level) implements Refusal {}

  /**
   * A level is handed a tile larger than the one that it was planned for, so that a map which
   * should cover the tile at once would have to move inside it, by nothing.
   *
   * @param dimension the dimension along which the tile is too large
   * @param level the place in the file where the level begins
   */
  record Overgrown(LayerDimension dimension, Origin level) implements Refusal {}
}
