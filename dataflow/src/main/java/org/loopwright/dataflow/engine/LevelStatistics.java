package org.loopwright.dataflow.engine;

/**
 * Everything that a cluster level does on one tile, over all iterations.
 *
 * @param above accesses of the buffer above the level: L2 at the outermost
 * @param below accesses of the buffers below the level, in the end L1
 * @param hops of all elements in the networks of this level and those inside; 0 where the network
 *     is not known
 */
public record LevelStatistics(
    Performance performance,
    BufferTraffic above,
    BufferTraffic below,
    UnsharedTraffic unshared,
    TensorCounts hops) {

  /**
   * Accesses of a buffer, and the elements of each tensor that it has to hold, twice for double
   * buffering.
   */
  public record BufferTraffic(TensorCounts reads, TensorCounts writes, TensorCounts needs) {}

  /** These statistics of the outermost level with the needs of L1 below the innermost. */
  LevelStatistics withL1Of(LevelStatistics innermost) {
    BufferTraffic l1 = new BufferTraffic(below.reads, below.writes, innermost.below.needs);
    return new LevelStatistics(performance, above, l1, unshared, hops);
  }
}
