package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerTensor;

/** A count for each tensor of a layer, in elements. */
public record TensorCounts(long input, long filter, long output) {
  static final TensorCounts ZERO = new TensorCounts(0, 0, 0);

  public long of(LayerTensor tensor) {
    return switch (tensor) {
      case INPUT -> input;
      case FILTER -> filter;
      case OUTPUT -> output;
    };
  }

  /** These and {@code other} several times. */
  TensorCounts plus(TensorCounts other, long times) {
    return new TensorCounts(
        Math.addExact(input, Math.multiplyExact(other.input, times)),
        Math.addExact(filter, Math.multiplyExact(other.filter, times)),
        Math.addExact(output, Math.multiplyExact(other.output, times)));
  }

  long operands() {
    return Math.addExact(input, filter);
  }
}
