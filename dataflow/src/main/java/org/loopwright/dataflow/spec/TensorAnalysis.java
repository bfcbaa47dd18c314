package org.loopwright.dataflow.spec;

/** Finds the coupling of dimensions and tensors from the operator (Kwon et al. 2020, Figure 2). */
public final class TensorAnalysis {
  private TensorAnalysis() {}

  /** The coupling of {@code layer}; a batch takes part if the layer has one. */
  public static Coupling analyze(Layer layer) {
    Coupling single = ofOperator(layer.type());
    if (layer.type() == OperatorType.GEMM || !layer.declares(LayerDimension.N)) {
      return single;
    }
    int batch = LayerDimension.N.bit();
    return new Coupling(
        single.input() | batch, single.filter(), single.output() | batch, single.hasFilter());
  }

  private static Coupling ofOperator(OperatorType type) {
    return switch (type) {
      case CONV, TRCONV, FC -> new Coupling(set("CYX"), set("KCRS"), set("KYX"), true);
      case DSCONV -> new Coupling(set("CYX"), set("CRS"), set("CYX"), true);
      case POOL -> new Coupling(set("CYX"), set("RS"), set("CYX"), false);
      case NGCONV -> new Coupling(set("GCYX"), set("GKCRS"), set("GKCYX"), true);
      case GEMM -> new Coupling(set("MK"), set("KN"), set("MN"), true);
    };
  }

  private static int set(String symbols) {
    int set = 0;
    for (int i = 0; i < symbols.length(); i++) {
      set |= LayerDimension.valueOf(symbols.substring(i, i + 1)).bit();
    }
    return set;
  }
}
