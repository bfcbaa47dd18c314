package org.loopwright.dataflow.spec;

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

  /**
   * Input rows or columns under one filter window.
   *
   * @param bounds those of {@code layer}
   */
  public static long window(Layer layer, long[] bounds, LayerDimension input) {
    return (bounds[input.window().index()] - 1) * layer.dilation(input) + 1;
  }

  /**
   * Windows along input rows or columns: the rows or columns of the output.
   *
   * @param bounds those of {@code layer}
   */
  public static long outputs(Layer layer, long[] bounds, LayerDimension input) {
    return (bounds[input.index()] - window(layer, bounds, input)) / layer.stride(input) + 1;
  }

  /** The multiply-accumulates that {@code layer} needs, however it is mapped. */
  public static long macs(Layer layer) {
    long[] bounds = of(layer);
    int counted = TensorAnalysis.analyze(layer).operands();
    long macs = 1;
    for (LayerDimension dimension : DIMENSIONS) {
      long bound = bounds[dimension.index()];
      if (dimension.in(counted) && bound > 0) {
        macs =
            Math.multiplyExact(
                macs, dimension.isWindowed() ? outputs(layer, bounds, dimension) : bound);
      }
    }
    return macs;
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
      bounds[input.index()] = (outputs - 1) * layer.stride(input) + window(layer, bounds, input);
    }
  }
}
