package org.loopwright.dataflow.style;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;

/**
 * The part of an input that windows touch. With a stride some rows and columns may be left over at
 * the end; with a stride larger than the window also between windows, which are then disjoint.
 */
public final class TouchedInput {
  private final Layer layer;
  private final LayerBounds bounds;

  private TouchedInput(Layer layer) {
    this.layer = layer;
    bounds = LayerBounds.of(layer);
  }

  /** {@code layer} without the input rows and columns that no window touches. */
  public static Layer of(Layer layer) {
    return layer.type().isWindowed() ? new TouchedInput(layer).touched() : layer;
  }

  private Layer touched() {
    List<DimensionSize> sizes = layer.bounds().stream().map(this::touched).toList();
    List<DimensionSize> strides = new ArrayList<>();
    for (DimensionSize stride : layer.strides()) {
      LayerDimension input = stride.dimension().inputCentric();
      strides.add(
          input.isWindowed() ? new DimensionSize(stride.dimension(), stride(input)) : stride);
    }
    return layer.withBounds(sizes).withStrides(strides);
  }

  private DimensionSize touched(DimensionSize bound) {
    LayerDimension dimension = bound.dimension();
    if (!dimension.isWindowed() || bound.size().value() < window(dimension)) {
      return bound;
    }
    long outputs = bounds.outputs(dimension);
    long size = (outputs - 1) * stride(dimension) + window(dimension);
    return size == bound.size().value() ? bound : new DimensionSize(dimension, size);
  }

  private long stride(LayerDimension input) {
    return Math.min(layer.stride(input), window(input));
  }

  private long window(LayerDimension input) {
    return bounds.window(input);
  }
}
