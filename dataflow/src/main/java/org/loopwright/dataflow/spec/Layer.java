package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A layer: what it computes, its bounds, and the directives that map it. Bounds, strides and
 * dilations are in the order in which they were written.
 */
public record Layer(
    String name,
    OperatorType type,
    List<DimensionSize> bounds,
    List<DimensionSize> strides,
    List<DimensionSize> dilations,
    List<Directive> dataflow,
    Origin origin) {
  public Layer {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    bounds = List.copyOf(bounds);
    strides = List.copyOf(strides);
    dilations = List.copyOf(dilations);
    dataflow = List.copyOf(dataflow);
    requireNonNull(origin, "origin");
  }

  /** A layer with neither stride nor dilation. */
  public Layer(
      String name, OperatorType type, List<DimensionSize> bounds, List<Directive> dataflow) {
    this(name, type, bounds, List.of(), List.of(), dataflow, Origin.program());
  }

  public Layer withName(String name) {
    return new Layer(name, type, bounds, strides, dilations, dataflow, origin);
  }

  public Layer withOrigin(Origin origin) {
    return new Layer(name, type, bounds, strides, dilations, dataflow, origin);
  }

  public Layer withBounds(List<DimensionSize> bounds) {
    return new Layer(name, type, bounds, strides, dilations, dataflow, origin);
  }

  public Layer withStrides(List<DimensionSize> strides) {
    return new Layer(name, type, bounds, strides, dilations, dataflow, origin);
  }

  public Layer withDataflow(List<Directive> dataflow) {
    return new Layer(name, type, bounds, strides, dilations, dataflow, origin);
  }

  /** Whether {@code dimension} has a bound of its own. */
  public boolean declares(LayerDimension dimension) {
    return bound(dimension) > 0;
  }

  /** The bound given for {@code dimension}, 0 if none is. */
  public long bound(LayerDimension dimension) {
    for (DimensionSize bound : bounds) {
      if (bound.dimension() == dimension) {
        return bound.size().value();
      }
    }
    return 0;
  }

  /** Input rows or columns by which the filter moves; 1 if nothing is given. */
  public long stride(LayerDimension dimension) {
    return alongAxis(strides, dimension);
  }

  /** The distance of neighbouring filter taps in the input; 1 if nothing is given. */
  public long dilation(LayerDimension dimension) {
    return alongAxis(dilations, dimension);
  }

  /** Input rows or columns that {@code taps} neighbouring filter rows or columns span. */
  public long windowSpan(LayerDimension input, long taps) {
    return (taps - 1) * dilation(input) + 1;
  }

  private static long alongAxis(List<DimensionSize> sizes, LayerDimension dimension) {
    for (DimensionSize size : sizes) {
      if (size.dimension().inputCentric() == dimension.inputCentric()) {
        return size.size().value();
      }
    }
    return 1;
  }
}
