package org.loopwright.report.plot;

import static java.util.stream.Collectors.joining;

import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.util.ShapeUtils;
import org.loopwright.explore.Design;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.result.ExploreResult;

/** Scatter plots of valid designs, coloured by PEs (Kwon et al. 2020, Figure 4(c)). */
public final class DesignPlot {
  private static final double MARK_PIXELS = 5;
  private static final double UM2_PER_MM2 = 1e6;
  private static final double BYTES_PER_KIB = 1024;
  private static final Shape[] BEST_MARKS = {
    ShapeUtils.createDiamond(8),
    ShapeUtils.createDiagonalCross(6, 2),
    ShapeUtils.createUpTriangle(7)
  };

  private DesignPlot() {}

  /** Area against throughput; nothing if no design is valid. */
  public static Optional<ChartImage> areaAgainstThroughput(ExploreResult explored) {
    return image(
        explored,
        "area and throughput",
        "area (mm2)",
        design -> design.metrics().areaUm2() / UM2_PER_MM2);
  }

  /** All buffers together against throughput; nothing if no design is valid. */
  public static Optional<ChartImage> bufferAgainstThroughput(ExploreResult explored) {
    return image(
        explored,
        "buffers and throughput",
        "L1 of all PEs + L2 (KiB)",
        design -> design.point().bufferBytes() / BYTES_PER_KIB);
  }

  private static Optional<ChartImage> image(
      ExploreResult explored, String what, String xTitle, ToDoubleFunction<Design> x) {
    Sweep sweep = explored.sweep();
    SweepResult result = explored.result();
    List<Design> designs = new ArrayList<>(result.sample().designs());
    designs.addAll(result.front());
    long least = designs.stream().mapToLong(design -> design.point().pes()).min().orElse(1);
    long most = designs.stream().mapToLong(design -> design.point().pes()).max().orElse(1);
    List<Color> colours = ChartStyle.ramp();
    long width = (most - least) / colours.size() + 1;
    ScatterPlot plot = new ScatterPlot();
    for (int i = 0; i < colours.size(); i++) {
      long from = least + i * width;
      long to = Math.min(most, from + width - 1);
      List<Design> some =
          designs.stream().filter(d -> d.point().pes() >= from && d.point().pes() <= to).toList();
      String name = from == to ? from + " PEs" : from + " to " + to + " PEs";
      add(plot, name, some, x, ChartStyle.circle(MARK_PIXELS), colours.get(i));
    }
    for (int i = 0; i < result.best().size(); i++) {
      String name = "best " + sweep.objectives().get(i).label();
      add(plot, name, List.of(result.best().get(i)), x, BEST_MARKS[i], Color.RED);
    }
    String objectives = sweep.objectives().stream().map(Labelled::label).collect(joining(", "));
    return plot.image(
        PlotTitles.title(explored.identity(), "valid designs"),
        PlotTitles.subtitle(
            explored.identity(),
            what + " of valid designs",
            "objectives " + objectives,
            "costs " + sweep.blocks().name()),
        ChartStyle.numbers(xTitle),
        ChartStyle.numbers("throughput (MACs a cycle)"));
  }

  private static void add(
      ScatterPlot plot,
      String name,
      List<Design> designs,
      ToDoubleFunction<Design> x,
      Shape mark,
      Color colour) {
    if (!designs.isEmpty()) {
      plot.add(
          name,
          designs.stream().mapToDouble(x).toArray(),
          designs.stream().mapToDouble(design -> design.metrics().macsPerCycle()).toArray(),
          mark,
          colour);
    }
  }
}
