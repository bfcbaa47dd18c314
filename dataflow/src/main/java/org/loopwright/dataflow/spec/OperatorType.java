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
    this.required = mask(required);
    int outputs = LayerDimension.OUTPUT_X.bit() | LayerDimension.OUTPUT_Y.bit();
    this.allowed = mask(required) | mask(optional) | (optional.isEmpty() ? 0 : outputs);
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

  /** Dimensions without which the operator means nothing. */
  public int requiredDimensions() {
    return required;
  }

  /** Dimensions that may be given, the required ones among them. */
  public int allowedDimensions() {
    return allowed;
  }

  private static int mask(String symbols) {
    int mask = 0;
    for (int i = 0; i < symbols.length(); i++) {
      mask |= LayerDimension.of(symbols.substring(i, i + 1)).orElseThrow().bit();
    }
    return mask;
  }
}
