package org.loopwright.report.plot;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.loopwright.model.diagnostics.VisibleText;

/** A plot of bars that are made of parts. */
final class StackedBars {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 520;
  private static final int SLANT_DEGREES = 20;

  private final CategoryChart chart;
  private final List<String> bars;

  /** An empty plot; {@code bars} are the names below them. */
  StackedBars(String title, String xTitle, String yTitle, List<String> bars) {
    this.bars = bars.stream().map(VisibleText::of).toList();
    chart =
        new CategoryChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(VisibleText.of(title))
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    chart.getStyler().setStacked(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart.getStyler().setYAxisDecimalPattern("0.##E0");
  }

  /** The same with a pattern of {@link java.text.DecimalFormat} for the numbers at the axis. */
  StackedBars withNumbers(String pattern) {
    chart.getStyler().setYAxisDecimalPattern(pattern);
    return this;
  }

  /** The same with these texts for the numbers at the axis. */
  StackedBars withTicks(DoubleFunction<String> ticks) {
    chart.getStyler().setyAxisTickLabelsFormattingFunction(ticks::apply);
    return this;
  }

  /** The same with slanted names, which may be long. */
  StackedBars withSlantedNames() {
    chart.getStyler().setXAxisLabelRotation(SLANT_DEGREES);
    return this;
  }

  /** Adds a part of every bar. */
  void add(String part, int rgb, List<Double> heights) {
    chart.addSeries(part, bars, heights).setFillColor(new Color(rgb));
  }

  /** The plot; nothing if it has no part: the library cannot draw empty axes. */
  Optional<ChartImage> image() {
    return chart.getSeriesMap().isEmpty() ? Optional.empty() : Optional.of(new ChartImage(chart));
  }
}
