package org.loopwright.report;

import java.util.List;
import org.loopwright.cost.Evaluation;

/**
 * A network run layer by layer: the sums over all layers that have a mapping, each as often as it
 * occurs.
 *
 * @param layers layers of the network
 * @param mapped those that have a mapping
 */
public record NetworkTotals(long layers, long mapped, long cycles, double energyPj, long computes) {
  static NetworkTotals of(List<MappedLayer> layers) {
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
    return new NetworkTotals(total, mapped, cycles, energyPj, computes);
  }
}
