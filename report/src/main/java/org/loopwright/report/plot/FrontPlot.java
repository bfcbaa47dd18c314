package org.loopwright.report.plot;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.LayerFront;
import org.loopwright.result.NetworkFront;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.pareto.FrontSum.Cost;

/** Energy against delay, one mark for each point of a front, of a layer or of a network. */
public final class FrontPlot {
  private static final int WIDTH_PIXELS = 900;
  private static final int HEIGHT_PIXELS = 600;

  private FrontPlot() {}

  /** The plot of a front that has a point. */
  public static ChartImage of(LayerFront layer) {
    return of(layer.name(), layer.identity(), layer.costs());
  }

  /** The plot of a network's front that has a point. */
  public static ChartImage of(NetworkFront network) {
    List<Cost> points =
        network.points().orElseThrow().stream().map(NetworkFront.Point::cost).toList();
    return of(network.name(), network.identity(), points);
  }

  private static ChartImage of(String name, RunIdentity identity, List<Cost> points) {
    String design = identity.architecture().map(file -> " on " + file).orElse("");
    Quantity.EnergyUnit unit = Quantity.EnergyUnit.of(points.get(points.size() - 1).energyPj());
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(VisibleText.of(name + design + ": energy and delay"))
            .xAxisTitle("delay (cycles)")
            .yAxisTitle("energy (" + unit.name() + ")")
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    double[] cycles = points.stream().mapToDouble(Cost::cycles).toArray();
    double[] energies = points.stream().mapToDouble(p -> p.energyPj() / unit.pj()).toArray();
    XYSeries series = chart.addSeries("front", cycles, energies);
    series.setMarker(SeriesMarkers.CIRCLE);
    series.setMarkerColor(new Color(0x0072B2));
    return new ChartImage(chart);
  }
}
