package org.loopwright.report;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.result.SpaceResult.Sensitivity;

/** The points of a space, and the answers that follow. */
public record SpaceReport(SpaceResult result) implements Report {
  /** More rows of the front than people read; CSV and JSON have all. */
  private static final int MAX_SHOWN = 40;

  private static final int MAX_REASONS = 20;

  /** The best point for an objective. */
  public record Best(SpaceObjective objective, PointRow row) {}

  @Override
  public String text() {
    StringBuilder text = new StringBuilder(Identity.line(result.identity()));
    counts(text);
    if (!result.valid().isEmpty()) {
      line(text, "");
      text.append(TextRenderer.render(best()));
      front(text);
      sensitivity(text);
    }
    return text.toString();
  }

  private void counts(StringBuilder text) {
    if (!result.complete()) {
      line(text, "stopped early: of the points that were looked at");
    }
    line(text, "%,12d points, of which", result.question().space().size());
    result.counts().forEach((status, number) -> line(text, "%,12d %s", number, status.text()));
    Map<String, Long> reasons = result.reasons();
    if (!reasons.isEmpty()) {
      line(text, "%nrejected because of:");
      reasons.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(MAX_REASONS)
          .forEach(reason -> line(text, "%,12d %s", reason.getValue(), reason.getKey()));
    }
    line(text, "%nlayers: %s", origins());
  }

  private String origins() {
    return String.format(
        Locale.ROOT,
        "%,d searched, %,d shared with the same hardware, %,d carried over with proof",
        origin(PointLayer.Origin.SEARCHED),
        origin(PointLayer.Origin.SHARED),
        origin(PointLayer.Origin.CARRIED));
  }

  private long origin(PointLayer.Origin origin) {
    return result.layers().getOrDefault(origin, 0L);
  }

  private void front(StringBuilder text) {
    List<PointRow> front = result.front();
    line(
        text,
        "%nfront of %s: %,d points, %s",
        Labels.join(result.question().front().stream().map(SpaceObjective::label).toList(), "and"),
        front.size(),
        claim());
    text.append(
        TextRenderer.render(
            new Table<>(frontColumns(), front.subList(0, Math.min(front.size(), MAX_SHOWN)))));
    if (front.size() > MAX_SHOWN) {
      line(text, "and %,d more, in --format csv", front.size() - MAX_SHOWN);
    }
  }

  private List<Column<PointRow>> frontColumns() {
    Optional<PointRow> knee = result.knee();
    List<Column<PointRow>> columns = new ArrayList<>(columns());
    columns.add(shown("", row -> knee.filter(row::equals).isPresent() ? "knee" : ""));
    return columns;
  }

  /** What the front is, in a few words. */
  public String claim() {
    if (result.isExact()) {
      return "exact: every point is proved, or no better than another by its bounds";
    }
    return result.complete()
        ? "not proved: %,d points have no proof of their numbers".formatted(result.unproved())
        : "of the part that is done";
  }

  private void sensitivity(StringBuilder text) {
    if (!result.sensitivity().isEmpty()) {
      line(
          text,
          "%nthe best point for %s with one axis changed:",
          result.question().objectives().get(0).label());
      text.append(TextRenderer.render(sensitivity()));
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  /** The axes and totals of a point. */
  private List<Column<PointRow>> columns() {
    List<Column<PointRow>> columns = new ArrayList<>();
    for (SpaceAxis axis : result.question().space().axes()) {
      columns.add(
          fact(
              axis.name(),
              axis.name(),
              row -> row.point().values().get(axis.name()),
              value -> value));
    }
    columns.addAll(totals(PointRow::totals));
    return columns;
  }

  private static List<Column<PointRow>> totals(Function<PointRow, Optional<PointTotals>> part) {
    return List.of(
        number(PointTotals.ENERGY, "energy", part, PointTotals::energyPj, Quantity::energy),
        number(
            PointTotals.CYCLES,
            "cycles",
            part,
            PointTotals::cycles,
            cycles -> Quantity.count(cycles.longValue())),
        number(PointTotals.EDP, "EDP, pJ*cycles", part, PointTotals::edp, Quantity::significant),
        number(PointTotals.AREA, "area", part, PointTotals::areaUm2, Quantity::area),
        data(
            PointTotals.POWER,
            row ->
                part.apply(row)
                    .flatMap(
                        totals ->
                            totals.powerMw().isPresent()
                                ? Optional.of(totals.powerMw().getAsDouble())
                                : Optional.empty())));
  }

  private static Column<PointRow> number(
      String key,
      String title,
      Function<PointRow, Optional<PointTotals>> part,
      Function<PointTotals, Double> value,
      Function<Double, String> format) {
    return Column.optional(key, title, row -> part.apply(row).map(value), format);
  }

  /** The best point for each objective, one row each. */
  public Table<Best> best() {
    List<Best> rows = new ArrayList<>();
    for (SpaceObjective objective : result.question().objectives()) {
      result.best(objective).ifPresent(row -> rows.add(new Best(objective, row)));
    }
    List<Column<Best>> columns = new ArrayList<>();
    columns.add(fact("objective", "best for", best -> best.objective.label(), label -> label));
    columns().forEach(column -> columns.add(column.of(Best::row)));
    return new Table<>(columns, rows);
  }

  /** The best point for the first objective with one axis changed, one row each. */
  public Table<Sensitivity> sensitivity() {
    SpaceObjective objective = result.question().objectives().get(0);
    Optional<Double> least = result.best(objective).map(row -> SpaceResult.value(objective, row));
    Function<Sensitivity, Optional<Double>> ratio =
        one ->
            one.row().totals().isPresent() && least.filter(value -> value > 0).isPresent()
                ? Optional.of(SpaceResult.value(objective, one.row()) / least.get())
                : Optional.empty();
    List<Column<Sensitivity>> columns = new ArrayList<>();
    columns.add(fact("axis", "axis", Sensitivity::axis, name -> name));
    columns.add(fact("value", "value", Sensitivity::value, value -> value));
    columns.add(
        Column.optional(
            "ratio",
            objective.label() + " / best",
            ratio,
            value -> String.format(Locale.ROOT, "%.4f", value)));
    columns.add(
        fact(
            "status",
            "",
            one -> one.row().status().label(),
            label -> label.equals(PointStatus.VALID.label()) ? "" : label));
    totals(PointRow::totals).forEach(column -> columns.add(column.of(Sensitivity::row)));
    return new Table<>(columns, result.sensitivity());
  }

  /** Every point, one row each. */
  @Override
  public String csv() {
    return CsvRenderer.render(points());
  }

  private Table<PointRow> points() {
    List<Column<PointRow>> columns = new ArrayList<>();
    columns.add(data("point", row -> row.point().number()));
    columns.addAll(columns());
    columns.add(data("status", row -> row.status().label()));
    columns.add(data("proved", PointRow::proved));
    columns.add(data("reason", PointRow::reason));
    columns.add(data("bound_energy_pj", row -> row.bound().map(PointTotals::energyPj)));
    columns.add(data("bound_cycles", row -> row.bound().map(PointTotals::cycles)));
    columns.add(data("built_area_um2", row -> row.bound().map(PointTotals::areaUm2)));
    return new Table<>(columns, result.rows());
  }

  /** The points of the front, one row each, the knee with a mark that people see. */
  public Table<PointRow> front() {
    return new Table<>(frontColumns(), result.front());
  }

  /** The points of the front, one row each. */
  public String frontCsv() {
    return CsvRenderer.render(front());
  }

  /** The layers of the points that were mapped, one row each. */
  public String layersCsv() {
    return CsvRenderer.render(layers());
  }

  /** A layer of a point. */
  private record PointAndLayer(PointRow row, PointLayer layer) {}

  private Table<PointAndLayer> layers() {
    List<PointAndLayer> rows =
        result.rows().stream()
            .flatMap(row -> row.layers().stream().map(layer -> new PointAndLayer(row, layer)))
            .toList();
    List<Column<PointAndLayer>> columns = new ArrayList<>();
    columns.add(data("point", each -> each.row.point().number()));
    layerColumns().forEach(column -> columns.add(column.of(PointAndLayer::layer)));
    return new Table<>(columns, rows);
  }

  private static List<Column<PointLayer>> layerColumns() {
    return List.of(
        data("network", PointLayer::network),
        data("layer", PointLayer::name),
        data("count", PointLayer::count),
        data("energy_pj", PointLayer::energyPj),
        data("cycles", PointLayer::cycles),
        data("verdict", layer -> layer.verdict().label()),
        data("gap", PointLayer::gap),
        data("origin", layer -> layer.origin().label()));
  }

  @Override
  public JsonObject json() {
    JsonObject best = new JsonObject();
    best()
        .rows()
        .forEach(row -> best.put(row.objective().label(), JsonObject.of(columns(), row.row())));
    return Identity.json(result.identity())
        .put("space", json(result.question().name()))
        .put("verdict", verdict())
        .put("exact", result.isExact())
        .put("unproved_points", result.unproved())
        .put(
            "points",
            result.counts().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().label(), Map.Entry::getValue)))
        .put("rejected_by_reason", result.reasons())
        .put(
            "layers",
            new JsonObject()
                .put("searched", origin(PointLayer.Origin.SEARCHED))
                .put("shared", origin(PointLayer.Origin.SHARED))
                .put("carried", origin(PointLayer.Origin.CARRIED)))
        .put("best", best)
        .put("front_of", result.question().front().stream().map(SpaceObjective::label).toList())
        .put("front", result.front().stream().map(this::withLayers).toList())
        .put("knee", result.knee().map(row -> row.point().number()))
        .put("sensitivity", sensitivity())
        .put(
            "run",
            new JsonObject()
                .put("seconds", result.timing().seconds())
                .put("threads", result.timing().threads()));
  }

  private JsonObject withLayers(PointRow row) {
    return new JsonObject()
        .put("point", row.point().number())
        .putAll(JsonObject.of(columns(), row))
        .put("layers", new Table<>(layerColumns(), row.layers()));
  }

  private String verdict() {
    if (!result.complete()) {
      return "interrupted";
    }
    return result.valid().isEmpty() ? "infeasible" : result.isExact() ? "optimal" : "found";
  }

  private JsonObject json(String name) {
    JsonObject axes = new JsonObject();
    result.question().space().axes().forEach(axis -> axes.put(axis.name(), axis.values()));
    return new JsonObject()
        .put("name", name)
        .put("size", result.question().space().size())
        .put("axes", axes)
        .put("tables", result.question().tablesKept() ? "kept" : "ignored");
  }
}
