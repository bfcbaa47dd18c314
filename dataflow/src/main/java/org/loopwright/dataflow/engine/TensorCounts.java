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

  long operands() {
    return Math.addExact(input, filter);
  }
}
