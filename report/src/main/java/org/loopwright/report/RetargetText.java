package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Layers in an old and a new technology, as a table or as JSON. */
public final class RetargetText {
  private RetargetText() {}

  /** The table, with totals. */
  public static String of(String from, String to, List<RetargetedLayer> layers) {
    TextTable table =
        new TextTable(
            "layer",
            from + ", old mapping",
            from + ", new mapping",
            to + ", old mapping",
            to + ", new mapping",
            "saved",
            "mapping");
    for (RetargetedLayer layer : layers) {
      table.row(
          layer.name(),
          Quantity.energy(layer.oldPj()),
          Quantity.energy(layer.oldRemappedPj()),
          Quantity.energy(layer.carriedPj()),
          Quantity.energy(layer.remappedPj()),
          Quantity.percent(layer.saving()),
          layer.changed() ? "another" : "the same");
    }
    double carried = sum(layers, RetargetedLayer::carriedPj);
    double remapped = sum(layers, RetargetedLayer::remappedPj);
    table.row(
        "all",
        Quantity.energy(sum(layers, RetargetedLayer::oldPj)),
        Quantity.energy(sum(layers, RetargetedLayer::oldRemappedPj)),
        Quantity.energy(carried),
        Quantity.energy(remapped),
        Quantity.percent(carried == 0 ? 0 : 1 - remapped / carried));
    return table.toString();
  }

  public static ObjectNode json(String from, String to, List<RetargetedLayer> layers) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("from", from);
    result.put("to", to);
    ArrayNode list = result.putArray("layers");
    for (RetargetedLayer layer : layers) {
      ObjectNode node = list.addObject();
      node.put("name", layer.name());
      node.put("count", layer.count());
      node.put("old_energy_pj", layer.oldPj());
      node.put("old_remapped_energy_pj", layer.oldRemappedPj());
      node.put("carried_energy_pj", layer.carriedPj());
      node.put("remapped_energy_pj", layer.remappedPj());
      node.put("saving", layer.saving());
      node.put("mapping_changed", layer.changed());
    }
    return result;
  }

  private static double sum(
      List<RetargetedLayer> layers, ToDoubleFunction<RetargetedLayer> energyPj) {
    return layers.stream()
        .mapToDouble(layer -> layer.count() * energyPj.applyAsDouble(layer))
        .sum();
  }
}
