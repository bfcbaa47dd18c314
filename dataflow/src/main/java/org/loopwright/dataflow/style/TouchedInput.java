package org.loopwright.dataflow.style;

import java.util.List;
import org.loopwright.dataflow.cluster.LayerBounds;
import org.loopwright.dataflow.language.DimensionSize;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.LayerDimension;

/**
 * The part of an input that windows touch: with a stride some rows and columns may be left over.
 */
final class TouchedInput {
  private TouchedInput() {}

  /** {@code layer} without the input rows and columns behind its last window. */
  static Layer of(Layer layer) {
    if (!layer.type().isWindowed()) {
      return layer;
    }
    long[] bounds = LayerBounds.of(layer);
    List<DimensionSize> touched =
        layer.bounds().stream().map(bound -> touched(layer, bounds, bound)).toList();
    return layer.withBounds(touched);
  }

  private static DimensionSize touched(Layer layer, long[] bounds, DimensionSize bound) {
    LayerDimension dimension = bound.dimension();
    if (!dimension.isWindowed()) {
      return bound;
    }
    long window = (bounds[dimension.window().index()] - 1) * layer.dilation(dimension) + 1;
    long left = (bound.size().value() - window) % layer.stride(dimension);
    return left <= 0 ? bound : new DimensionSize(dimension, bound.size().value() - left);
  }
}
