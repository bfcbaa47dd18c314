package org.loopwright.report.plot;

import java.awt.Color;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.loopwright.model.diagnostics.VisibleText;

/** A plot of bars that are made of parts. */
final class StackedBars {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 520;
  private static final double MAX_BAR_SHARE = 0.08;

  private final String title;
  private final String subtitle;
  private final List<String> bars;
  private final DefaultCategoryDataset heights = new DefaultCategoryDataset();
  private final StackedBarRenderer renderer = new StackedBarRenderer();
  private final CategoryAxis names;
  private final NumberAxis numbers;

  /** An empty plot; {@code bars} are the names below them. */
  StackedBars(String title, String subtitle, String xTitle, String yTitle, List<String> bars) {
    this.title = title;
    this.subtitle = subtitle;
    this.bars = bars.stream().map(VisibleText::of).toList();
    names = new CategoryAxis(xTitle);
    numbers = ChartStyle.numbers(yTitle);
    ChartStyle.plain(names);
    names.setMaximumCategoryLabelWidthRatio(1.5f);
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setMaximumBarWidth(MAX_BAR_SHARE);
  }

  /** The same with a pattern of {@link java.text.DecimalFormat} for the numbers at the axis. */
  StackedBars withNumbers(String pattern) {
    return withFormat(ChartStyle.pattern(pattern));
  }

  /** The same with these texts for the numbers at the axis. */
  StackedBars withTicks(DoubleFunction<String> ticks) {
    return withFormat(ChartStyle.texts(ticks));
  }

  private StackedBars withFormat(NumberFormat format) {
    numbers.setNumberFormatOverride(format);
    return this;
  }

  /** The same with slanted names, which may be long. */
  StackedBars withSlantedNames() {
    names.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
    return this;
  }

  /** Adds a part of every bar. */
  void add(String part, int rgb, List<Double> values) {
    renderer.setSeriesPaint(heights.getRowCount(), new Color(rgb));
    for (int bar = 0; bar < bars.size(); bar++) {
      heights.addValue(values.get(bar), part, bars.get(bar));
    }
  }

  /** The plot; nothing if it has no part. */
  Optional<ChartImage> image() {
    if (heights.getRowCount() == 0) {
      return Optional.empty();
    }
    CategoryPlot plot = new CategoryPlot(heights, names, numbers, renderer);
    plot.setRangeGridlinePaint(ChartStyle.grid());
    plot.setRangeGridlineStroke(ChartStyle.gridLine());
    return Optional.of(
        new ChartImage(
            ChartStyle.chart(title, subtitle, plot, heights.getRowCount() > 1),
            WIDTH_PIXELS,
            HEIGHT_PIXELS));
  }
}
