package org.loopwright.report;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.RunIdentity;

/**
 * Styles side by side: sums for each operator class with the adaptive choice, then the best style
 * of each layer.
 */
public record StyleComparisonReport(RunIdentity identity, StyleComparison comparison)
    implements Report {
  private static final String NONE = "-";

  /** The layers that one row sums up: those of an operator class, or all. */
  public record Group(String label, List<ComparedLayer> layers) {}

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (OperatorClass each : comparison.operatorClasses()) {
      groups.add(new Group(each.label(), comparison.layers(each)));
    }
    groups.add(new Group("all", comparison.layers()));
    return groups;
  }

  @Override
  public String text() {
    String gap = System.lineSeparator();
    return Arrays.stream(Criterion.values())
            .map(criterion -> classes(criterion) + gap)
            .collect(Collectors.joining())
        + TextRenderer.render(layers())
        + Arrays.stream(Criterion.values())
            .map(criterion -> gap + summary(criterion))
            .collect(Collectors.joining())
        + gap;
  }

  private String classes(Criterion criterion) {
    return TextRenderer.render(groups(criterion));
  }

  /** The sums of each style over the layers of an operator class, and over all. */
  public Table<Group> groups(Criterion criterion) {
    List<Column<Group>> columns = new ArrayList<>();
    columns.add(shown(criterion.label() + ", " + criterion.unit(), Group::label));
    columns.add(shown("layers", group -> Integer.toString(group.layers().size())));
    for (DataflowStyle style : StyleComparison.STYLES) {
      columns.add(
          shown(
              style.label(),
              group -> number(StyleComparison.total(group.layers(), style, criterion))));
    }
    columns.add(
        shown(
            "adaptive",
            group -> Math.round(StyleComparison.adaptiveTotal(group.layers(), criterion)),
            Quantity::count));
    columns.add(
        shown(
            "best style",
            group ->
                StyleComparison.bestSingle(group.layers(), criterion)
                    .map(DataflowStyle::label)
                    .orElse(NONE)));
    return new Table<>(columns, groups());
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Quantity.count(Math.round(value.getAsDouble())) : NONE;
  }

  /** The best styles of each layer. */
  public Table<ComparedLayer> layers() {
    return Table.of(
        comparison.layers(),
        shown("layer", layer -> layer.shape().name()),
        shown("class", layer -> layer.operatorClass().label()),
        shown("fastest", layer -> layer.best(Criterion.LATENCY).label()),
        shown(
            "cycles", layer -> layer.adaptive(Criterion.LATENCY).runtimeCycles(), Quantity::count),
        shown("least energy", layer -> layer.best(Criterion.ENERGY).label()),
        shown(
            "energy nJ",
            layer -> Math.round(layer.adaptive(Criterion.ENERGY).energy().totalNj()),
            Quantity::count));
  }

  /** What the choice of a style for each layer gains, as a sentence. */
  public String summary(Criterion criterion) {
    return StyleComparison.bestSingle(comparison.layers(), criterion)
        .map(style -> gain(style, criterion))
        .orElse(comparison.network() + ": no style maps all layers");
  }

  private String gain(DataflowStyle style, Criterion criterion) {
    double adaptive = StyleComparison.adaptiveTotal(comparison.layers(), criterion);
    double single = StyleComparison.total(comparison.layers(), style, criterion).orElse(adaptive);
    return "%s: the best style for each layer takes %s off the %s of %s, the best single style"
        .formatted(
            comparison.network(),
            Quantity.percent(Math.max(0, 1 - adaptive / single)),
            criterion.label(),
            style.label());
  }

  /** A layer in one style. */
  private record StyledLayer(ComparedLayer layer, DataflowStyle style, LayerResult result) {
    boolean isBest(Criterion criterion) {
      return layer.best(criterion) == style;
    }
  }

  /** One row for each layer and style. */
  @Override
  public String csv() {
    List<StyledLayer> rows = new ArrayList<>();
    for (ComparedLayer layer : comparison.layers()) {
      layer.results().forEach((style, result) -> rows.add(new StyledLayer(layer, style, result)));
    }
    return CsvRenderer.render(
        Table.of(
            rows,
            data("network", row -> comparison.network()),
            data("layer", row -> row.layer().shape().name()),
            data("class", row -> row.layer().operatorClass().label()),
            data("style", row -> row.style().label()),
            data("cycles", row -> row.result().runtimeCycles()),
            data("energy_nj", row -> row.result().energy().totalNj()),
            data("macs", row -> row.result().macs()),
            data("pe_utilization", row -> row.result().peUtilization()),
            data("reuse_factor", row -> row.result().reuseFactor()),
            data("l1_need_bytes", row -> row.result().l1NeedBytes()),
            data("l2_need_bytes", row -> row.result().l2NeedBytes()),
            data("best_latency", row -> row.isBest(Criterion.LATENCY)),
            data("best_energy", row -> row.isBest(Criterion.ENERGY))));
  }

  @Override
  public JsonObject json() {
    List<JsonObject> groups = groups().stream().map(StyleComparisonReport::json).toList();
    int all = groups.size() - 1;
    return Identity.json(identity)
        .put("pes", comparison.hardware().pes())
        .put(
            "noc_bandwidth_elements_per_cycle",
            comparison.hardware().noc().bandwidthElementsPerCycle())
        .put("classes", groups.subList(0, all))
        .put("totals", groups.get(all))
        .put("layers", comparison.layers().stream().map(StyleComparisonReport::json).toList())
        .put("refusals", comparison.refusals().stream().map(each -> each.message()).toList());
  }

  private static JsonObject json(Group group) {
    JsonObject styles = new JsonObject();
    for (DataflowStyle style : StyleComparison.STYLES) {
      JsonObject sums = new JsonObject();
      for (Criterion criterion : Criterion.values()) {
        put(sums, criterion, StyleComparison.total(group.layers(), style, criterion));
      }
      styles.put(style.label(), sums);
    }
    JsonObject adaptive = new JsonObject();
    for (Criterion criterion : Criterion.values()) {
      double sum = StyleComparison.adaptiveTotal(group.layers(), criterion);
      put(adaptive, criterion, OptionalDouble.of(sum));
    }
    return new JsonObject()
        .put("class", group.label())
        .put("layers", group.layers().size())
        .put("styles", styles)
        .put("adaptive", adaptive);
  }

  private static JsonObject json(ComparedLayer layer) {
    JsonObject styles = new JsonObject();
    layer
        .results()
        .forEach(
            (style, result) -> {
              JsonObject values = new JsonObject();
              for (Criterion criterion : Criterion.values()) {
                put(values, criterion, OptionalDouble.of(criterion.of(result)));
              }
              styles.put(style.label(), values);
            });
    return new JsonObject()
        .put("name", layer.shape().name())
        .put("type", layer.shape().type().name())
        .put("class", layer.operatorClass().label())
        .put("best_latency_style", layer.best(Criterion.LATENCY).label())
        .put("best_energy_style", layer.best(Criterion.ENERGY).label())
        .put("styles", styles);
  }

  private static void put(JsonObject json, Criterion criterion, OptionalDouble value) {
    switch (criterion) {
      case LATENCY ->
          json.put("runtime_cycles", value.isPresent() ? Math.round(value.getAsDouble()) : value);
      case ENERGY -> json.put("energy_nj", value);
    }
  }
}
