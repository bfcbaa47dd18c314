package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;

/**
 * A map of one cluster level, in input-centric dimensions.
 *
 * @param size data points that one unit holds
 * @param offset data points from one unit to the next, or from one step to the next
 */
record LevelMap(LayerDimension dimension, boolean isSpatial, long size, long offset) {
  /** The map that a level below takes over: the same tile, however the units above share it. */
  LevelMap inherited() {
    return new LevelMap(dimension, false, size, offset);
  }
}
