package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

/**
 * What the arithmetic costs.
 *
 * @param instances units of the design
 * @param utilizedInstances units that work
 * @param energyPj all operations together, pJ
 * @param areaUm2 all units of the design together, um^2
 */
public record ComputeCost(
    String name,
    long cycles,
    long instances,
    long utilizedInstances,
    long computes,
    double energyPj,
    double areaUm2) {
  public ComputeCost {
    requireNonNull(name, "name");
  }
}
