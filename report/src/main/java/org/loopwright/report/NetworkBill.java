package org.loopwright.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.UnitPrice;

/** The bills of all layers of a network as one. */
final class NetworkBill {
  private NetworkBill() {}

  /**
   * One line a price: actions are added over all layers that have a mapping, each as often as it
   * occurs; an area is that of the design, whatever runs on it.
   */
  static List<ActionCost> of(List<MappedLayer> layers) {
    Map<UnitPrice, Double> counts = new LinkedHashMap<>();
    for (MappedLayer layer : layers) {
      for (ActionCost line : bill(layer)) {
        if (line.isArea()) {
          counts.put(line.price(), line.count());
        } else {
          counts.merge(line.price(), layer.count() * line.count(), Double::sum);
        }
      }
    }
    List<ActionCost> lines = new ArrayList<>();
    counts.forEach((price, count) -> lines.add(new ActionCost(price, count)));
    return lines;
  }

  /** Of one layer, once; empty where it has no mapping. */
  static List<ActionCost> bill(MappedLayer layer) {
    return layer.evaluation().map(evaluation -> evaluation.bill()).orElse(List.of());
  }
}
