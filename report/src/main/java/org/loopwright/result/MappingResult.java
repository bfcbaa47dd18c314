package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;

/**
 * The mappings of the layers of a network that runs layer by layer.
 *
 * @param design what the layers run on and what its parts cost; empty if no layer could be read
 */
public record MappingResult(
    RunIdentity identity, Optional<PricedDesign> design, List<MappedLayer> layers) {
  /** An architecture and what its parts cost. */
  public record PricedDesign(Architecture architecture, PriceList prices) {}

  /**
   * The sums over the layers that have a mapping, each as often as it occurs.
   *
   * @param layers layers of the network
   * @param mapped those that have a mapping
   */
  public record Totals(long layers, long mapped, long cycles, double energyPj, long computes) {}

  public MappingResult {
    requireNonNull(identity, "identity");
    requireNonNull(design, "design");
    layers = List.copyOf(layers);
  }

  public MappingResult withLayers(List<MappedLayer> others) {
    return new MappingResult(identity, design, others);
  }

  /** The sums over layers. */
  public static Totals totals(List<MappedLayer> layers) {
    long total = 0;
    long mapped = 0;
    long cycles = 0;
    double energyPj = 0;
    long computes = 0;
    for (MappedLayer layer : layers) {
      total = Math.addExact(total, layer.count());
      if (layer.evaluation().isPresent()) {
        Evaluation evaluation = layer.evaluation().get();
        mapped += layer.count();
        cycles = Math.addExact(cycles, Math.multiplyExact(layer.count(), evaluation.cycles()));
        energyPj += layer.count() * evaluation.energyPj();
        computes =
            Math.addExact(computes, Math.multiplyExact(layer.count(), evaluation.computes()));
      }
    }
    return new Totals(total, mapped, cycles, energyPj, computes);
  }

  /**
   * The bills of all layers as one, with one line for each price: actions are added over all layers
   * that have a mapping, each as often as it occurs; an area is that of the design, whatever runs
   * on it.
   */
  public List<ActionCost> bill() {
    Map<UnitPrice, Double> counts = new LinkedHashMap<>();
    for (MappedLayer layer : layers) {
      for (ActionCost line : layer.bill()) {
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
}
