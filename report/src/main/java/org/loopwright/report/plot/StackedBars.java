package org.loopwright.report.plot;

import java.awt.Color;
import java.text.NumberFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.loopwright.model.diagnostics.VisibleText;

/** A plot of bars that are made of parts, or whose parts stand side by side. */
public final class StackedBars {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 520;
  private static final double MAX_BAR_SHARE = 0.08;

  private final String title;
  private final String subtitle;
  private final List<BarName> bars;
  private final DefaultCategoryDataset heights = new DefaultCategoryDataset();
  private final CategoryAxis names;
  private final String yTitle;
  private BarRenderer renderer = new StackedBarRenderer();
  private NumberFormat format = ChartStyle.pattern("#,##0.###");
  private double leastHeight = Double.POSITIVE_INFINITY;
  private boolean logarithmic;

  /** The name of a bar, which another may have, too. */
  private record BarName(int number, String text) implements Comparable<BarName> {
    @Override
    public int compareTo(BarName other) {
      return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An empty plot; {@code bars} are the names below them. */
  public StackedBars(
      String title, String subtitle, String xTitle, String yTitle, List<String> bars) {
    this.title = title;
    this.subtitle = subtitle;
    this.yTitle = yTitle;
    this.bars =
        IntStream.range(0, bars.size())
            .mapToObj(bar -> new BarName(bar, VisibleText.of(bars.get(bar))))
            .toList();
    names = new CategoryAxis(xTitle);
    ChartStyle.plain(names);
    names.setMaximumCategoryLabelWidthRatio(1.5f);
  }

  /** The same with a pattern of {@link java.text.DecimalFormat} for the numbers at the axis. */
  public StackedBars withNumbers(String pattern) {
    format = ChartStyle.pattern(pattern);
    return this;
  }

  /** The same with these texts for the numbers at the axis. */
  StackedBars withTicks(DoubleFunction<String> ticks) {
    format = ChartStyle.texts(ticks);
    return this;
  }

  /** The same with slanted names, which may be long. */
  public StackedBars withSlantedNames() {
    names.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
    return this;
  }

  /** The same without the names, which are too many to be read. */
  public StackedBars withoutNames() {
    names.setTickLabelsVisible(false);
    return this;
  }

  /** The same with the parts side by side; before any is added. */
  public StackedBars sideBySide() {
    renderer = new BarRenderer();
    return this;
  }

  /** The same with a logarithmic axis, which has no place for 0. */
  public StackedBars withLogarithm() {
    logarithmic = true;
    return this;
  }

  /** Adds a part of every bar. */
  public void add(String part, int rgb, List<Double> values) {
    renderer.setSeriesPaint(heights.getRowCount(), new Color(rgb));
    for (int bar = 0; bar < bars.size(); bar++) {
      double height = values.get(bar);
      if (height > 0) {
        leastHeight = Math.min(leastHeight, height);
      }
      heights.addValue(height, part, bars.get(bar));
    }
  }

  /** The plot; nothing if it has no part. */
  public Optional<ChartImage> image() {
    if (heights.getRowCount() == 0) {
      return Optional.empty();
    }
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setMaximumBarWidth(MAX_BAR_SHARE);
    CategoryPlot plot = new CategoryPlot(heights, names, axis(), renderer);
    plot.setRangeGridlinePaint(ChartStyle.grid());
    plot.setRangeGridlineStroke(ChartStyle.gridLine());
    return Optional.of(
        new ChartImage(
            ChartStyle.chart(title, subtitle, plot, heights.getRowCount() > 1),
            WIDTH_PIXELS,
            HEIGHT_PIXELS));
  }

  private ValueAxis axis() {
    if (logarithmic && leastHeight < Double.POSITIVE_INFINITY) {
      LogAxis axis = ChartStyle.logarithms(yTitle);
      axis.setNumberFormatOverride(format);
      renderer.setBase(leastHeight / 2);
      return axis;
    }
    NumberAxis axis = ChartStyle.numbers(yTitle);
    axis.setNumberFormatOverride(format);
    return axis;
  }
}
