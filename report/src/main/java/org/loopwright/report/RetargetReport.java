package org.loopwright.report;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.fact;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.RetargetResult;
import org.loopwright.result.RetargetResult.Layer;

/** Layers in an old and a new technology. */
public record RetargetReport(RetargetResult result) implements Report {
  @Override
  public String text() {
    return TextRenderer.render(
        table()
            .withFooter(
                "all",
                sum(layer -> layer.old().oldMappingPj()),
                sum(layer -> layer.old().newMappingPj()),
                sum(layer -> layer.target().oldMappingPj()),
                sum(layer -> layer.target().newMappingPj()),
                Quantity.percent(result.saving())));
  }

  private String sum(ToDoubleFunction<Layer> energyPj) {
    return Quantity.energy(result.sumPj(energyPj));
  }

  /** One row a layer. */
  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  @Override
  public JsonObject json() {
    return Identity.json(result.identity())
        .put("from", result.from())
        .put("to", result.to())
        .put("layers", table());
  }

  /** A row for each layer. */
  public Table<Layer> table() {
    String from = result.from();
    String to = result.to();
    return Table.of(
        result.layers(),
        fact("name", "layer", Layer::name, name -> name),
        data("count", Layer::count),
        energy("old_energy_pj", from + ", old mapping", layer -> layer.old().oldMappingPj()),
        energy(
            "old_remapped_energy_pj", from + ", new mapping", layer -> layer.old().newMappingPj()),
        energy("carried_energy_pj", to + ", old mapping", layer -> layer.target().oldMappingPj()),
        energy("remapped_energy_pj", to + ", new mapping", layer -> layer.target().newMappingPj()),
        fact("saving", "saved", Layer::saving, Quantity::percent),
        fact("mapping_changed", "mapping", Layer::changed, yes -> yes ? "another" : "the same"));
  }

  private static Column<Layer> energy(String key, String title, Function<Layer, Double> pj) {
    return fact(key, title, pj, Quantity::energy);
  }
}
