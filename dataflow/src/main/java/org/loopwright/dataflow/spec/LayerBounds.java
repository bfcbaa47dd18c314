package org.loopwright.dataflow.spec;

/**
 * The bounds of a layer, input-centric and complete: input rows and columns that are given by the
 * output are those under its windows, and a fully connected layer without a window has one of size
 * 1.
 */
public final class LayerBounds {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();

  private final Layer layer;
  private final long[] bounds = new long[DIMENSIONS.length];

  private LayerBounds(Layer layer) {
    this.layer = layer;
    for (DimensionSize bound : layer.bounds()) {
      int d = bound.dimension().index();
      if (bounds[d] == 0) {
        bounds[d] = bound.size().value();
      }
    }
    if (layer.type() == OperatorType.FC) {
      completeWindow(LayerDimension.X);
      completeWindow(LayerDimension.Y);
    }
    if (layer.type().isWindowed()) {
      completeInput(LayerDimension.X, LayerDimension.OUTPUT_X);
      completeInput(LayerDimension.Y, LayerDimension.OUTPUT_Y);
    }
    bounds[LayerDimension.OUTPUT_X.index()] = 0;
    bounds[LayerDimension.OUTPUT_Y.index()] = 0;
  }

  public static LayerBounds of(Layer layer) {
    return new LayerBounds(layer);
  }

  private void completeWindow(LayerDimension input) {
    long taps = Math.max(of(input.window()), 1);
    bounds[input.window().index()] = taps;
    LayerDimension output =
        input == LayerDimension.X ? LayerDimension.OUTPUT_X : LayerDimension.OUTPUT_Y;
    if (of(input) == 0 && of(output) == 0) {
      bounds[input.index()] = taps;
    }
  }

  private void completeInput(LayerDimension input, LayerDimension output) {
    if (of(input) == 0 && of(output) > 0) {
      bounds[input.index()] = (of(output) - 1) * layer.stride(input) + window(input);
    }
  }

  /** The bound of {@code dimension}; 0 if the layer does not have it, or it is output-centric. */
  public long of(LayerDimension dimension) {
    return bounds[dimension.index()];
  }

  /** The bounds of all dimensions, by index. */
  public long[] toArray() {
    return bounds.clone();
  }

  /** Input rows or columns under one filter window. */
  public long window(LayerDimension input) {
    return layer.windowSpan(input, of(input.window()));
  }

  /** Windows along input rows or columns: the rows or columns of the output. */
  public long outputs(LayerDimension input) {
    return (of(input) - window(input)) / layer.stride(input) + 1;
  }

  /** Elements of a tensor; 0 of a filter that the operator does not have. */
  public long elements(LayerTensor tensor) {
    Coupling coupling = Coupling.of(layer);
    if (tensor == LayerTensor.FILTER && !coupling.hasFilter()) {
      return 0;
    }
    LayerDimensionSet coupled = coupling.of(tensor);
    long elements = 1;
    for (LayerDimension dimension : DIMENSIONS) {
      if (coupled.contains(dimension) && of(dimension) > 0) {
        boolean inWindows = tensor == LayerTensor.OUTPUT && dimension.isWindowed();
        elements = Math.multiplyExact(elements, inWindows ? outputs(dimension) : of(dimension));
      }
    }
    return elements;
  }

  /** The multiply-accumulates that the layer needs, however it is mapped. */
  public long macs() {
    LayerDimensionSet operands = Coupling.of(layer).operands();
    long macs = 1;
    for (LayerDimension dimension : DIMENSIONS) {
      if (operands.contains(dimension) && of(dimension) > 0) {
        macs =
            Math.multiplyExact(macs, dimension.isWindowed() ? outputs(dimension) : of(dimension));
      }
    }
    return macs;
  }
}
