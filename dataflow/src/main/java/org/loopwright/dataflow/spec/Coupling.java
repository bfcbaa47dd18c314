package org.loopwright.dataflow.spec;

/**
 * The dimensions that index each tensor, which follow from the operator (Kwon et al. 2020, Figure
 * 2). Rows and columns are those of the input; in the output they are the rows and columns computed
 * from them.
 *
 * @param hasFilter whether the layer has a filter tensor that moves
 */
public record Coupling(
    LayerDimensionSet input,
    LayerDimensionSet filter,
    LayerDimensionSet output,
    boolean hasFilter) {
  private static final Coupling CONVOLUTION = new Coupling("CYX", "KCRS", "KYX", true);
  private static final Coupling DEPTHWISE = new Coupling("CYX", "CRS", "CYX", true);
  private static final Coupling POOLING = new Coupling("CYX", "RS", "CYX", false);
  private static final Coupling GROUPED = new Coupling("GCYX", "GKCRS", "GKCYX", true);
  private static final Coupling PRODUCT = new Coupling("MK", "KN", "MN", true);

  private Coupling(String input, String filter, String output, boolean hasFilter) {
    this(
        LayerDimensionSet.of(input),
        LayerDimensionSet.of(filter),
        LayerDimensionSet.of(output),
        hasFilter);
  }

  /** The coupling of {@code layer}; a batch takes part if the layer has one. */
  public static Coupling of(Layer layer) {
    return switch (layer.type()) {
      case CONV, TRCONV, FC -> CONVOLUTION.withBatchOf(layer);
      case DSCONV -> DEPTHWISE.withBatchOf(layer);
      case POOL -> POOLING.withBatchOf(layer);
      case NGCONV -> GROUPED.withBatchOf(layer);
      case GEMM -> PRODUCT;
    };
  }

  private Coupling withBatchOf(Layer layer) {
    return layer.declares(LayerDimension.N)
        ? new Coupling(
            input.with(LayerDimension.N), filter, output.with(LayerDimension.N), hasFilter)
        : this;
  }

  /** The dimensions that index {@code tensor}. */
  public LayerDimensionSet of(LayerTensor tensor) {
    return switch (tensor) {
      case INPUT -> input;
      case FILTER -> filter;
      case OUTPUT -> output;
    };
  }

  /** The dimensions that index an operand: those that a complete dataflow has to map. */
  public LayerDimensionSet operands() {
    return input.union(filter);
  }
}
