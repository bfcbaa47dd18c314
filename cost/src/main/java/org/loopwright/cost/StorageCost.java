package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a storage level costs.
 *
 * @param cycles duration of the run if this level alone limited it
 * @param bandwidthThrottling compute cycles over {@link #cycles}; 1 where bandwidth is no limit
 * @param instances instances of the design
 * @param leakageEnergyPj of all instances that work, over the whole run, pJ
 * @param areaUm2 all instances of the design together, um^2
 * @param dataSpaces by name, only those that the level keeps
 */
public record StorageCost(
    String name,
    long cycles,
    double bandwidthThrottling,
    long instances,
    double leakageEnergyPj,
    double areaUm2,
    Map<String, DataSpaceCost> dataSpaces) {
  public StorageCost {
    requireNonNull(name, "name");
    dataSpaces = Collections.unmodifiableMap(new LinkedHashMap<>(dataSpaces));
  }

  /** Words read, filled and updated, over all instances. */
  public long accesses() {
    long accesses = 0;
    for (DataSpaceCost cost : dataSpaces.values()) {
      accesses += cost.accesses();
    }
    return accesses;
  }

  /** Accesses, reductions, address generation and leakage together, pJ. */
  public double energyPj() {
    return leakageEnergyPj
        + dataSpaces.values().stream().mapToDouble(DataSpaceCost::energyPj).sum();
  }
}
