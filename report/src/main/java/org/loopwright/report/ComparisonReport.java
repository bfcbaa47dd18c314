package org.loopwright.report;

import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.CostDifference;
import org.loopwright.result.DesignComparison;
import org.loopwright.result.DesignComparison.ComparedDesign;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.search.SearchVerdict;

/** Designs next to each other, layer by layer and in total, and why they differ. */
public record ComparisonReport(DesignComparison comparison) implements Report {
  /** Components that a reason names; the rest is small. */
  private static final int MAX_COMPONENTS = 3;

  /** A layer on a design. */
  public record Cell(String layer, ComparedDesign design, Optional<MappedLayer> mapped) {
    private Optional<Evaluation> evaluation() {
      return mapped.flatMap(MappedLayer::evaluation);
    }

    private Optional<SearchVerdict> verdict() {
      return mapped.flatMap(MappedLayer::verdict);
    }
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%s on %s", comparison.network(), names());
    line(text, "");
    text.append(TextRenderer.aligned(layers()));
    for (ComparedDesign other : comparison.others()) {
      line(text, "");
      line(text, "%s against %s:", other.name(), comparison.base().name());
      text.append(reasons(other));
    }
    return text.toString();
  }

  private String names() {
    return comparison.designs().stream()
        .map(ComparedDesign::name)
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  /** A line for each layer: energy and cycles on each design; then the totals. */
  private List<List<String>> layers() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("layer"));
    comparison.designs().forEach(design -> head.add(design.name() + " energy"));
    comparison.designs().forEach(design -> head.add(design.name() + " cycles"));
    lines.add(head);
    for (String layer : comparison.layers()) {
      List<String> line = new ArrayList<>(List.of(layer));
      cells(layer).forEach(cell -> line.add(shown(cell, Evaluation::energyPj, true)));
      cells(layer).forEach(cell -> line.add(shown(cell, each -> (double) each.cycles(), false)));
      lines.add(line);
    }
    List<String> all = new ArrayList<>(List.of("all"));
    comparison.designs().forEach(design -> all.add(Quantity.energy(totals(design).energyPj())));
    comparison.designs().forEach(design -> all.add(Quantity.count(totals(design).cycles())));
    lines.add(all);
    return lines;
  }

  private interface Part {
    double of(Evaluation evaluation);
  }

  private static String shown(Cell cell, Part part, boolean isEnergy) {
    return cell.evaluation()
        .map(part::of)
        .map(value -> isEnergy ? Quantity.energy(value) : Quantity.count(value.longValue()))
        .orElse("no mapping");
  }

  private List<Cell> cells(String layer) {
    return comparison.designs().stream()
        .map(design -> new Cell(layer, design, design.mapped(layer)))
        .toList();
  }

  private static MappingResult.Totals totals(ComparedDesign design) {
    return MappingResult.totals(design.result().layers());
  }

  /** Why a design differs from the first, in all and layer by layer. */
  public String reasons(ComparedDesign other) {
    StringBuilder text = new StringBuilder();
    ComparedDesign base = comparison.base();
    if (!base.isComplete() || !other.isComplete()) {
      line(text, "  not all layers have a mapping on both, so totals are not compared");
    } else {
      MappingResult.Totals before = totals(base);
      MappingResult.Totals after = totals(other);
      line(
          text,
          "  all: energy %s%s",
          times(after.energyPj(), before.energyPj()),
          energyReason(base.result().bill(), other.result().bill()));
      line(text, "  all: cycles %s", times((double) after.cycles(), (double) before.cycles()));
    }
    for (String layer : comparison.layers()) {
      Optional<Evaluation> before = base.mapped(layer).flatMap(MappedLayer::evaluation);
      Optional<Evaluation> after = other.mapped(layer).flatMap(MappedLayer::evaluation);
      if (before.isPresent() && after.isPresent()) {
        reasons(layer, before.get(), after.get(), text);
      }
    }
    return text.toString();
  }

  private static void reasons(
      String layer, Evaluation before, Evaluation after, StringBuilder text) {
    line(
        text,
        "  %s: energy %s%s",
        layer,
        times(after.energyPj(), before.energyPj()),
        energyReason(before.bill(), after.bill()));
    line(
        text,
        "  %s: cycles %s%s",
        layer,
        times((double) after.cycles(), (double) before.cycles()),
        cyclesReason(before, after));
  }

  private static String times(double after, double before) {
    return after == before
        ? "the same"
        : String.format(Locale.ROOT, "x %s", Quantity.significant(after / before));
  }

  /** The components that take most of the difference, and what of them. */
  private static String energyReason(List<ActionCost> before, List<ActionCost> after) {
    List<CostDifference> differences = CostDifference.of(before, after);
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Double> component :
        CostDifference.byComponent(differences).stream().limit(MAX_COMPONENTS).toList()) {
      if (component.getValue() != 0) {
        CostDifference most =
            differences.stream()
                .filter(each -> each.component().equals(component.getKey()))
                .findFirst()
                .orElseThrow();
        parts.add(
            "%s %s (%s)".formatted(component.getKey(), signed(component.getValue()), why(most)));
      }
    }
    return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
  }

  private static String signed(double pj) {
    return (pj < 0 ? "-" : "+") + Quantity.energy(Math.abs(pj));
  }

  /** The count and the price that differ. */
  private static String why(CostDifference most) {
    if (most.baseCount() == 0 || most.basePj() == 0) {
      return "%s of its own: %s".formatted(most.item(), counted(most.count(), most.pj()));
    }
    if (most.count() == 0 || most.pj() == 0) {
      return "no %s, where there were %s"
          .formatted(most.item(), counted(most.baseCount(), most.basePj()));
    }
    return "%s: %s, against %s"
        .formatted(
            most.item(),
            counted(most.count(), most.pj()),
            counted(most.baseCount(), most.basePj()));
  }

  private static String counted(double count, double pj) {
    return "%s x %s pJ".formatted(Quantity.significant(count), Quantity.significant(pj));
  }

  private static String cyclesReason(Evaluation before, Evaluation after) {
    return ": %s of %s units busy, limited by %s; against %s of %s, limited by %s"
        .formatted(
            Quantity.percent(after.utilization()),
            Quantity.count(after.arithmeticUnits()),
            CostReport.bottleneck(after),
            Quantity.percent(before.utilization()),
            Quantity.count(before.arithmeticUnits()),
            CostReport.bottleneck(before));
  }

  /** A row for each layer on each design. */
  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  /** A row for each layer on each design. */
  public Table<Cell> table() {
    List<Cell> rows = comparison.layers().stream().flatMap(layer -> cells(layer).stream()).toList();
    List<Column<Cell>> columns =
        List.of(
            fact("layer", "layer", Cell::layer, name -> name),
            fact("architecture", "design", cell -> cell.design().name(), name -> name),
            optional(
                "count", "count", cell -> cell.mapped().map(MappedLayer::count), Quantity::count),
            optional("verdict", "verdict", Cell::verdict, Labelled::label),
            part("energy_pj", "energy", Evaluation::energyPj, Quantity::energy),
            part("cycles", "cycles", Evaluation::cycles, Quantity::count),
            part(
                "edp_pj_cycles",
                "EDP, pJ*cycles",
                Evaluation::energyDelayProduct,
                Quantity::significant),
            part("utilization", "busy units", Evaluation::utilization, Quantity::percent),
            part("area_um2", "area", Evaluation::areaUm2, Quantity::area),
            part("limited_by", "limited by", CostReport::bottleneck, name -> name));
    return new Table<>(columns, rows);
  }

  private static <V> Column<Cell> part(
      String key, String title, Function<Evaluation, V> value, Function<V, String> format) {
    return optional(key, title, cell -> cell.evaluation().map(value), format);
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("network", comparison.network())
        .put("designs", comparison.designs().stream().map(this::json).toList())
        .put("layers", table())
        .put(
            "differences",
            comparison.others().stream()
                .map(other -> json(comparison.base().name(), other))
                .toList());
  }

  private JsonObject json(ComparedDesign design) {
    MappingResult.Totals totals = totals(design);
    return Identity.json(design.result().identity())
        .put("name", design.name())
        .put("complete", design.isComplete())
        .put("energy_pj", totals.energyPj())
        .put("cycles", totals.cycles())
        .put("edp_pj_cycles", totals.energyPj() * totals.cycles());
  }

  private JsonObject json(String base, ComparedDesign other) {
    return new JsonObject()
        .put("from", base)
        .put("to", other.name())
        .put("bill", differences(other));
  }

  /** What makes up the difference of the totals to the first design, line by line of the bills. */
  public Table<CostDifference> differences(ComparedDesign other) {
    return Table.of(
        CostDifference.of(comparison.base().result().bill(), other.result().bill()),
        fact("component", "component", CostDifference::component, name -> name),
        fact("item", "action", CostDifference::item, name -> name),
        fact("energy_pj", "energy, pJ", CostDifference::energyPj, Quantity::significant),
        fact("count", "count", CostDifference::count, Quantity::significant),
        fact("from_count", "count before", CostDifference::baseCount, Quantity::significant),
        fact("unit_energy_pj", "pJ each", CostDifference::pj, Quantity::significant),
        fact(
            "from_unit_energy_pj",
            "pJ each before",
            CostDifference::basePj,
            Quantity::significant));
  }
}
