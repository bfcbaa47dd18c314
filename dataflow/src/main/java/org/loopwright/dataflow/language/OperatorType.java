package org.loopwright.dataflow.language;

import java.util.Optional;

/** What a layer computes. */
public enum OperatorType {
  /** Convolution. */
  CONV,
  /** Depthwise convolution: one filter for each channel, outputs indexed by the input channel. */
  DSCONV,
  /** Nested grouped convolution: a convolution for each group. */
  NGCONV,
  /** Transposed convolution, given by the bounds of the convolution that it is computed as. */
  TRCONV,
  /** Fully connected: a convolution whose filter covers its input. */
  FC,
  /** Pooling: a window over each channel, without a filter tensor. */
  POOL,
  /** Matrix product: (M x K) x (K x N). */
  GEMM;

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

  /** Dimensions without which the operator means nothing. */
  public int requiredDimensions() {
    return switch (this) {
      case CONV, TRCONV -> mask("KCRS");
      case NGCONV -> mask("GKCRS");
      case DSCONV, POOL -> mask("CRS");
      case FC -> mask("KC");
      case GEMM -> mask("MNK");
    };
  }

  /** Dimensions that may be given, the required ones among them. */
  public int allowedDimensions() {
    int rowsAndColumns = LayerDimension.OUTPUT_X.bit() | LayerDimension.OUTPUT_Y.bit();
    return switch (this) {
      case CONV, TRCONV, FC, DSCONV, POOL -> mask("NKCRSYX") | rowsAndColumns;
      case NGCONV -> mask("NGKCRSYX") | rowsAndColumns;
      case GEMM -> mask("MNK");
    };
  }

  private static int mask(String symbols) {
    int mask = 0;
    for (int i = 0; i < symbols.length(); i++) {
      mask |= LayerDimension.of(symbols.substring(i, i + 1)).orElseThrow().bit();
    }
    return mask;
  }
}
