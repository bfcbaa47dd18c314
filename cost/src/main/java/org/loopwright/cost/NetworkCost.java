package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.count.NetworkCounts;

/**
 * What the network below a storage level does and costs.
 *
 * @param energyPj energy of all its instances, pJ
 * @param cycles duration of the run if its bandwidth alone limited it
 * @param bandwidthThrottling compute cycles over {@link #cycles}; 1 where bandwidth is no limit
 */
public record NetworkCost(
    NetworkCounts counts, double energyPj, long cycles, double bandwidthThrottling) {
  public NetworkCost {
    requireNonNull(counts, "counts");
  }
}
