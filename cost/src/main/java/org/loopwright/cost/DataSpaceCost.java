package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.count.DataSpaceCounts;

/**
 * What a storage level does for one data space, and its energy.
 *
 * @param counts words accessed, per instance
 * @param utilizedClusters clusters that work
 * @param addressGenerationsPerCluster addresses made by one cluster's generator
 * @param energy energy of all instances
 */
public record DataSpaceCost(
    DataSpaceCounts counts,
    long utilizedClusters,
    long addressGenerationsPerCluster,
    Energy energy) {
  public DataSpaceCost {
    requireNonNull(counts, "counts");
    requireNonNull(energy, "energy");
  }

  /**
   * Energy of a data space at a level, by action.
   *
   * @param readPj reads, pJ
   * @param fillPj fills, pJ
   * @param updatePj updates, pJ
   * @param drainPj reads of results that are sent outward, where they are charged, pJ
   * @param reductionPj temporal reductions, pJ
   * @param addressGenerationPj address generations, pJ
   */
  public record Energy(
      double readPj,
      double fillPj,
      double updatePj,
      double drainPj,
      double reductionPj,
      double addressGenerationPj) {
    /** All actions together, pJ. */
    public double totalPj() {
      return readPj + fillPj + updatePj + drainPj + reductionPj + addressGenerationPj;
    }
  }

  /** Words read, filled and updated, over all instances. */
  public long accesses() {
    long words = Math.addExact(Math.addExact(counts.reads(), counts.fills()), counts.updates());
    return Math.multiplyExact(counts.instances(), words);
  }

  public double energyPj() {
    return energy.totalPj();
  }
}
