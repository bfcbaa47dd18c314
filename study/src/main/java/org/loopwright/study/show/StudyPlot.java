package org.loopwright.study.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.formats.study.CellFormula;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyChart;
import org.loopwright.formats.study.StudyChart.Kind;
import org.loopwright.report.plot.ChartImage;
import org.loopwright.report.plot.ScatterPlot;
import org.loopwright.report.plot.StackedBars;
import org.loopwright.study.StudyTable;

/** Draws the charts of a study. */
final class StudyPlot {

  /** More names below bars than can be read. */
  private static final int MAX_NAMES = 60;

  /** Colours that stay apart also for the colour-blind (Okabe and Ito 2008). */
  private static final int[] COLOURS = {
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x666666, 0x332288,
    0x44AA99
  };

  private StudyPlot() {}

  /** The name of the files of a chart. */
  static String name(Study study, StudyChart chart) {
    return study.name() + "-" + chart.name();
  }

  /** The chart of a table; nothing if no row has a number to draw. */
  static Optional<ChartImage> of(StudyChart chart, StudyTable table) {
    List<ChartItem> items = ChartItem.of(chart, table);
    boolean bars = chart.kind() == Kind.STACKED || chart.kind() == Kind.BARS;
    return bars ? bars(chart, items) : points(chart, items);
  }

  private static Optional<ChartImage> bars(StudyChart chart, List<ChartItem> items) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = items.stream().map(ChartItem::name).toList();
    StackedBars bars =
        new StackedBars(chart.title(), "", chart.xAxis(), chart.axis(), names).withSlantedNames();
    if (chart.kind() != Kind.STACKED) {
      bars.sideBySide();
    }
    if (chart.isLogarithmic()) {
      bars.withLogarithm();
    }
    if (items.size() > MAX_NAMES) {
      bars.withoutNames();
    }
    int colour = 0;
    for (CellFormula series : chart.series()) {
      List<Double> heights = new ArrayList<>();
      items.forEach(item -> heights.add(item.value(series.formula()).orElse(0)));
      bars.add(series.name(), COLOURS[colour++ % COLOURS.length], heights);
    }
    return bars.image();
  }

  private static Optional<ChartImage> points(StudyChart chart, List<ChartItem> items) {
    ScatterPlot points = new ScatterPlot();
    if (chart.kind() == Kind.LINES) {
      points.joined();
    }
    int colour = 0;
    for (CellFormula series : chart.series()) {
      add(chart, series, items, points, COLOURS[colour++ % COLOURS.length]);
    }
    return points.image(chart.title(), "", chart.xAxis(), chart.axis(), chart.isLogarithmic());
  }

  private static void add(
      StudyChart chart, CellFormula series, List<ChartItem> items, ScatterPlot points, int rgb) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (ChartItem item : items) {
      OptionalDouble x = item.value(chart.x().orElseThrow());
      OptionalDouble y = item.value(series.formula());
      if (x.isPresent() && y.isPresent() && canLie(chart, x.getAsDouble(), y.getAsDouble())) {
        xs.add(x.getAsDouble());
        ys.add(y.getAsDouble());
      }
    }
    if (!xs.isEmpty()) {
      points.add(series.name(), numbers(xs), numbers(ys), rgb);
    }
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A logarithmic axis has no place for 0. */
  private static boolean canLie(StudyChart chart, double x, double y) {
    return !chart.isLogarithmic() || (x > 0 && y > 0);
  }
}
