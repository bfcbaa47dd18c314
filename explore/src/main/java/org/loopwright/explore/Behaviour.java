package org.loopwright.explore;

import org.loopwright.explore.cost.BuildingBlocks;

/**
 * What a workload does on so many PEs at one bandwidth, whatever the buffers, if they suffice.
 *
 * @param l1Accesses reads and writes of L1, in elements
 * @param l2Accesses reads and writes of L2, in elements
 * @param l1NeedBytes the L1 that suffices for every layer
 * @param l2NeedBytes the L2 that suffices for every layer
 */
record Behaviour(
    long runtimeCycles,
    long macs,
    long l1Accesses,
    long l2Accesses,
    long l1NeedBytes,
    long l2NeedBytes) {

  /** Counts times the energy of one access each. */
  double energyNj(BuildingBlocks blocks) {
    return macs * blocks.mac().energyNj()
        + l1Accesses * blocks.l1().accessNj()
        + l2Accesses * blocks.l2().accessNj();
  }
}
