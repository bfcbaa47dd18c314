package org.loopwright.dataflow.cluster;

import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.dataflow.language.OperatorType;

/** The bounds of a layer, input-centric and complete. */
public final class LayerBounds {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();

  private LayerBounds() {}

  /**
   * Bounds by the ordinal of their dimension, 0 where the layer has none. Input rows and columns
   * that are given by the output are those under its windows. A fully connected layer without a
   * window is one of size 1.
   */
  public static long[] of(Layer layer) {
    long[] bounds = new long[DIMENSIONS.length];
    for (LayerDimension dimension : DIMENSIONS) {
      bounds[dimension.ordinal()] = layer.bound(dimension);
    }
    if (layer.type() == OperatorType.FC) {
      completeFullyConnected(bounds);
    }
    if (layer.type().isWindowed()) {
      completeInput(layer, bounds, LayerDimension.X, LayerDimension.OUTPUT_X);
      completeInput(layer, bounds, LayerDimension.Y, LayerDimension.OUTPUT_Y);
    }
    bounds[LayerDimension.OUTPUT_X.ordinal()] = 0;
    bounds[LayerDimension.OUTPUT_Y.ordinal()] = 0;
    return bounds;
  }

  private static void completeFullyConnected(long[] bounds) {
    for (LayerDimension window : new LayerDimension[] {LayerDimension.R, LayerDimension.S}) {
      bounds[window.ordinal()] = Math.max(bounds[window.ordinal()], 1);
    }
    if (bounds[LayerDimension.X.ordinal()] + bounds[LayerDimension.OUTPUT_X.ordinal()] == 0) {
      bounds[LayerDimension.X.ordinal()] = bounds[LayerDimension.S.ordinal()];
    }
    if (bounds[LayerDimension.Y.ordinal()] + bounds[LayerDimension.OUTPUT_Y.ordinal()] == 0) {
      bounds[LayerDimension.Y.ordinal()] = bounds[LayerDimension.R.ordinal()];
    }
  }

  private static void completeInput(
      Layer layer, long[] bounds, LayerDimension input, LayerDimension output) {
    long outputs = bounds[output.ordinal()];
    if (bounds[input.ordinal()] == 0 && outputs > 0) {
      long taps = bounds[input.window().ordinal()];
      long window = (taps - 1) * layer.dilation(input) + 1;
      bounds[input.ordinal()] = (outputs - 1) * layer.stride(input) + window;
    }
  }
}
