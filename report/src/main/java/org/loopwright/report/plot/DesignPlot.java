package org.loopwright.report.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.loopwright.explore.Design;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;

/** Scatter plots of valid designs, coloured by PEs (Kwon et al. 2020, Figure 4(c)). */
public final class DesignPlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 600;
  private static final int SMALL = 4;
  private static final int LARGE = 12;
  private static final double UM2_PER_MM2 = 1e6;
  private static final double BYTES_PER_KIB = 1024;
  private static final Marker[] BEST_MARKS = {
    SeriesMarkers.DIAMOND, SeriesMarkers.CROSS, SeriesMarkers.TRIANGLE_UP
  };

  /** From few PEs to many: dark blue over green to yellow, also in grey. */
  private static final int[] COLOURS = {
    0x440154, 0x46327e, 0x365c8d, 0x277f8e, 0x1fa187, 0x4ac16d, 0xa0da39, 0xfde725
  };

  private final XYChart chart;

  private DesignPlot(String title, String x) {
    chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle("throughput (MACs a cycle)")
            .build();
    chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setMarkerSize(SMALL);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
  }

  /** Area against throughput; nothing if no design is valid. */
  public static Optional<ChartImage> areaAgainstThroughput(Sweep sweep, SweepResult result) {
    return new DesignPlot("Valid designs: area and throughput", "area (mm2)")
        .image(sweep, result, design -> design.metrics().areaUm2() / UM2_PER_MM2);
  }

  /** All buffers together against throughput; nothing if no design is valid. */
  public static Optional<ChartImage> bufferAgainstThroughput(Sweep sweep, SweepResult result) {
    return new DesignPlot("Valid designs: buffer and throughput", "L1 of all PEs + L2 (KiB)")
        .image(sweep, result, design -> design.point().bufferBytes() / BYTES_PER_KIB);
  }

  private Optional<ChartImage> image(Sweep sweep, SweepResult result, ToDoubleFunction<Design> x) {
    List<Design> designs = new ArrayList<>(result.sample().designs());
    designs.addAll(result.front());
    long least = designs.stream().mapToLong(design -> design.point().pes()).min().orElse(1);
    long most = designs.stream().mapToLong(design -> design.point().pes()).max().orElse(1);
    long width = (most - least) / COLOURS.length + 1;
    for (int i = 0; i < COLOURS.length; i++) {
      long from = least + i * width;
      long to = Math.min(most, from + width - 1);
      List<Design> some =
          designs.stream().filter(d -> d.point().pes() >= from && d.point().pes() <= to).toList();
      String name = from == to ? from + " PEs" : from + " to " + to + " PEs";
      add(name, some, x, SeriesMarkers.CIRCLE, new Color(COLOURS[i]));
    }
    for (int i = 0; i < result.best().size(); i++) {
      String name = "best " + sweep.objectives().get(i).label();
      add(name, List.of(result.best().get(i)), x, new LargeMark(BEST_MARKS[i]), Color.RED);
    }
    return chart.getSeriesMap().isEmpty() ? Optional.empty() : Optional.of(new ChartImage(chart));
  }

  private void add(
      String name, List<Design> designs, ToDoubleFunction<Design> x, Marker marker, Color colour) {
    if (designs.isEmpty()) {
      return;
    }
    double[] xs = designs.stream().mapToDouble(x).toArray();
    double[] ys = designs.stream().mapToDouble(design -> design.metrics().macsPerCycle()).toArray();
    XYSeries series = chart.addSeries(name, xs, ys);
    series.setMarker(marker);
    series.setMarkerColor(colour);
  }

  /** The same mark, but larger than those of the designs around it. */
  private static final class LargeMark extends Marker {
    private final Marker mark;

    LargeMark(Marker mark) {
      this.mark = mark;
    }

    @Override
    public void paint(Graphics2D graphics, double x, double y, int size) {
      mark.paint(graphics, x, y, LARGE);
    }
  }
}
