package org.loopwright.report.html;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;

/** A part of a section of a {@link ReportPage}. */
public sealed interface PageBlock {
  /** The block as the page draws it. */
  JsonObject json();

  /** A paragraph of text. */
  record Paragraph(String text) implements PageBlock {
    public Paragraph {
      requireNonNull(text, "text");
    }

    @Override
    public JsonObject json() {
      return kind("paragraph").put("text", text);
    }
  }

  /** Lines of text as they are, such as a loop nest. */
  record Verbatim(String caption, String text) implements PageBlock {
    public Verbatim {
      requireNonNull(caption, "caption");
      requireNonNull(text, "text");
    }

    @Override
    public JsonObject json() {
      return kind("verbatim").put("caption", caption).put("text", text);
    }
  }

  /**
   * The first steps of a dataflow on a small array, to be played.
   *
   * @param steps units of each cluster level, tensors, and what each PE holds in each step
   */
  record Steps(String caption, JsonObject steps) implements PageBlock {
    public Steps {
      requireNonNull(caption, "caption");
      requireNonNull(steps, "steps");
    }

    @Override
    public JsonObject json() {
      return kind("steps").put("caption", caption).putAll(steps);
    }
  }

  /**
   * A number at the head of a page.
   *
   * @param value with its unit
   * @param tip formula and source, shown on hover
   */
  record KeyFigure(String name, String value, String tip) {
    public KeyFigure {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
      requireNonNull(tip, "tip");
    }
  }

  /** Numbers side by side. */
  record KeyFigures(List<KeyFigure> figures) implements PageBlock {
    public KeyFigures {
      figures = List.copyOf(figures);
    }

    @Override
    public JsonObject json() {
      return kind("figures").put("figures", figures);
    }
  }

  /**
   * A table to sort and to filter, with the columns that people see in text.
   *
   * @param tips what the numbers of a column are, by its title; a column that programs get, too,
   *     has its key in the tip anyway
   */
  record Rows<R>(String caption, Table<R> table, Map<String, String> tips) implements PageBlock {
    public Rows {
      requireNonNull(caption, "caption");
      requireNonNull(table, "table");
      tips = Map.copyOf(tips);
    }

    public Rows(String caption, Table<R> table) {
      this(caption, table, Map.of());
    }

    @Override
    public JsonObject json() {
      return kind("table").put("caption", caption).put("columns", columns(table, tips));
    }
  }

  /**
   * Values of the bars of a chart, one for each of its names.
   *
   * @param values a bar of NaN is left out
   */
  record Series(String name, List<Double> values) {
    public Series {
      requireNonNull(name, "name");
      values = List.copyOf(values);
    }
  }

  /**
   * A bar for each name, made of a part for each series, or with one for each series side by side.
   *
   * @param unit of the values, such as {@code pJ} or {@code cycles}; {@code share} shows percent
   */
  record BarChart(
      String caption, String unit, List<String> names, List<Series> series, boolean stacked)
      implements PageBlock {
    public BarChart {
      requireNonNull(caption, "caption");
      requireNonNull(unit, "unit");
      names = List.copyOf(names);
      series = List.copyOf(series);
    }

    @Override
    public JsonObject json() {
      return kind("bars")
          .put("caption", caption)
          .put("unit", unit)
          .put("names", names)
          .put("series", series.stream().map(BarChart::json).toList())
          .put("stacked", stacked);
    }

    private static JsonObject json(Series series) {
      return new JsonObject().put("name", series.name()).put("values", series.values());
    }
  }

  /** A place of a line chart. */
  record Coordinate(double x, double y) {}

  /** A line of a chart, by its places from left to right. */
  record Curve(String name, List<Coordinate> places) {
    public Curve {
      requireNonNull(name, "name");
      places = List.copyOf(places);
    }
  }

  /**
   * An axis of a chart.
   *
   * @param name with the unit
   */
  record ChartAxis(String name, boolean logarithmic) {
    public ChartAxis {
      requireNonNull(name, "name");
    }
  }

  /** Lines over two axes. */
  record LineChart(String caption, ChartAxis x, ChartAxis y, List<Curve> curves)
      implements PageBlock {
    public LineChart {
      requireNonNull(caption, "caption");
      requireNonNull(x, "x");
      requireNonNull(y, "y");
      curves = List.copyOf(curves);
    }

    @Override
    public JsonObject json() {
      return kind("lines")
          .put("caption", caption)
          .put("x", x)
          .put("y", y)
          .put("curves", curves.stream().map(LineChart::json).toList());
    }

    private static JsonObject json(Curve curve) {
      return new JsonObject()
          .put("name", curve.name())
          .put("x", curve.places().stream().map(Coordinate::x).toList())
          .put("y", curve.places().stream().map(Coordinate::y).toList());
    }
  }

  /**
   * A point for each row, over two columns of numbers that the reader may change; a rectangle drawn
   * over them, and limits of columns, choose what the table below shows. Made for 100,000 rows.
   *
   * @param x key of the column that the horizontal axis has at first
   * @param y key of the column of the vertical axis
   * @param colour key of the column that colours the points; empty for one colour
   * @param marked key of a column that is true for the rows to mark, such as those of a front
   */
  record PointCloud<R>(
      String caption,
      Table<R> table,
      String x,
      String y,
      Optional<String> colour,
      Optional<String> marked)
      implements PageBlock {
    public PointCloud {
      requireNonNull(caption, "caption");
      requireNonNull(table, "table");
      requireNonNull(x, "x");
      requireNonNull(y, "y");
      requireNonNull(colour, "colour");
      requireNonNull(marked, "marked");
    }

    @Override
    public JsonObject json() {
      return kind("cloud")
          .put("caption", caption)
          .put("columns", table.columns().stream().flatMap(c -> values(c).stream()).toList())
          .put("x", x)
          .put("y", y)
          .put("colour", colour)
          .put("marked", marked);
    }

    /** A column by its values; texts are written once, because most are repeated. */
    private Optional<JsonObject> values(Column<R> column) {
      return column
          .key()
          .map(
              key ->
                  new JsonObject()
                      .put("key", key)
                      .put("title", column.title().map(String::strip).orElse(key))
                      .put("values", PageBlock.values(column, table.rows())));
    }
  }

  private static JsonObject kind(String name) {
    return new JsonObject().put("kind", name);
  }

  /** The columns that people see, each with its texts and, where it has numbers, with these. */
  private static <R> List<JsonObject> columns(Table<R> table, Map<String, String> tips) {
    List<JsonObject> columns = new ArrayList<>();
    for (Column<R> column : table.columns()) {
      if (column.title().isPresent()) {
        String title = column.title().get().strip();
        List<Object> values = values(column, table.rows());
        boolean numbers = values.stream().anyMatch(Number.class::isInstance);
        columns.add(
            new JsonObject()
                .put("title", title)
                .put("key", column.key())
                .put("tip", Optional.ofNullable(tips.get(title)))
                .put(
                    "cells",
                    table.rows().stream().map(row -> column.text().apply(row).strip()).toList())
                .put("values", numbers ? Optional.of(values) : Optional.empty()));
      }
    }
    return columns;
  }

  private static <R> List<Object> values(Column<R> column, List<R> rows) {
    return rows.stream().map(row -> plain(column.value().apply(row))).toList();
  }

  /** A number, a truth value, or a text; what is absent is an empty text. */
  private static Object plain(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? plain(optional.get()) : "";
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? (Object) optional.getAsDouble() : "";
    }
    if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? (Object) optional.getAsLong() : "";
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Labelled labelled) {
      return labelled.label();
    }
    return value == null ? "" : value.toString();
  }
}
