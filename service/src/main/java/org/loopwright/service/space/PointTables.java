package org.loopwright.service.space;

import static org.loopwright.service.store.StoredColumn.flag;
import static org.loopwright.service.store.StoredColumn.number;
import static org.loopwright.service.store.StoredColumn.someNumber;
import static org.loopwright.service.store.StoredColumn.text;
import static org.loopwright.service.store.StoredColumn.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointLevel;
import org.loopwright.result.PointRow;
import org.loopwright.service.store.ColumnType;
import org.loopwright.service.store.StoredColumn;
import org.loopwright.service.store.StoredTable;

/** The points of a space as tables: designs, their layers, and what levels do for each layer. */
final class PointTables {
  static final String DESIGNS = "designs";
  static final String LAYERS = "layers";
  static final String LEVELS = "levels";
  static final List<String> NAMES = List.of(DESIGNS, LAYERS, LEVELS);

  private static final String POINT = "point";

  private PointTables() {}

  /** A layer of a point. */
  private record LayerRow(PointRow row, PointLayer layer) {}

  /** What a level does for a layer of a point. */
  private record LevelRow(LayerRow layer, PointLevel level) {}

  /** The tables of some points, in the order of {@link #NAMES}. */
  static List<StoredTable<?>> of(SpaceQuestion question, List<PointRow> rows) {
    List<LayerRow> layers =
        rows.stream()
            .flatMap(row -> row.layers().stream().map(layer -> new LayerRow(row, layer)))
            .toList();
    List<LevelRow> levels =
        layers.stream()
            .flatMap(layer -> layer.layer.levels().stream().map(each -> new LevelRow(layer, each)))
            .toList();
    return List.of(
        new StoredTable<>(DESIGNS, designColumns(question), rows),
        new StoredTable<>(LAYERS, layerColumns(), layers),
        new StoredTable<>(LEVELS, levelColumns(), levels));
  }

  private static List<StoredColumn<PointRow>> designColumns(SpaceQuestion question) {
    List<StoredColumn<PointRow>> columns = new ArrayList<>();
    columns.add(whole(POINT, row -> row.point().number()));
    question.space().axes().forEach(axis -> columns.add(axis(axis)));
    columns.add(text("status", row -> row.status().label()));
    columns.add(flag("proved", PointRow::proved));
    columns.add(text("reason", PointRow::reason));
    totals("").forEach(column -> columns.add(column.of(PointRow::totals)));
    totals("bound_").forEach(column -> columns.add(column.of(PointRow::bound)));
    return columns;
  }

  /** Numbers where every value is one, so that they can be compared; else texts. */
  private static StoredColumn<PointRow> axis(SpaceAxis axis) {
    Function<PointRow, String> value = row -> row.point().values().get(axis.name());
    return switch (type(axis.values())) {
      case WHOLE -> whole(axis.name(), row -> Long.valueOf(value.apply(row)));
      case NUMBER -> number(axis.name(), row -> Double.valueOf(value.apply(row)));
      case TEXT, FLAG -> text(axis.name(), value);
    };
  }

  private static ColumnType type(List<String> values) {
    if (values.stream().allMatch(value -> value.matches("-?\\d{1,18}"))) {
      return ColumnType.WHOLE;
    }
    return values.stream().allMatch(value -> value.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"))
        ? ColumnType.NUMBER
        : ColumnType.TEXT;
  }

  private static List<StoredColumn<PointTotals>> totals(String prefix) {
    return List.of(
        number(prefix + PointTotals.ENERGY, PointTotals::energyPj),
        number(prefix + PointTotals.CYCLES, PointTotals::cycles),
        number(prefix + PointTotals.EDP, PointTotals::edp),
        number(prefix + PointTotals.AREA, PointTotals::areaUm2),
        someNumber(prefix + PointTotals.POWER, PointTotals::powerMw));
  }

  private static List<StoredColumn<LayerRow>> layerColumns() {
    List<StoredColumn<LayerRow>> columns = new ArrayList<>(layerKey());
    columns.add(whole("count", each -> each.layer.count()));
    columns.add(number("energy_pj", each -> each.layer.energyPj()));
    columns.add(whole("cycles", each -> each.layer.cycles()));
    columns.add(text("verdict", each -> each.layer.verdict().label()));
    columns.add(someNumber("gap", each -> each.layer.gap()));
    columns.add(text("origin", each -> each.layer.origin().label()));
    return columns;
  }

  private static List<StoredColumn<LayerRow>> layerKey() {
    return List.of(
        whole(POINT, each -> each.row.point().number()),
        text("network", each -> each.layer.network()),
        text("layer", each -> each.layer.name()));
  }

  private static List<StoredColumn<LevelRow>> levelColumns() {
    List<StoredColumn<LevelRow>> columns = new ArrayList<>();
    layerKey().forEach(column -> columns.add(column.of(each -> Optional.of(each.layer))));
    columns.add(text("level", each -> each.level.level()));
    columns.add(text("part", each -> each.level.part().label()));
    columns.add(text("tensor", each -> each.level.tensor()));
    columns.add(whole("reads", each -> each.level.reads()));
    columns.add(whole("fills", each -> each.level.fills()));
    columns.add(whole("updates", each -> each.level.updates()));
    columns.add(whole("accesses", each -> each.level.accesses()));
    columns.add(whole("operations", each -> each.level.operations()));
    columns.add(number("energy_pj", each -> each.level.energyPj()));
    return columns;
  }
}
