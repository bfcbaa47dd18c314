package org.loopwright.cost;

/**
 * What the hardware costs and allows, for those who bound the cost of mappings before they evaluate
 * them. Storage levels by their position, innermost 0; immutable.
 */
public final class HardwareRates {
  private final HardwareCosts costs;

  HardwareRates(HardwareCosts costs) {
    this.costs = costs;
  }

  /** pJ of an operation. */
  public double computePj() {
    return costs.computePj;
  }

  /** pJ of reading a block. */
  public double readPj(int level) {
    return costs.readPj[level];
  }

  /** pJ of filling a block from outside. */
  public double fillPj(int level) {
    return costs.fillPj[level];
  }

  /** pJ of updating a block from inside. */
  public double updatePj(int level) {
    return costs.updatePj[level];
  }

  /** pJ of making the address of a block. */
  public double addressPj(int level) {
    return costs.addressPj[level];
  }

  /** pJ that one instance leaks in a cycle. */
  public double leakPj(int level) {
    return costs.leakPj[level];
  }

  /** Words of a block, which an access moves as a whole. */
  public long blockWords(int level) {
    return costs.blockWords[level];
  }

  /** Clusters, whose instances share the energy of an access. */
  public long clusters(int level) {
    return costs.clusters[level];
  }

  /** Words that the tiles may take together, {@link Long#MAX_VALUE} for any number. */
  public long usableWords(int level) {
    return costs.usableWords[level];
  }

  /** Words that the tiles must take together. */
  public double leastWords(int level) {
    return costs.leastWords[level];
  }

  /** Whether a bandwidth limits the level. */
  public boolean isLimited(int level) {
    return costs.limited[level];
  }

  /** Words a cycle that an instance can read, infinite for any. */
  public double readBandwidth(int level) {
    return costs.readBandwidth[level];
  }

  /** Words a cycle that an instance can take in, infinite for any. */
  public double writeBandwidth(int level) {
    return costs.writeBandwidth[level];
  }

  /** Words a cycle that an instance can read and take in together, infinite for any. */
  public double sharedBandwidth(int level) {
    return costs.sharedBandwidth[level];
  }

  /** What a word of the data space at that position in the workload counts for bandwidth. */
  public double bandwidthScale(int level, int dataSpace) {
    return costs.bandwidthScale[level * (costs.bandwidthScale.length / costs.levels) + dataSpace];
  }

  /** Whether words that travel take energy. */
  public boolean networksCost() {
    return costs.networksCost;
  }

  /** Cycles that the networks add to every run. */
  public long latencyCycles() {
    return costs.latencyCycles;
  }
}
