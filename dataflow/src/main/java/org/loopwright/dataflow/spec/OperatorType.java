package org.loopwright.dataflow.spec;

import java.util.Optional;

/** What a layer computes. */
public enum OperatorType {
  /** Convolution. */
  CONV("KCRS", "NYX"),
  /** Depthwise convolution: one filter for each channel, outputs indexed by the input channel. */
  DSCONV("CRS", "NKYX"),
  /** Nested grouped convolution: a convolution for each group. */
  NGCONV("GKCRS", "NYX"),
  /** Transposed convolution, given by the bounds of the convolution that it is computed as. */
  TRCONV("KCRS", "NYX"),
  /** Fully connected: a convolution whose filter covers its input. */
  FC("KC", "NRSYX"),
  /** Pooling: a window over each channel, without a filter tensor. */
  POOL("CRS", "NKYX"),
  /** Matrix product: (M x K) x (K x N). */
  GEMM("MNK", "");

  private final int required;
  private final int allowed;

  OperatorType(String required, String optional) {
    LayerDimensionSet all = LayerDimensionSet.of(required + optional);
    if (!optional.isEmpty()) {
      all = all.with(LayerDimension.OUTPUT_X).with(LayerDimension.OUTPUT_Y);
    }
    this.required = LayerDimensionSet.of(required).bits();
    allowed = all.bits();
  }

  /** The operator that a mapping file calls {@code name}. */
  public static Optional<OperatorType> of(String name) {
    for (OperatorType type : values()) {
      if (type.name().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether a filter slides over input rows and columns. */
  public boolean isWindowed() {
    return this != GEMM;
  }

  /** Dimensions that every layer with this operator must have. */
  public LayerDimensionSet requiredDimensions() {
    return new LayerDimensionSet(required);
  }

  /** Dimensions that a layer with this operator may have, required or not. */
  public LayerDimensionSet allowedDimensions() {
    return new LayerDimensionSet(allowed);
  }
}
