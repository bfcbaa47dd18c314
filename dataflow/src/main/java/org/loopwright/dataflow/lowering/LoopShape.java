package org.loopwright.dataflow.lowering;

import java.util.List;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;

/**
 * The loops that compute a layer: which there are, what they are called in a workload of the
 * shipped shapes, and how far they run. Rows and columns run over windows, which are outputs.
 */
final class LoopShape {
  private static final List<LayerDimension> CONVOLUTION = LayerDimension.list("SRXYCKGN");
  private static final List<LayerDimension> PRODUCT = LayerDimension.list("MNK");

  private final Layer layer;
  private final LayerBounds bounds;

  LoopShape(Layer layer) {
    this.layer = layer;
    bounds = LayerBounds.of(layer);
  }

  Layer layer() {
    return layer;
  }

  /** The dimensions that are loops, in the order of the shipped shape. */
  List<LayerDimension> dimensions() {
    List<LayerDimension> all = layer.type() == OperatorType.GEMM ? PRODUCT : CONVOLUTION;
    return all.stream().filter(this::isLoop).toList();
  }

  private boolean isLoop(LayerDimension dimension) {
    return switch (dimension) {
      case K -> !isDepthwise();
      case G -> layer.type() == OperatorType.NGCONV;
      case C, M, N, R, S, X, Y, OUTPUT_X, OUTPUT_Y -> true;
    };
  }

  boolean isDepthwise() {
    return layer.type() == OperatorType.DSCONV || layer.type() == OperatorType.POOL;
  }

  /** Columns are {@code P} and {@code R}, rows {@code Q} and {@code S}. */
  String nameOf(LayerDimension dimension) {
    return switch (dimension) {
      case X, OUTPUT_X -> "P";
      case Y, OUTPUT_Y -> "Q";
      case S -> "R";
      case R -> "S";
      case C -> isDepthwise() ? "G" : "C";
      case G, K, M, N -> dimension.symbol();
    };
  }

  /** Iterations of the loop over {@code dimension}. */
  long extent(LayerDimension dimension) {
    return dimension.isWindowed() ? bounds.outputs(dimension) : Math.max(1, bounds.of(dimension));
  }

  /** Input rows or columns under one window. */
  long window(LayerDimension input) {
    return bounds.window(input);
  }

  /**
   * Windows in {@code size} neighbouring inputs as cluster analysis packs them; 0 if it has none.
   */
  long windowsIn(LayerDimension input, long size) {
    long window = window(input);
    long stride = layer.stride(input);
    if (size < window) {
      return 0;
    }
    return stride > window ? size / window : (size - window) / stride + 1;
  }

  /** Neighbouring inputs under {@code windows} windows. */
  long inputsUnder(LayerDimension input, long windows) {
    return (windows - 1) * layer.stride(input) + window(input);
  }
}
