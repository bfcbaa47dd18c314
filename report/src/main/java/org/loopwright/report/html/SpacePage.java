package org.loopwright.report.html;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.report.ShownPoints;
import org.loopwright.report.SpaceReport;
import org.loopwright.report.html.PageBlock.KeyFigure;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;

/**
 * A sweep of a design space as a page: the answers, and the points that were mapped, or of many a
 * sample.
 */
public final class SpacePage {
  private static final String MARK = "on_front";

  /** Numbers and texts of the cloud: about 5 MB, which a browser draws without a delay. */
  private static final int MAX_CELLS = 400_000;

  private static final int MAX_POINTS = 20_000;

  /** Rows of the table of the front. */
  private static final int MAX_FRONT = 1_000;

  /** Heads of columns whose numbers are drawn as they are, by key. */
  private static final Map<String, String> TITLES =
      Map.of(
          PointTotals.ENERGY, "energy, pJ",
          PointTotals.EDP, "EDP, pJ*cycles",
          PointTotals.AREA, "area, um2",
          PointTotals.POWER, "power, mW");

  private SpacePage() {}

  /** The whole file. */
  public static String of(SpaceResult result) {
    return page(result).text();
  }

  /** The sections of the page. */
  public static ReportPage page(SpaceResult result) {
    SpaceReport report = new SpaceReport(result);
    ReportPage page =
        ReportPage.of(
                result.identity(),
                "design space " + result.question().name(),
                "front of " + front(result),
                report.claim())
            .with("", figures(result));
    if (result.valid().isEmpty()) {
      return rejected(page.with("Points", new PageBlock.Paragraph("No point is valid.")), result);
    }
    Table<PointRow> all = report.front();
    int columns = 2 + all.columns().size();
    ShownPoints shown = ShownPoints.of(result, Math.min(MAX_POINTS, MAX_CELLS / columns));
    page =
        page.with("Best points", new PageBlock.Rows<>("One row an objective", report.best()))
            .with(
                "Points",
                new PageBlock.PointCloud<>(
                    "Points that were mapped and keep to the budgets; those of the front are marked"
                        + where(shown),
                    points(result, report, shown.rows()),
                    PointTotals.AREA,
                    PointTotals.ENERGY,
                    Optional.of(result.question().space().axes().get(0).name()),
                    Optional.of(MARK)))
            .with(
                "Front",
                new PageBlock.Rows<>(
                    "Points that no other is as good as in everything: %s%s"
                        .formatted(front(result), first(all.rows().size())),
                    new Table<>(all.columns(), all.rows().stream().limit(MAX_FRONT).toList())));
    if (!result.sensitivity().isEmpty()) {
      page =
          page.with(
              "Sensitivity",
              new PageBlock.Rows<>(
                  "The best point for %s with one axis changed"
                      .formatted(result.question().objectives().get(0).label()),
                  report.sensitivity()));
    }
    return rejected(page, result);
  }

  private static String where(ShownPoints shown) {
    return shown.isAll()
        ? ""
        : shown.count()
            + ": the front, the best, and an even sample of the others; all are in the files of the run";
  }

  private static String first(int front) {
    return front <= MAX_FRONT
        ? ""
        : " (the first %,d of %,d; all are in front.csv)".formatted(MAX_FRONT, front);
  }

  private static String front(SpaceResult result) {
    return result.question().front().stream().map(SpaceObjective::label).collect(joining(", "));
  }

  private static PageBlock figures(SpaceResult result) {
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(
        new KeyFigure(
            "points", Quantity.count(result.question().space().size()), "the product of all axes"));
    Map<PointStatus, Long> counts = result.counts();
    figures.add(
        new KeyFigure(
            "mapped",
            Quantity.count(result.rows().stream().filter(row -> row.totals().isPresent()).count()),
            "points with a mapping of every layer: totals of points.csv"));
    figures.add(
        new KeyFigure(
            "left out by bounds",
            Quantity.count(
                counts.entrySet().stream()
                    .filter(entry -> entry.getKey().isPruned())
                    .mapToLong(Map.Entry::getValue)
                    .sum()),
            "points that cannot be better than another in anything asked for, or are over a"
                + " budget, whatever their mappings"));
    figures.add(
        new KeyFigure(
            "on the front",
            Quantity.count(result.front().size()),
            "no other is as good in " + front(result)));
    figures.add(
        new KeyFigure(
            "without proof",
            Quantity.count(result.unproved()),
            "mapped points whose mappings are not proved to be the best, and points where none"
                + " was found"));
    return new PageBlock.KeyFigures(figures);
  }

  /** Points with their axes as numbers, where they are some, and whether each is on the front. */
  private static Table<PointRow> points(
      SpaceResult result, SpaceReport report, List<PointRow> shown) {
    Set<PointRow> front = new HashSet<>(result.front());
    List<Column<PointRow>> columns = new ArrayList<>();
    columns.add(
        Column.fact("point", "point", row -> row.point().number(), number -> number.toString()));
    report.front().columns().stream()
        .filter(column -> column.key().isPresent())
        .map(SpacePage::numbers)
        .forEach(columns::add);
    columns.add(Column.fact(MARK, "front", front::contains, yes -> yes ? "yes" : ""));
    return new Table<>(columns, shown);
  }

  /** Values of axes are texts of files; those that are numbers are drawn as such, with a unit. */
  private static Column<PointRow> numbers(Column<PointRow> column) {
    return new Column<>(
        column.key(),
        Optional.of(TITLES.getOrDefault(column.key().get(), column.key().get())),
        row ->
            column.value().apply(row) instanceof String text
                ? number(text)
                : column.value().apply(row),
        column.text());
  }

  private static Object number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException name) {
      return text;
    }
  }

  private static ReportPage rejected(ReportPage page, SpaceResult result) {
    Map<String, Long> reasons = result.reasons();
    if (reasons.isEmpty()) {
      return page;
    }
    Table<Map.Entry<String, Long>> table =
        new Table<>(
            List.of(
                Column.fact("reason", "reason", Map.Entry::getKey, reason -> reason),
                Column.fact("points", "points", Map.Entry::getValue, Quantity::count)),
            reasons.entrySet());
    return page.with("Rejected", new PageBlock.Rows<>("Points without a result", table));
  }
}
