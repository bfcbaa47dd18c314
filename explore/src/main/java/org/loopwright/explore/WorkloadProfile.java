package org.loopwright.explore;

import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.TensorResult.BufferUse;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.LayerBounds;

/**
 * What a workload does on a number of PEs at one bandwidth, whatever the buffers, if they suffice.
 *
 * @param macs multiply-accumulates that the workload needs
 * @param countedMacs multiply-accumulates as the analysis counts them, at times too many
 * @param nocNj energy of all hops between L2 and the PEs
 */
record WorkloadProfile(
    long runtimeCycles,
    long macs,
    long countedMacs,
    BufferProfile l1,
    BufferProfile l2,
    double nocNj) {
  private static final BufferProfile UNUSED = new BufferProfile(0, 1);

  /** The profile of no layers. */
  static final WorkloadProfile NOTHING = new WorkloadProfile(0, 0, 0, UNUSED, UNUSED, 0);

  /**
   * The use of the buffers of one kind.
   *
   * @param accesses reads and writes, in elements
   * @param needBytes the size that suffices for every layer
   */
  record BufferProfile(long accesses, long needBytes) {
    private BufferProfile plus(BufferUse use) {
      long both = Math.addExact(use.reads(), use.writes());
      return new BufferProfile(
          Math.addExact(accesses, both), Math.addExact(needBytes, use.needBytes()));
    }

    private BufferProfile plus(BufferProfile layer, long times) {
      return new BufferProfile(
          sum(accesses, layer.accesses, times), Math.max(needBytes, layer.needBytes));
    }
  }

  static WorkloadProfile of(LayerResult result) {
    BufferProfile l1 = new BufferProfile(0, 0);
    BufferProfile l2 = l1;
    for (TensorResult tensor : result.tensors()) {
      l1 = l1.plus(tensor.l1());
      l2 = l2.plus(tensor.l2());
    }
    long macs = LayerBounds.of(result.layer()).macs();
    double nocNj = result.energy().nocNj();
    return new WorkloadProfile(result.runtimeCycles(), macs, result.macs(), l1, l2, nocNj);
  }

  /** The profile of this workload and {@code layer} after it, {@code times} times. */
  WorkloadProfile plus(WorkloadProfile layer, long times) {
    return new WorkloadProfile(
        sum(runtimeCycles, layer.runtimeCycles, times),
        sum(macs, layer.macs, times),
        sum(countedMacs, layer.countedMacs, times),
        l1.plus(layer.l1, times),
        l2.plus(layer.l2, times),
        nocNj + layer.nocNj * times);
  }

  private static long sum(long sum, long count, long times) {
    return Math.addExact(sum, Math.multiplyExact(count, times));
  }

  /** The energy of all accesses, multiply-accumulates and hops. */
  double energyNj(BuildingBlocks blocks) {
    return countedMacs * blocks.mac().energyNj()
        + l1.accesses * blocks.l1().accessNj()
        + l2.accesses * blocks.l2().accessNj()
        + nocNj;
  }
}
