package org.loopwright.report;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Energy against delay, one mark for each point of a front. */
public final class FrontPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 600;
  private static final double PJ_PER_UJ = 1e6;

  private final XYChart chart;

  private FrontPlot(XYChart chart) {
    this.chart = chart;
  }

  /** The plot of a front that has a point. */
  public static FrontPlot of(LayerFront layer) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(layer.name() + " on " + layer.architecture().name() + ": energy and delay")
            .xAxisTitle("delay (cycles)")
            .yAxisTitle("energy (uJ)")
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    double[] cycles =
        layer.front().points().stream().mapToDouble(p -> p.evaluation().cycles()).toArray();
    double[] energies =
        layer.front().points().stream()
            .mapToDouble(p -> p.evaluation().energyPj() / PJ_PER_UJ)
            .toArray();
    XYSeries series = chart.addSeries("front", cycles, energies);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(new Color(0x0072B2));
    return new FrontPlot(chart);
  }

  public void writeSvg(OutputStream to) throws IOException {
    ChartImages.writeSvg(chart, to);
  }

  public void writePng(OutputStream to) throws IOException {
    ChartImages.writePng(chart, to);
  }
}
