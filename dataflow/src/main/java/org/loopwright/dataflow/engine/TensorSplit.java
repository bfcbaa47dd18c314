package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.LayerDimension;

/**
 * Which spatial directives of a level give its units different parts of a tensor.
 *
 * @param directives the directives, as a set of bits
 * @param decider the one whose last unit decides whether the tensor's last part is smaller
 */
record TensorSplit(int directives, int decider) {
  /** The order in which tensors are indexed, slowest first. */
  private static final LayerDimension[] INDEX_ORDER = {
    LayerDimension.M,
    LayerDimension.N,
    LayerDimension.G,
    LayerDimension.K,
    LayerDimension.C,
    LayerDimension.R,
    LayerDimension.S,
    LayerDimension.Y,
    LayerDimension.X
  };

  /** How the tensor with the dimensions {@code coupled} is split. */
  static TensorSplit of(ClusterLevel level, int coupled) {
    int directives = 0;
    int decider = -1;
    for (LayerDimension dimension : INDEX_ORDER) {
      int i = dimension.in(coupled) ? level.indexOf(dimension) : -1;
      if (i >= 0 && level.isSpatial(i)) {
        directives |= 1 << i;
        decider = i;
      }
    }
    return new TensorSplit(directives, decider);
  }

  /** How the iterations themselves are split: along every spatial directive. */
  static TensorSplit ofWork(ClusterLevel level) {
    int directives = 0;
    int decider = -1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.isSpatial(i)) {
        directives |= 1 << i;
        decider = i;
      }
    }
    return new TensorSplit(directives, decider);
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
