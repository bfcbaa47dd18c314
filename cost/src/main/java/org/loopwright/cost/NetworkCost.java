package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.count.NetworkCounts;

/**
 * What the network below a storage level does and costs.
 *
 * @param energyPj energy of all its instances, pJ
 */
public record NetworkCost(NetworkCounts counts, double energyPj) {
  public NetworkCost {
    requireNonNull(counts, "counts");
  }
}
