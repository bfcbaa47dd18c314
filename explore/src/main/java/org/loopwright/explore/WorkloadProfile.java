package org.loopwright.explore;

import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.LayerBounds;

/**
 * What a workload does on so many PEs at one bandwidth, whatever the buffers, if they suffice.
 *
 * @param macs multiply-accumulates that the workload needs
 * @param countedMacs multiply-accumulates as the analysis counts them, at times too many
 * @param l1Accesses reads and writes of L1, in elements
 * @param l2Accesses reads and writes of L2, in elements
 * @param l1NeedBytes the L1 that suffices for every layer
 * @param l2NeedBytes the L2 that suffices for every layer
 */
record WorkloadProfile(
    long runtimeCycles,
    long macs,
    long countedMacs,
    long l1Accesses,
    long l2Accesses,
    long l1NeedBytes,
    long l2NeedBytes) {
  /** Of no layers at all. */
  static final WorkloadProfile NOTHING = new WorkloadProfile(0, 0, 0, 0, 0, 1, 1);

  static WorkloadProfile of(LayerResult result) {
    long l1 = 0;
    long l2 = 0;
    for (TensorResult tensor : result.tensors()) {
      l1 = Math.addExact(l1, Math.addExact(tensor.l1().reads(), tensor.l1().writes()));
      l2 = Math.addExact(l2, Math.addExact(tensor.l2().reads(), tensor.l2().writes()));
    }
    return new WorkloadProfile(
        result.runtimeCycles(),
        LayerBounds.of(result.layer()).macs(),
        result.macs(),
        l1,
        l2,
        result.l1NeedBytes(),
        result.l2NeedBytes());
  }

  /** This, and {@code layer} after it so many times. */
  WorkloadProfile plus(WorkloadProfile layer, long times) {
    return new WorkloadProfile(
        sum(runtimeCycles, layer.runtimeCycles, times),
        sum(macs, layer.macs, times),
        sum(countedMacs, layer.countedMacs, times),
        sum(l1Accesses, layer.l1Accesses, times),
        sum(l2Accesses, layer.l2Accesses, times),
        Math.max(l1NeedBytes, layer.l1NeedBytes),
        Math.max(l2NeedBytes, layer.l2NeedBytes));
  }

  private static long sum(long sum, long count, long times) {
    return Math.addExact(sum, Math.multiplyExact(count, times));
  }

  /** Counts times the energy of one access each. */
  double energyNj(BuildingBlocks blocks) {
    return countedMacs * blocks.mac().energyNj()
        + l1Accesses * blocks.l1().accessNj()
        + l2Accesses * blocks.l2().accessNj();
  }
}
