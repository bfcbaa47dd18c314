package org.loopwright.dataflow;

import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterLevel;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;

/**
 * What is left for the last spatial fold of the outermost cluster level, where the model is known
 * to be wrong: exceptions 1, 2 and 7 of docs/data-centric.md.
 */
record LastFold(LayerDimension dimension, long offset, long overlap, long fold, long left) {
  static LastFold of(Layer layer, long pes) {
    ClusterLevel level = ClusterAnalysis.analyze(layer, pes).levels().get(0);
    int i = level.firstSpatial();
    long overlap = level.size(i) - level.offset(i);
    long fold = level.units() * level.offset(i);
    long points = level.bound(i) - overlap;
    return new LastFold(
        level.dimension(i), level.offset(i), overlap, fold, points < fold ? points : points % fold);
  }

  /** Not all units have work in it. */
  boolean isIncomplete() {
    return left != 0;
  }

  /** Exception 2: one unit alone, after full folds, holds windows of several taps. */
  boolean isOneUnitOverWindows(Layer layer) {
    boolean windows = dimension.isWindowed() && layer.bound(dimension.window()) > 1;
    return windows && left > 0 && left <= offset && hasFullFold(layer);
  }

  /** Exception 7: after full folds, whole units and then one with less. */
  boolean endsWithSmallerUnit(Layer layer) {
    return left > offset && left % offset != 0 && hasFullFold(layer);
  }

  private boolean hasFullFold(Layer layer) {
    return layer.bound(dimension) - overlap > fold;
  }
}
