package org.loopwright.report.plot;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.LayerFront;
import org.loopwright.result.NetworkFront;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.pareto.FrontSum.Cost;

/** Energy against delay, one mark for each point of a front, of a layer or of a network. */
public final class FrontPlot {
  private static final int MARK_PIXELS = 9;
  private static final int RGB = 0x0072B2;

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
    double greatestPj = points.stream().mapToDouble(Cost::energyPj).max().orElseThrow();
    double greatestCycles = points.stream().mapToDouble(Cost::cycles).max().orElseThrow();
    Quantity.EnergyUnit unit = Quantity.EnergyUnit.of(greatestPj);
    NumberAxis delay = ChartStyle.range("delay (cycles)", greatestCycles);
    delay.setNumberFormatOverride(ChartStyle.pattern("#,##0"));
    ScatterPlot plot = new ScatterPlot();
    plot.add(
        "front",
        points.stream().mapToDouble(Cost::cycles).toArray(),
        points.stream().mapToDouble(point -> point.energyPj() / unit.pj()).toArray(),
        ChartStyle.circle(MARK_PIXELS),
        new Color(RGB));
    return plot.image(
            PlotTitles.title(identity, name),
            PlotTitles.subtitle(identity, "front of energy and delay", "of " + name),
            delay,
            ChartStyle.range("energy (" + unit.name() + ")", greatestPj / unit.pj()))
        .orElseThrow();
  }
}
