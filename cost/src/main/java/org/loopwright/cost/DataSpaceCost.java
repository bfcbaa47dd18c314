package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.count.DataSpaceCounts;

/**
 * What a storage level does for one data space, and its energy.
 *
 * @param counts words accessed, per instance
 * @param utilizedClusters clusters that work
 * @param addressGenerationsPerCluster addresses made by one cluster's generator
 * @param readPj energy of the reads of all instances, pJ
 * @param fillPj energy of the fills of all instances, pJ
 * @param updatePj energy of the updates of all instances, pJ
 * @param reductionPj energy of the temporal reductions of all instances, pJ
 * @param addressGenerationPj energy of the address generations of all clusters, pJ
 */
public record DataSpaceCost(
    DataSpaceCounts counts,
    long utilizedClusters,
    long addressGenerationsPerCluster,
    double readPj,
    double fillPj,
    double updatePj,
    double reductionPj,
    double addressGenerationPj) {
  public DataSpaceCost {
    requireNonNull(counts, "counts");
  }

  /** Words read, filled and updated, over all instances. */
  public long accesses() {
    long words = Math.addExact(Math.addExact(counts.reads(), counts.fills()), counts.updates());
    return Math.multiplyExact(counts.instances(), words);
  }

  public double energyPj() {
    return readPj + fillPj + updatePj + reductionPj + addressGenerationPj;
  }
}
