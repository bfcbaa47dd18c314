package org.loopwright.report;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.ChipArea;
import org.loopwright.cost.technology.Estimate;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;

/** All prices of a design, with where they come from, and its area. */
public record PriceReport(RunIdentity identity, PriceList prices, ChipArea area) implements Report {
  /** The name of the layer in rows of a bill that are of all layers. */
  public static final String ALL = "(all)";

  /** What is priced, and its price. */
  private static final List<Column<UnitPrice>> PRICE =
      List.of(
          data("component", UnitPrice::component),
          data("item", UnitPrice::item),
          when(UnitPrice::isArea, "unit_area_um2", UnitPrice::value),
          when(price -> !price.isArea(), "unit_energy_pj", UnitPrice::value));

  /** Where a price comes from. */
  private static final List<Column<UnitPrice>> SOURCE =
      List.of(
          when(PriceReport::isComputed, "model", price -> price.provenance().model()),
          when(PriceReport::isComputed, "table", price -> price.provenance().table()),
          data("source", PriceReport::source),
          when(
              PriceReport::isComputed, "extrapolated", price -> price.provenance().extrapolated()));

  private static boolean isComputed(UnitPrice price) {
    return !price.provenance().isGiven();
  }

  private static String source(UnitPrice price) {
    return isComputed(price) ? price.provenance().source() : price.provenance().toString();
  }

  @Override
  public String text() {
    Sources sources = new Sources();
    Table<UnitPrice> table =
        Table.of(
            prices.prices(),
            shown("component", UnitPrice::component),
            shown("item", UnitPrice::item),
            shown("price", PriceReport::amount),
            shown("from", sources::of));
    return TextRenderer.render(table) + sources + areaLines();
  }

  /** The area of all instances, and what is known of a layout. */
  private String areaLines() {
    String cells = "area of all cells  " + Quantity.area(area.cellsUm2());
    String laidOut =
        area.laidOut()
            .filter(estimate -> estimate.value() != area.cellsUm2())
            .map(
                estimate ->
                    "; in a layout about %s (%s, %s)"
                        .formatted(
                            Quantity.area(estimate.value()),
                            estimate.provenance().table(),
                            estimate.provenance().source()))
            .orElse("");
    return "%n%s%s%n".formatted(cells, laidOut);
  }

  @Override
  public JsonObject json() {
    List<Column<UnitPrice>> columns = new ArrayList<>(PRICE);
    columns.addAll(SOURCE);
    return Identity.json(identity)
        .put("prices", new Table<>(columns, prices.prices()))
        .put("area_um2", area.cellsUm2())
        .put("layout_area_um2", area.laidOut().map(Estimate::value));
  }

  /** The bill of an evaluation for people: count x price = total. */
  static String bill(List<ActionCost> bill) {
    Sources sources = new Sources();
    Table<ActionCost> table =
        Table.of(
            bill.stream().filter(PriceReport::isOfTheDesign).toList(),
            shown("bill", line -> StorageLevel.withoutInternalNames(line.price().component())),
            shown("item", line -> line.price().item()),
            shown("count", line -> Math.round(line.count()), Quantity::count),
            shown("price", line -> amount(line.price())),
            shown(
                "total",
                line ->
                    line.isArea() ? Quantity.area(line.total()) : Quantity.energy(line.total())),
            shown("from", line -> sources.of(line.price())));
    return TextRenderer.render(table) + sources;
  }

  /** Whether people look for a line: a level without room takes what its network does. */
  private static boolean isOfTheDesign(ActionCost line) {
    return line.total() > 0 || !StorageLevel.isInternal(line.price().component());
  }

  /** The lines of a bill for programs. */
  static Table<ActionCost> billLines(List<ActionCost> bill) {
    List<Column<ActionCost>> columns = new ArrayList<>();
    PRICE.forEach(column -> columns.add(column.of(ActionCost::price)));
    columns.add(when(ActionCost::isArea, "instances", ActionCost::count));
    columns.add(when(ActionCost::isArea, "area_um2", ActionCost::total));
    columns.add(when(line -> !line.isArea(), "count", ActionCost::count));
    columns.add(when(line -> !line.isArea(), "energy_pj", ActionCost::total));
    SOURCE.forEach(column -> columns.add(column.of(ActionCost::price)));
    return new Table<>(columns, bill);
  }

  /** A value that only some rows have. */
  private static <R> Column<R> when(
      Predicate<? super R> present, String key, Function<? super R, ?> value) {
    return data(key, row -> present.test(row) ? Optional.of(value.apply(row)) : Optional.empty());
  }

  /** A line of the bill of a layer that occurs several times; or of all layers. */
  private record LayerLine(String layer, long count, ActionCost cost) {}

  /**
   * The bills of all layers, each of one run of the layer, and that of the whole network, as CSV.
   */
  public static String csv(MappingResult result) {
    List<LayerLine> lines = new ArrayList<>();
    for (MappedLayer layer : result.layers()) {
      layer.bill().forEach(cost -> lines.add(new LayerLine(layer.name(), layer.count(), cost)));
    }
    result.bill().forEach(cost -> lines.add(new LayerLine(ALL, 1, cost)));
    Function<LayerLine, UnitPrice> price = line -> line.cost().price();
    return CsvRenderer.render(
        Table.of(
            lines,
            data("layer", LayerLine::layer),
            data("occurs", LayerLine::count),
            data("component", line -> price.apply(line).component()),
            data("item", line -> price.apply(line).item()),
            data("count", line -> line.cost().count()),
            data("price", line -> price.apply(line).value()),
            data("total", line -> line.cost().total()),
            data("unit", line -> price.apply(line).unit()),
            data("model", line -> price.apply(line).provenance().model()),
            data("table", line -> price.apply(line).provenance().table()),
            data("source", line -> price.apply(line).provenance().source()),
            data("extrapolated", line -> price.apply(line).provenance().extrapolated())));
  }

  private static String amount(UnitPrice price) {
    return Quantity.significant(price.value()) + " " + price.unit();
  }

  /** The sources of prices, which are listed below a table, each once. */
  private static final class Sources {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** What the cell of a price has: its source, or the source's number. */
    String of(UnitPrice price) {
      String source = price.provenance().toString();
      return price.provenance().isGiven()
          ? source
          : "[" + numbers.computeIfAbsent(source, key -> numbers.size() + 1) + "]";
    }

    @Override
    public String toString() {
      StringBuilder lines = new StringBuilder();
      numbers.forEach((source, number) -> lines.append("[%d] %s%n".formatted(number, source)));
      return lines.toString();
    }
  }
}
