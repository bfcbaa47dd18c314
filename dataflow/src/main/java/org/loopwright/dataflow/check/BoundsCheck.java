package org.loopwright.dataflow.check;

import java.util.List;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.Size;

/** The bounds, strides and dilations of a layer. */
final class BoundsCheck {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();
  private static final List<LayerDimension> INPUTS = List.of(LayerDimension.X, LayerDimension.Y);

  private final Layer layer;
  private final Findings findings;

  BoundsCheck(Layer layer, Findings findings) {
    this.layer = layer;
    this.findings = findings;
  }

  void check() {
    checkAllowed();
    checkRequired();
    checkSteps(layer.strides(), "stride");
    checkSteps(layer.dilations(), "dilation");
    if (layer.type().isWindowed() && findings.isEmpty()) {
      checkWindows();
    }
  }

  private void checkAllowed() {
    LayerDimensionSet seen = LayerDimensionSet.EMPTY;
    for (DimensionSize bound : layer.bounds()) {
      LayerDimension dimension = bound.dimension();
      if (!layer.type().allowedDimensions().contains(dimension)) {
        error(bound, "a %s layer has no dimension %s", layer.type(), dimension.symbol());
      } else if (seen.contains(dimension)) {
        error(bound, "dimension %s is given twice", dimension.symbol());
      } else if (isGivenOtherwise(dimension, seen)) {
        error(bound, "dimension %s is given for the input and for the output", dimension.symbol());
      }
      seen = seen.with(dimension);
    }
  }

  private static boolean isGivenOtherwise(LayerDimension dimension, LayerDimensionSet seen) {
    return switch (dimension) {
      case X -> seen.contains(LayerDimension.OUTPUT_X);
      case Y -> seen.contains(LayerDimension.OUTPUT_Y);
      case OUTPUT_X, OUTPUT_Y -> seen.contains(dimension.inputCentric());
      case C, G, K, M, N, R, S -> false;
    };
  }

  private void checkRequired() {
    LayerDimensionSet given = LayerDimensionSet.EMPTY;
    for (DimensionSize bound : layer.bounds()) {
      given = given.with(bound.dimension()).with(bound.dimension().inputCentric());
    }
    for (LayerDimension dimension : DIMENSIONS) {
      if (layer.type().requiredDimensions().contains(dimension) && !given.contains(dimension)) {
        missing(dimension);
      }
    }
    boolean window = given.contains(LayerDimension.C) && given.contains(LayerDimension.R);
    for (LayerDimension input : INPUTS) {
      if (window && layer.type().isWindowed() && !given.contains(input)) {
        missing(input);
      }
    }
  }

  private void missing(LayerDimension dimension) {
    findings.error(
        layer.origin(), "a %s layer needs dimension %s", layer.type(), dimension.symbol());
  }

  private void checkSteps(List<DimensionSize> steps, String what) {
    LayerDimensionSet seen = LayerDimensionSet.EMPTY;
    for (DimensionSize step : steps) {
      LayerDimension axis = step.dimension().inputCentric();
      if (!axis.isWindowed() || !layer.type().isWindowed()) {
        error(step, "no filter slides over %s: it has no %s", step.dimension().symbol(), what);
      } else if (seen.contains(axis)) {
        error(step, "the %s of %s is given twice", what, step.dimension().symbol());
      }
      seen = seen.with(axis);
    }
  }

  private void checkWindows() {
    LayerBounds bounds = LayerBounds.of(layer);
    for (LayerDimension input : INPUTS) {
      long span = bounds.window(input);
      if (bounds.of(input) > Size.MAX) {
        findings.error(
            layer.origin(), "the input along %s is larger than %d", input.symbol(), Size.MAX);
      } else if (bounds.of(input) < span) {
        findings.error(
            layer.origin(),
            "an input of %d along %s holds no filter window of %d",
            bounds.of(input),
            input.symbol(),
            span);
      }
    }
  }

  private void error(DimensionSize size, String message, Object... values) {
    findings.error(size.origin(), message, values);
  }
}
