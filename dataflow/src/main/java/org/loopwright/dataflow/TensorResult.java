package org.loopwright.dataflow;

import org.loopwright.dataflow.engine.LevelStatistics;
import org.loopwright.dataflow.engine.LevelStatistics.BufferTraffic;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Accesses and buffer needs of one tensor.
 *
 * @param l1 of the L1 buffers, accesses of all PEs together and the need of one
 * @param hops of its elements in the networks between L2 and the PEs; 0 where they are not known
 */
public record TensorResult(LayerTensor tensor, BufferUse l1, BufferUse l2, long hops) {

  /** Elements read from and written to a buffer, and the bytes of it that are needed. */
  public record BufferUse(long reads, long writes, long needBytes) {
    private static BufferUse of(BufferTraffic traffic, LayerTensor tensor) {
      return new BufferUse(
          traffic.reads().of(tensor), traffic.writes().of(tensor), traffic.needs().of(tensor));
    }
  }

  static TensorResult of(LayerTensor tensor, LevelStatistics statistics) {
    return new TensorResult(
        tensor,
        BufferUse.of(statistics.below(), tensor),
        BufferUse.of(statistics.above(), tensor),
        statistics.hops().of(tensor));
  }

  /** L1 reads for each element written to L1. */
  public double reuseFactor() {
    return (double) l1.reads / l1.writes;
  }
}
