package org.loopwright.report.plot;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.report.ShownPoints;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;

/**
 * The front of a design space over the other points that were mapped: the first number of the front
 * upward, the last across; a third colours the points.
 */
public final class SpacePlot {
  private static final double UM2_PER_MM2 = 1e6;
  private static final double LARGE_UM2 = 1e5;
  private static final double MILLION = 1e6;

  /** More hide each other, and make a drawing (SVG) of many MB: a point takes a kB. */
  private static final int MAX_POINTS = 2_000;

  private static final int FRONT_PIXELS = 9;
  private static final int POINT_PIXELS = 5;
  private static final Color OTHERS = new Color(0xc3cad2);
  private static final Color ONLY = new Color(0x0072B2);

  private SpacePlot() {}

  /** A number of the front as it is drawn. */
  private record Drawn(String name, ToDoubleFunction<PointRow> value) {}

  /** The plot; nothing if no point is valid. */
  public static Optional<ChartImage> of(SpaceResult result) {
    List<PointRow> front = result.front();
    if (front.isEmpty()) {
      return Optional.empty();
    }
    List<SpaceObjective> numbers = result.question().front();
    Drawn across = drawn(numbers.get(numbers.size() - 1), result.valid());
    Drawn upward = drawn(numbers.get(0), result.valid());
    Set<PointRow> best = new HashSet<>(front);
    ShownPoints shown = ShownPoints.of(result, MAX_POINTS);
    List<PointRow> others = shown.rows().stream().filter(row -> !best.contains(row)).toList();
    ScatterPlot plot = new ScatterPlot();
    add(plot, "not on the front" + shown.count(), others, across, upward, POINT_PIXELS, OTHERS);
    if (numbers.size() > 2) {
      coloured(plot, front, across, upward, drawn(numbers.get(1), front));
    } else {
      add(plot, "front", front, across, upward, FRONT_PIXELS, ONLY);
    }
    return plot.image(
        PlotTitles.title(result.identity(), result.question().name()),
        PlotTitles.subtitle(result.identity(), "design space " + result.question().name()),
        ChartStyle.range(across.name, most(result.valid(), across)),
        ChartStyle.range(upward.name, most(result.valid(), upward)));
  }

  private static double most(List<PointRow> rows, Drawn number) {
    return rows.stream().mapToDouble(number.value).max().orElseThrow();
  }

  /** The front in as many colours as it has equal ranges of a third number. */
  private static void coloured(
      ScatterPlot plot, List<PointRow> front, Drawn across, Drawn upward, Drawn third) {
    double least = front.stream().mapToDouble(third.value).min().orElseThrow();
    double most = most(front, third);
    int ranges = most > least ? ChartStyle.ramp().size() : 1;
    double width = (most - least) / ranges;
    for (int i = 0; i < ranges; i++) {
      int range = i;
      List<PointRow> some =
          front.stream()
              .filter(row -> range(third.value.applyAsDouble(row), least, width, ranges) == range)
              .toList();
      if (!some.isEmpty()) {
        String from = text(least(some, third));
        String to = text(most(some, third));
        String name = third.name + " " + (from.equals(to) ? from : from + " to " + to);
        add(plot, name, some, across, upward, FRONT_PIXELS, ChartStyle.ramp().get(i));
      }
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Quantity.plain(value) : Quantity.significant(value);
  }

  private static double least(List<PointRow> rows, Drawn number) {
    return rows.stream().mapToDouble(number.value).min().orElseThrow();
  }

  private static int range(double value, double least, double width, int ranges) {
    return ranges == 1 ? 0 : (int) Math.min(ranges - 1, (value - least) / width);
  }

  private static void add(
      ScatterPlot plot,
      String name,
      List<PointRow> rows,
      Drawn across,
      Drawn upward,
      int pixels,
      Color colour) {
    if (!rows.isEmpty()) {
      plot.add(
          name,
          rows.stream().mapToDouble(across.value).toArray(),
          rows.stream().mapToDouble(upward.value).toArray(),
          ChartStyle.circle(pixels),
          colour);
    }
  }

  /** A number with a unit in which it is short. */
  private static Drawn drawn(SpaceObjective objective, List<PointRow> rows) {
    ToDoubleFunction<PointRow> value = row -> SpaceResult.value(objective, row);
    double most = rows.stream().mapToDouble(value).max().orElseThrow();
    return switch (objective.formula().text()) {
      case PointTotals.ENERGY -> {
        Quantity.EnergyUnit unit = Quantity.EnergyUnit.of(most);
        yield scaled(objective, unit.name(), value, unit.pj());
      }
      case PointTotals.AREA ->
          most < LARGE_UM2
              ? scaled(objective, "um2", value, 1)
              : scaled(objective, "mm2", value, UM2_PER_MM2);
      case PointTotals.CYCLES ->
          most < MILLION
              ? scaled(objective, "cycles", value, 1)
              : scaled(objective, "million cycles", value, MILLION);
      case PointTotals.EDP -> scaled(objective, "pJ x cycles", value, 1);
      case PointTotals.POWER -> scaled(objective, "mW", value, 1);
      default -> new Drawn(objective.label(), value);
    };
  }

  private static Drawn scaled(
      SpaceObjective objective, String unit, ToDoubleFunction<PointRow> value, double size) {
    return new Drawn(
        "%s (%s)".formatted(objective.label(), unit), row -> value.applyAsDouble(row) / size);
  }
}
