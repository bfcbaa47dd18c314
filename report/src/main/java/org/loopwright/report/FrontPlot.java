package org.loopwright.report;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.loopwright.search.FoundMapping;

/** Energy against delay, one mark for each point of a front. */
public final class FrontPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 600;

  private final XYChart chart;

  private FrontPlot(XYChart chart) {
    this.chart = chart;
  }

  /** The plot of a front that has a point. */
  public static FrontPlot of(LayerFront layer) {
    List<FoundMapping> points = layer.front().points();
    Quantity.EnergyUnit unit =
        Quantity.EnergyUnit.of(points.get(points.size() - 1).evaluation().energyPj());
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(layer.name() + " on " + layer.architecture().name() + ": energy and delay")
            .xAxisTitle("delay (cycles)")
            .yAxisTitle("energy (" + unit.name() + ")")
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    double[] cycles = points.stream().mapToDouble(p -> p.evaluation().cycles()).toArray();
    double[] energies =
        points.stream().mapToDouble(p -> p.evaluation().energyPj() / unit.pj()).toArray();
    XYSeries series = chart.addSeries("front", cycles, energies);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(new Color(0x0072B2));
    return new FrontPlot(chart);
  }

  public ChartImage image() {
    return new ChartImage(chart);
  }
}
