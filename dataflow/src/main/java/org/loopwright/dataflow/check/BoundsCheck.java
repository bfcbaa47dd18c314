package org.loopwright.dataflow.check;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.cluster.LayerBounds;
import org.loopwright.dataflow.language.DimensionSize;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.model.diagnostics.Problem;

/** The bounds, strides and dilations of a layer. */
final class BoundsCheck {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();
  private static final List<LayerDimension> INPUTS = List.of(LayerDimension.X, LayerDimension.Y);

  private final Layer layer;
  private final List<Problem> problems;

  BoundsCheck(Layer layer, List<Problem> problems) {
    this.layer = layer;
    this.problems = problems;
  }

  void check() {
    checkAllowed();
    checkRequired();
    checkSteps(layer.strides(), "stride");
    checkSteps(layer.dilations(), "dilation");
    if (layer.type().isWindowed() && problems.isEmpty()) {
      checkWindows();
    }
  }

  private void checkAllowed() {
    List<LayerDimension> seen = new ArrayList<>();
    for (DimensionSize bound : layer.bounds()) {
      LayerDimension dimension = bound.dimension();
      if (!dimension.in(layer.type().allowedDimensions())) {
        error(bound, "a " + layer.type() + " layer has no dimension " + dimension.symbol());
      } else if (seen.contains(dimension)) {
        error(bound, "dimension " + dimension.symbol() + " is given twice");
      } else if (seen.stream().anyMatch(d -> d.inputCentric() == dimension.inputCentric())) {
        error(
            bound,
            "dimension " + dimension.symbol() + " is given for the input and for the output");
      }
      seen.add(dimension);
    }
  }

  private void checkRequired() {
    for (LayerDimension dimension : DIMENSIONS) {
      if (dimension.in(layer.type().requiredDimensions()) && !layer.declares(dimension)) {
        missing(dimension);
      }
    }
    boolean window = layer.declares(LayerDimension.C) && layer.declares(LayerDimension.R);
    for (LayerDimension input : INPUTS) {
      boolean given =
          layer.bounds().stream().anyMatch(bound -> bound.dimension().inputCentric() == input);
      if (window && layer.type().isWindowed() && !given) {
        missing(input);
      }
    }
  }

  private void missing(LayerDimension dimension) {
    problems.add(
        Problem.error(
            layer.origin().location(),
            "layer "
                + layer.name()
                + ": a "
                + layer.type()
                + " layer needs dimension "
                + dimension.symbol()));
  }

  private void checkSteps(List<DimensionSize> steps, String what) {
    List<LayerDimension> seen = new ArrayList<>();
    for (DimensionSize step : steps) {
      LayerDimension axis = step.dimension().inputCentric();
      if (!axis.isWindowed() || !layer.type().isWindowed()) {
        error(step, "no filter slides over " + step.dimension().symbol() + ": it has no " + what);
      } else if (seen.contains(axis)) {
        error(step, "the " + what + " of " + step.dimension().symbol() + " is given twice");
      }
      seen.add(axis);
    }
  }

  private void checkWindows() {
    long[] bounds = LayerBounds.of(layer);
    for (LayerDimension input : INPUTS) {
      long taps = bounds[input.window().index()];
      long span = (taps - 1) * layer.dilation(input) + 1;
      if (bounds[input.index()] < span) {
        problems.add(
            Problem.error(
                layer.origin().location(),
                "layer "
                    + layer.name()
                    + ": an input of "
                    + bounds[input.index()]
                    + " along "
                    + input.symbol()
                    + " holds no filter window of "
                    + span));
      }
    }
  }

  private void error(DimensionSize where, String message) {
    problems.add(
        Problem.error(where.origin().location(), "layer " + layer.name() + ": " + message));
  }
}
