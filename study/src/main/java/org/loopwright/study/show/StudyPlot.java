package org.loopwright.study.show;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.loopwright.formats.study.CellFormula;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyChart;
import org.loopwright.formats.study.StudyChart.Kind;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.report.plot.ChartImage;
import org.loopwright.study.StudyTable;
import org.loopwright.study.plan.StudyRow;

/** Draws the charts of a study. */
final class StudyPlot {
  private static final int WIDTH_PIXELS = 1000;
  private static final int HEIGHT_PIXELS = 520;
  private static final int SLANT_DEGREES = 35;
  private static final String NUMBERS = "#,##0.###";

  /** More names below bars than can be read. */
  private static final int MAX_NAMES = 60;

  /** Colours that stay apart also for the colour-blind (Okabe and Ito 2008). */
  private static final int[] COLOURS = {
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x666666, 0x332288,
    0x44AA99
  };

  private StudyPlot() {}

  /** A bar or a point: its name and the numbers of its row. */
  private record Item(String name, Map<String, Double> cells) {}

  /** The name of the files of a chart. */
  static String name(Study study, StudyChart chart) {
    return study.name() + "-" + chart.name();
  }

  /** The chart of a table; nothing if no row has a number to draw. */
  static Optional<ChartImage> of(StudyChart chart, StudyTable table) {
    List<Item> items = items(chart, table);
    boolean bars = chart.kind() == Kind.STACKED || chart.kind() == Kind.BARS;
    return bars ? bars(chart, items) : points(chart, items);
  }

  private static List<Item> items(StudyChart chart, StudyTable table) {
    List<StudyRow> rows = new ArrayList<>(table.rows(chart.rows()));
    rows.removeIf(row -> !isDrawn(chart, row));
    chart
        .sort()
        .ifPresent(
            key ->
                rows.sort(
                    Comparator.comparingDouble(
                        row -> StudyTable.value(key, row.cells()).orElse(Double.MAX_VALUE))));
    List<Item> items = new ArrayList<>();
    for (StudyRow row : rows) {
      if (chart.groups().isEmpty()) {
        items.add(new Item(row.name(), row.cells()));
      }
      for (String group : chart.groups()) {
        items.add(new Item(row.name() + " " + group, ofGroup(row, group)));
      }
    }
    return items;
  }

  private static boolean isDrawn(StudyChart chart, StudyRow row) {
    List<Map<String, Double>> groups =
        chart.groups().isEmpty()
            ? List.of(row.cells())
            : chart.groups().stream().map(group -> ofGroup(row, group)).toList();
    return groups.stream()
        .anyMatch(
            cells ->
                chart.series().stream()
                    .anyMatch(each -> StudyTable.value(each.formula(), cells).isPresent()));
  }

  /** The numbers of a row, those of a group also without its name. */
  private static Map<String, Double> ofGroup(StudyRow row, String group) {
    Map<String, Double> cells = new LinkedHashMap<>(row.cells());
    String prefix = group + ".";
    row.cells()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                cells.put(name.substring(prefix.length()), value);
              }
            });
    return cells;
  }

  private static Optional<ChartImage> bars(StudyChart chart, List<Item> items) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    CategoryChart bars =
        new CategoryChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(VisibleText.of(chart.title()))
            .xAxisTitle(chart.xAxis())
            .yAxisTitle(chart.axis())
            .build();
    bars.getStyler().setStacked(chart.kind() == Kind.STACKED);
    bars.getStyler().setLegendPosition(LegendPosition.OutsideE);
    bars.getStyler().setChartBackgroundColor(Color.WHITE);
    bars.getStyler().setPlotGridVerticalLinesVisible(false);
    bars.getStyler().setYAxisDecimalPattern(NUMBERS);
    bars.getStyler().setXAxisLabelRotation(SLANT_DEGREES);
    bars.getStyler().setYAxisLogarithmic(chart.isLogarithmic());
    if (items.size() > MAX_NAMES) {
      bars.getStyler().setXAxisTicksVisible(false);
    }
    List<String> names = items.stream().map(item -> VisibleText.of(item.name())).toList();
    int colour = 0;
    for (CellFormula series : chart.series()) {
      List<Double> heights = new ArrayList<>();
      items.forEach(item -> heights.add(height(series, item)));
      bars.addSeries(series.name(), names, heights)
          .setFillColor(new Color(COLOURS[colour++ % COLOURS.length]));
    }
    return Optional.of(new ChartImage(bars));
  }

  private static double height(CellFormula series, Item item) {
    return StudyTable.value(series.formula(), item.cells()).orElse(0);
  }

  private static Optional<ChartImage> points(StudyChart chart, List<Item> items) {
    XYChart points =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(VisibleText.of(chart.title()))
            .xAxisTitle(chart.xAxis())
            .yAxisTitle(chart.axis())
            .build();
    points
        .getStyler()
        .setDefaultSeriesRenderStyle(
            chart.kind() == Kind.LINES
                ? XYSeries.XYSeriesRenderStyle.Line
                : XYSeries.XYSeriesRenderStyle.Scatter);
    points.getStyler().setLegendPosition(LegendPosition.OutsideE);
    points.getStyler().setChartBackgroundColor(Color.WHITE);
    points.getStyler().setXAxisDecimalPattern(NUMBERS);
    points.getStyler().setYAxisDecimalPattern(NUMBERS);
    points.getStyler().setXAxisLogarithmic(chart.isLogarithmic());
    points.getStyler().setYAxisLogarithmic(chart.isLogarithmic());
    int colour = 0;
    for (CellFormula series : chart.series()) {
      add(chart, series, items, points, new Color(COLOURS[colour++ % COLOURS.length]));
    }
    return points.getSeriesMap().isEmpty() ? Optional.empty() : Optional.of(new ChartImage(points));
  }

  private static void add(
      StudyChart chart, CellFormula series, List<Item> items, XYChart points, Color colour) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Item item : items) {
      OptionalDouble x = StudyTable.value(chart.x().orElseThrow(), item.cells());
      OptionalDouble y = StudyTable.value(series.formula(), item.cells());
      if (x.isPresent() && y.isPresent() && canLie(chart, x.getAsDouble(), y.getAsDouble())) {
        xs.add(x.getAsDouble());
        ys.add(y.getAsDouble());
      }
    }
    if (!xs.isEmpty()) {
      XYSeries drawn = points.addSeries(series.name(), xs, ys);
      drawn.setMarker(SeriesMarkers.CIRCLE);
      drawn.setMarkerColor(colour);
      drawn.setLineColor(colour);
    }
  }

  /** A logarithmic axis has no place for 0. */
  private static boolean canLie(StudyChart chart, double x, double y) {
    return !chart.isLogarithmic() || (x > 0 && y > 0);
  }
}
