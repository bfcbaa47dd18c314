package org.loopwright.dataflow.cluster;

import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.dataflow.language.OperatorType;

/** The bounds of a layer, input-centric and complete. */
public final class LayerBounds {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();

  private LayerBounds() {}

  /**
   * Bounds by the index of their dimension, 0 where the layer has none. Input rows and columns that
   * are given by the output are those under its windows. A fully connected layer without a window
   * is one of size 1.
   */
  public static long[] of(Layer layer) {
    long[] bounds = new long[DIMENSIONS.length];
    for (LayerDimension dimension : DIMENSIONS) {
      bounds[dimension.index()] = layer.bound(dimension);
    }
    if (layer.type() == OperatorType.FC) {
      completeFullyConnected(bounds);
    }
    if (layer.type().isWindowed()) {
      completeInput(layer, bounds, LayerDimension.X, LayerDimension.OUTPUT_X);
      completeInput(layer, bounds, LayerDimension.Y, LayerDimension.OUTPUT_Y);
    }
    bounds[LayerDimension.OUTPUT_X.index()] = 0;
    bounds[LayerDimension.OUTPUT_Y.index()] = 0;
    return bounds;
  }

  private static void completeFullyConnected(long[] bounds) {
    for (LayerDimension window : new LayerDimension[] {LayerDimension.R, LayerDimension.S}) {
      bounds[window.index()] = Math.max(bounds[window.index()], 1);
    }
    if (bounds[LayerDimension.X.index()] + bounds[LayerDimension.OUTPUT_X.index()] == 0) {
      bounds[LayerDimension.X.index()] = bounds[LayerDimension.S.index()];
    }
    if (bounds[LayerDimension.Y.index()] + bounds[LayerDimension.OUTPUT_Y.index()] == 0) {
      bounds[LayerDimension.Y.index()] = bounds[LayerDimension.R.index()];
    }
  }

  private static void completeInput(
      Layer layer, long[] bounds, LayerDimension input, LayerDimension output) {
    long outputs = bounds[output.index()];
    if (bounds[input.index()] == 0 && outputs > 0) {
      long taps = bounds[input.window().index()];
      long window = (taps - 1) * layer.dilation(input) + 1;
      bounds[input.index()] = (outputs - 1) * layer.stride(input) + window;
    }
  }
}
