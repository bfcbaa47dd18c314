package org.loopwright.dataflow;

import java.util.Locale;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.diagnostics.Labelled;

/**
 * The kinds of operators that prefer different mappings (Kwon et al. 2020, Figure 4(b)). The first
 * of these rules that holds decides: matrix products, FC layers and layers of one output position
 * are fully connected; TRCONV is transposed; DSCONV and POOL are depthwise; NGCONV (an aggregated
 * residual block), and a layer with {@code shortcut} or {@code residual} in its name, are residual;
 * a filter of one tap is pointwise; with more input channels than input rows a layer is late,
 * otherwise early.
 */
public enum OperatorClass implements Labelled {
  EARLY,
  LATE,
  POINTWISE,
  DEPTHWISE,
  RESIDUAL,
  TRANSPOSED,
  FULLY_CONNECTED;

  /** The class of {@code layer}; its mapping does not matter. */
  public static OperatorClass of(Layer layer) {
    return switch (layer.type()) {
      case GEMM, FC -> FULLY_CONNECTED;
      case TRCONV -> TRANSPOSED;
      case DSCONV, POOL -> DEPTHWISE;
      case NGCONV -> RESIDUAL;
      case CONV -> ofConvolution(layer);
    };
  }

  private static OperatorClass ofConvolution(Layer layer) {
    LayerBounds bounds = LayerBounds.of(layer);
    long taps = bounds.of(LayerDimension.R) * bounds.of(LayerDimension.S);
    long rows = bounds.of(LayerDimension.Y);
    if (rows == bounds.of(LayerDimension.R)
        && bounds.of(LayerDimension.X) == bounds.of(LayerDimension.S)) {
      return FULLY_CONNECTED;
    } else if (isOnShortcut(layer.name())) {
      return RESIDUAL;
    } else if (taps == 1) {
      return POINTWISE;
    }
    return bounds.of(LayerDimension.C) > rows ? LATE : EARLY;
  }

  private static boolean isOnShortcut(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("shortcut") || lower.contains("residual");
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
