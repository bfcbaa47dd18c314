package org.loopwright.report.plot;

import java.awt.Color;
import java.awt.Shape;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Marks, or lines, over two axes of numbers. */
public final class ScatterPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 600;
  private static final int MARK_PIXELS = 9;

  private final XYSeriesCollection series = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);

  /** Joins the marks of each series by a line. */
  public ScatterPlot joined() {
    renderer.setDefaultLinesVisible(true);
    return this;
  }

  /** Adds round marks of one colour. */
  public void add(String name, double[] xs, double[] ys, int rgb) {
    add(name, xs, ys, ChartStyle.circle(MARK_PIXELS), new Color(rgb));
  }

  /** Adds marks of one shape and colour. */
  void add(String name, double[] xs, double[] ys, Shape mark, Color colour) {
    XYSeries points = new XYSeries(name, false);
    for (int i = 0; i < xs.length; i++) {
      points.add(xs[i], ys[i], false);
    }
    renderer.setSeriesShape(series.getSeriesCount(), mark);
    renderer.setSeriesPaint(series.getSeriesCount(), colour);
    series.addSeries(points);
  }

  /** The plot over two axes of these names; nothing if it has no marks. */
  public Optional<ChartImage> image(
      String title, String subtitle, String xName, String yName, boolean logarithmic) {
    return logarithmic
        ? image(title, subtitle, ChartStyle.logarithms(xName), ChartStyle.logarithms(yName))
        : image(title, subtitle, ChartStyle.numbers(xName), ChartStyle.numbers(yName));
  }

  /** The plot; nothing if it has no marks. */
  Optional<ChartImage> image(String title, String subtitle, ValueAxis x, ValueAxis y) {
    if (series.getSeriesCount() == 0) {
      return Optional.empty();
    }
    XYPlot plot = new XYPlot(series, x, y, renderer);
    // What is added last lies on top.
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setDomainGridlinePaint(ChartStyle.grid());
    plot.setDomainGridlineStroke(ChartStyle.gridLine());
    plot.setRangeGridlinePaint(ChartStyle.grid());
    plot.setRangeGridlineStroke(ChartStyle.gridLine());
    return Optional.of(
        new ChartImage(
            ChartStyle.chart(title, subtitle, plot, series.getSeriesCount() > 1),
            WIDTH_PIXELS,
            HEIGHT_PIXELS));
  }
}
