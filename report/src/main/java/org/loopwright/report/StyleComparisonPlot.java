package org.loopwright.report;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.loopwright.dataflow.comparison.ComparedLayer;
import org.loopwright.dataflow.comparison.Criterion;
import org.loopwright.dataflow.comparison.OperatorClass;
import org.loopwright.dataflow.comparison.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;

/**
 * One bar for each style and one for the adaptive choice, made of the operator classes (Kwon et al.
 * 2020, Figure 4(b)).
 */
public final class StyleComparisonPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 520;

  private final CategoryChart chart;

  private StyleComparisonPlot(CategoryChart chart) {
    this.chart = chart;
  }

  /** The plot of {@code criterion}. */
  public static StyleComparisonPlot of(StyleComparison comparison, Criterion criterion) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(
                "%s: %s of each style on %d PEs"
                    .formatted(
                        comparison.network(), criterion.label(), comparison.hardware().pes()))
            .xAxisTitle("style")
            .yAxisTitle(
                switch (criterion) {
                  case LATENCY -> "latency, cycles";
                  case ENERGY -> "energy";
                })
            .build();
    style(chart, criterion);
    List<String> names = names(comparison);
    for (OperatorClass each : comparison.operatorClasses()) {
      chart
          .addSeries(each.label(), names, sums(comparison, each, criterion))
          .setFillColor(colour(each));
    }
    return new StyleComparisonPlot(chart);
  }

  private static void style(CategoryChart chart, Criterion criterion) {
    chart.getStyler().setStacked(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setyAxisTickLabelsFormattingFunction(value -> tick(criterion, value));
  }

  /** Colours that stay apart also for the colour-blind (Okabe and Ito 2008). */
  private static Color colour(OperatorClass operatorClass) {
    return switch (operatorClass) {
      case EARLY -> new Color(0xE69F00);
      case LATE -> new Color(0x0072B2);
      case POINTWISE -> new Color(0x009E73);
      case DEPTHWISE -> new Color(0x56B4E9);
      case RESIDUAL -> new Color(0xCC79A7);
      case TRANSPOSED -> new Color(0xD55E00);
      case FULLY_CONNECTED -> new Color(0x999999);
    };
  }

  private static List<String> names(StyleComparison comparison) {
    List<String> names = new ArrayList<>();
    for (DataflowStyle style : StyleComparison.STYLES) {
      names.add(style.label() + (mapsAll(comparison, style) ? "" : " (not all layers)"));
    }
    names.add("adaptive");
    return names;
  }

  /** A style that cannot map all layers has no bar: a shorter one would look better than it is. */
  private static List<Double> sums(
      StyleComparison comparison, OperatorClass operatorClass, Criterion criterion) {
    List<ComparedLayer> layers = comparison.layers(operatorClass);
    List<Double> sums = new ArrayList<>();
    for (DataflowStyle style : StyleComparison.STYLES) {
      boolean mapsAll = mapsAll(comparison, style);
      sums.add(mapsAll ? StyleComparison.total(layers, style, criterion).orElseThrow() : 0);
    }
    sums.add(StyleComparison.adaptiveTotal(layers, criterion));
    return sums;
  }

  private static boolean mapsAll(StyleComparison comparison, DataflowStyle style) {
    return comparison.layers().stream().allMatch(layer -> layer.in(style).isPresent());
  }

  private static String tick(Criterion criterion, double value) {
    return switch (criterion) {
      case LATENCY -> plain(value / 1e6) + " M";
      case ENERGY -> plain(value / 1e6) + " mJ";
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value)
        .round(MathContext.DECIMAL32)
        .stripTrailingZeros()
        .toPlainString();
  }

  public ChartImage image() {
    return new ChartImage(chart);
  }
}
