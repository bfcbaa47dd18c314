package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;

/** A map of one cluster level while the level is being completed. */
final class LevelMap {
  LayerDimension dimension;
  final boolean spatial;
  long size;
  long offset;
  final Origin origin;

  LevelMap(LayerDimension dimension, boolean spatial, long size, long offset, Origin origin) {
    this.dimension = dimension;
    this.spatial = spatial;
    this.size = size;
    this.offset = offset;
    this.origin = origin;
  }

  /** What a level below sees of it: the same tile, whichever way the units above share it. */
  LevelMap inherited() {
    return new LevelMap(dimension, false, size, offset, origin);
  }
}
