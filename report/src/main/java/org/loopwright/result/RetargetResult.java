package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the layers of a network take in an old and in a new technology.
 *
 * @param from the old technology
 * @param to the new technology
 */
public record RetargetResult(RunIdentity identity, String from, String to, List<Layer> layers) {
  /**
   * A layer with the mapping that is best in the old technology and the one that is best in the new
   * one.
   *
   * @param count how often the layer occurs
   * @param old energies in the old technology
   * @param target energies in the new technology
   * @param changed whether the two mappings differ
   */
  public record Layer(String name, long count, Energies old, Energies target, boolean changed) {
    /** The part of the energy in the new technology that a new mapping saves. */
    public double saving() {
      return RetargetResult.saving(target.oldMappingPj, target.newMappingPj);
    }
  }

  /** Energies in one technology with the mapping for the old one and with that for the new one. */
  public record Energies(double oldMappingPj, double newMappingPj) {}

  public RetargetResult {
    requireNonNull(identity, "identity");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    layers = List.copyOf(layers);
  }

  /** The sum of an energy over all layers, each as often as it occurs. */
  public double sumPj(ToDoubleFunction<Layer> energyPj) {
    return layers.stream()
        .mapToDouble(layer -> layer.count() * energyPj.applyAsDouble(layer))
        .sum();
  }

  /** The part of the energy in the new technology that new mappings save over all layers. */
  public double saving() {
    return saving(
        sumPj(layer -> layer.target.oldMappingPj), sumPj(layer -> layer.target.newMappingPj));
  }

  private static double saving(double beforePj, double afterPj) {
    return beforePj == 0 ? 0 : 1 - afterPj / beforePj;
  }
}
