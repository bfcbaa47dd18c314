package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

/**
 * What the arithmetic costs.
 *
 * @param instances units of the design
 * @param utilizedInstances units that work
 * @param operationsPj all operations together, pJ
 * @param leakagePj of the units that work, over the whole run, pJ
 * @param areaUm2 all units of the design together, um^2
 */
public record ComputeCost(
    String name,
    long cycles,
    long instances,
    long utilizedInstances,
    long computes,
    double operationsPj,
    double leakagePj,
    double areaUm2) {
  public ComputeCost {
    requireNonNull(name, "name");
  }

  /** Operations and leakage together, pJ. */
  public double energyPj() {
    return operationsPj + leakagePj;
  }
}
