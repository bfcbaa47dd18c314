package org.loopwright.dataflow.engine;

import java.util.List;
import java.util.OptionalInt;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;

/**
 * The spatial directives of a level that give its units different parts of a tensor.
 *
 * @param directives the directives, as a set of bits
 * @param decider the one whose last unit decides whether the tensor's last part is smaller
 */
record TensorSplit(int directives, int decider) {
  private static final TensorSplit NONE = new TensorSplit(0, -1);

  /** The order in which tensors are indexed, slowest first. */
  private static final List<LayerDimension> INDEX_ORDER = LayerDimension.list("MNGKCRSYX");

  /** The split of the tensor with the dimensions {@code coupled}. */
  static TensorSplit of(ClusterLevel level, LayerDimensionSet coupled) {
    TensorSplit split = NONE;
    for (LayerDimension dimension : INDEX_ORDER) {
      if (coupled.contains(dimension)) {
        OptionalInt i = level.indexOf(dimension);
        split = i.isPresent() ? split.with(level, i.getAsInt()) : split;
      }
    }
    return split;
  }

  /** The split of the iterations themselves: along every spatial directive. */
  static TensorSplit ofWork(ClusterLevel level) {
    TensorSplit split = NONE;
    for (int i = 0; i < level.directives(); i++) {
      split = split.with(level, i);
    }
    return split;
  }

  private TensorSplit with(ClusterLevel level, int i) {
    return level.isSpatial(i) ? new TensorSplit(directives | 1 << i, i) : this;
  }

  boolean isSplit() {
    return directives != 0;
  }

  /** Whether this is the last, incomplete fold along any of the directives. */
  boolean isIncomplete(IterationCases cases) {
    for (int rest = directives; rest != 0; rest &= rest - 1) {
      if (cases.isIncomplete(Integer.numberOfTrailingZeros(rest))) {
        return true;
      }
    }
    return false;
  }
}
