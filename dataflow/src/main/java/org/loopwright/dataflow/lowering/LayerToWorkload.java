package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** The loop nest that computes what a layer computes, in the names of the shipped shapes. */
public final class LayerToWorkload {
  /** Data space of the filter, or of the right matrix. */
  public static final String WEIGHTS = "Weights";

  /** Data space of the input activation, or of the left matrix. */
  public static final String INPUTS = "Inputs";

  /** Data space of the result. */
  public static final String OUTPUTS = "Outputs";

  private final LoopShape shape;

  private LayerToWorkload(LoopShape shape) {
    this.shape = shape;
  }

  /** The workload of {@code layer}, which must have passed its checks. */
  public static Workload of(Layer layer) {
    return new LayerToWorkload(new LoopShape(layer)).workload();
  }

  private Workload workload() {
    List<Dimension> dimensions = new ArrayList<>();
    for (LayerDimension dimension : shape.dimensions()) {
      dimensions.add(new Dimension(shape.nameOf(dimension), shape.extent(dimension)));
    }
    return new Workload(shape.layer().name(), dimensions, dataSpaces());
  }

  private List<DataSpace> dataSpaces() {
    return switch (shape.layer().type()) {
      case CONV, FC, TRCONV -> tensors("C K S R", "N C Y X", "N K");
      case NGCONV -> tensors("G C K S R", "G N C Y X", "G N K");
      case DSCONV -> tensors("C S R", "C N Y X", "C N");
      case POOL -> tensors("", "C N Y X", "C N");
      case GEMM -> tensors("K N", "M K", "M N");
    };
  }

  private List<DataSpace> tensors(String weights, String inputs, String outputs) {
    List<DataSpace> tensors = new ArrayList<>();
    if (!weights.isEmpty()) {
      tensors.add(new DataSpace(WEIGHTS, ranks(weights), false, 1));
    }
    tensors.add(new DataSpace(INPUTS, ranks(inputs), false, 1));
    List<IndexExpression> result = new ArrayList<>(ranks(outputs));
    if (shape.layer().type() != OperatorType.GEMM) {
      result.add(single(LayerDimension.Y));
      result.add(single(LayerDimension.X));
    }
    tensors.add(new DataSpace(OUTPUTS, result, true, 1));
    return tensors;
  }

  private List<IndexExpression> ranks(String symbols) {
    List<IndexExpression> ranks = new ArrayList<>();
    for (String symbol : symbols.split(" ")) {
      LayerDimension dimension = LayerDimension.of(symbol).orElseThrow();
      ranks.add(dimension.isWindowed() ? windows(dimension) : single(dimension));
    }
    return ranks;
  }

  private IndexExpression single(LayerDimension dimension) {
    return IndexExpression.of(Term.of(shape.nameOf(dimension)));
  }

  private IndexExpression windows(LayerDimension input) {
    return IndexExpression.of(
        new Term(shape.nameOf(input.window()), shape.layer().dilation(input)),
        new Term(shape.nameOf(input), shape.layer().stride(input)));
  }
}
