package org.loopwright.formats.technology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.loopwright.cost.technology.NodeScaling;
import org.loopwright.cost.technology.SramModel;
import org.loopwright.cost.technology.SramProcess;
import org.loopwright.cost.technology.SramQuantity;
import org.loopwright.cost.technology.SramRow;
import org.loopwright.model.diagnostics.Require;

/**
 * How far the SRAM model is from rows of its table that it may not see, as a part of the true
 * value. Rows that break the trend count like all others.
 *
 * @param rows compared
 * @param median of the errors
 * @param ninetieth percentile of the errors
 * @param worst of the errors
 */
record SramAccuracy(int rows, double median, double ninetieth, double worst) {
  /** Each row in turn is taken out of the table, and no other. */
  static SramAccuracy leaveOneOut(
      List<SramRow> table, NodeScaling scaling, SramQuantity quantity, Predicate<SramRow> judged) {
    SramModel whole = new SramModel(table, scaling);
    List<Double> errors = new ArrayList<>();
    for (SramRow row : table) {
      if (judged.test(row)) {
        errors.add(error(whole.without(row), row, quantity));
      }
    }
    return of(errors);
  }

  /**
   * All rows that have one value of {@code axis} in common are taken out at once, in every process
   * and number of banks, so that the nearest rows are an octave away. The smallest and the largest
   * value stay.
   */
  static SramAccuracy octaveAway(
      List<SramRow> table,
      NodeScaling scaling,
      SramQuantity quantity,
      ToDoubleFunction<SramRow> axis) {
    List<SramRow> single = table.stream().filter(row -> row.ports() == 1).toList();
    double[] values = single.stream().mapToDouble(axis).distinct().sorted().toArray();
    List<Double> errors = new ArrayList<>();
    for (int i = 1; i < values.length - 1; i++) {
      double out = values[i];
      List<SramRow> kept = single.stream().filter(r -> axis.applyAsDouble(r) != out).toList();
      SramModel model = new SramModel(kept, scaling);
      for (SramRow row : single) {
        if (axis.applyAsDouble(row) == out && !isBeyond(model, row, quantity)) {
          errors.add(error(model, row, quantity));
        }
      }
    }
    return of(errors);
  }

  private static SramProcess process(SramRow row) {
    return new SramProcess(row.nodeNm(), row.device());
  }

  private static boolean isBeyond(SramModel model, SramRow row, SramQuantity quantity) {
    return model.read(quantity, row.shape(), process(row)).extrapolated();
  }

  private static double error(SramModel model, SramRow row, SramQuantity quantity) {
    double value = model.read(quantity, row.shape(), process(row)).value();
    return Math.abs(value / row.value(quantity) - 1);
  }

  private static SramAccuracy of(List<Double> errors) {
    Require.that(!errors.isEmpty(), "no row of an SRAM table to compare with");
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new SramAccuracy(
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(0.9 * sorted.length) - 1],
        sorted[sorted.length - 1]);
  }
}
