package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

/** A dimension with a number: its bound, its stride or its dilation. */
public record DimensionSize(LayerDimension dimension, Size size, Origin origin) {
  public DimensionSize {
    requireNonNull(dimension, "dimension");
    requireNonNull(size, "size");
    requireNonNull(origin, "origin");
  }

  public DimensionSize(LayerDimension dimension, long size) {
    this(dimension, Size.of(size), Origin.program());
  }
}
