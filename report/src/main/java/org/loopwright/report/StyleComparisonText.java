package org.loopwright.report;

import java.util.List;
import java.util.OptionalDouble;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;

/**
 * Styles side by side for a terminal: sums for each operator class with the adaptive choice, then
 * the best style of each layer.
 */
public final class StyleComparisonText {
  private static final String NONE = "-";

  private StyleComparisonText() {}

  public static String of(StyleComparison comparison) {
    StringBuilder text = new StringBuilder();
    for (Criterion criterion : Criterion.values()) {
      text.append(classes(comparison, criterion)).append(System.lineSeparator());
    }
    text.append(layers(comparison));
    for (Criterion criterion : Criterion.values()) {
      text.append(System.lineSeparator()).append(summary(comparison, criterion));
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static TextTable classes(StyleComparison comparison, Criterion criterion) {
    String[] header = new String[StyleComparison.STYLES.size() + 4];
    header[0] = criterion.label() + ", " + criterion.unit();
    header[1] = "layers";
    int column = 2;
    for (DataflowStyle style : StyleComparison.STYLES) {
      header[column++] = style.label();
    }
    header[column++] = "adaptive";
    header[column] = "best style";
    TextTable table = new TextTable(header);
    for (OperatorClass each : comparison.operatorClasses()) {
      table.row(totals(each.label(), comparison.layers(each), criterion));
    }
    table.row(totals("all", comparison.layers(), criterion));
    return table;
  }

  private static String[] totals(String label, List<ComparedLayer> layers, Criterion criterion) {
    String[] row = new String[StyleComparison.STYLES.size() + 4];
    row[0] = label;
    row[1] = Integer.toString(layers.size());
    int column = 2;
    for (DataflowStyle style : StyleComparison.STYLES) {
      row[column++] = number(StyleComparison.total(layers, style, criterion));
    }
    row[column++] = number(OptionalDouble.of(StyleComparison.adaptiveTotal(layers, criterion)));
    row[column] =
        StyleComparison.bestSingle(layers, criterion).map(DataflowStyle::label).orElse(NONE);
    return row;
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Quantity.count(Math.round(value.getAsDouble())) : NONE;
  }

  private static TextTable layers(StyleComparison comparison) {
    TextTable table =
        new TextTable("layer", "class", "fastest", "cycles", "least energy", "energy nJ");
    for (ComparedLayer layer : comparison.layers()) {
      LayerResult fastest = layer.adaptive(Criterion.LATENCY);
      LayerResult thriftiest = layer.adaptive(Criterion.ENERGY);
      table.row(
          layer.shape().name(),
          layer.operatorClass().label(),
          layer.best(Criterion.LATENCY).label(),
          Quantity.count(fastest.runtimeCycles()),
          layer.best(Criterion.ENERGY).label(),
          Quantity.count(Math.round(thriftiest.energy().totalNj())));
    }
    return table;
  }

  private static String summary(StyleComparison comparison, Criterion criterion) {
    double adaptive = StyleComparison.adaptiveTotal(comparison.layers(), criterion);
    return StyleComparison.bestSingle(comparison.layers(), criterion)
        .map(style -> gain(comparison, style, criterion, adaptive))
        .orElse(comparison.network() + ": no style maps all layers");
  }

  private static String gain(
      StyleComparison comparison, DataflowStyle style, Criterion criterion, double adaptive) {
    double single = StyleComparison.total(comparison.layers(), style, criterion).orElse(adaptive);
    return comparison.network()
        + ": the best style for each layer takes "
        + Quantity.percent(Math.max(0, 1 - adaptive / single))
        + " off the "
        + criterion.label()
        + " of "
        + style.label()
        + ", the best single style";
  }
}
