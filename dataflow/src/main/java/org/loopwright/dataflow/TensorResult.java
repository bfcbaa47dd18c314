package org.loopwright.dataflow;

import org.loopwright.dataflow.spec.LayerTensor;

/** Accesses and buffer needs of one tensor, in elements. */
public record TensorResult(
    LayerTensor tensor,
    long l1Reads,
    long l1Writes,
    long l2Reads,
    long l2Writes,
    long l1NeedBytes,
    long l2NeedBytes) {
  /** L1 reads for each element written to L1. */
  public double reuseFactor() {
    return (double) l1Reads / l1Writes;
  }
}
