package org.loopwright.dataflow.search;

import java.util.Arrays;

/** A point of a space: what lies over units, how large tiles are, and what moves in which order. */
final class DirectivePoint {
  private final DirectiveSkeleton skeleton;

  /** By dimension, the position of its size in the sizes to choose from. */
  private final int[] sizes;

  /** The dimensions, what moves fastest last. */
  private final int[] order;

  DirectivePoint(DirectiveSkeleton skeleton, int[] sizes, int[] order) {
    this.skeleton = skeleton;
    this.sizes = sizes.clone();
    this.order = order.clone();
  }

  DirectiveSkeleton skeleton() {
    return skeleton;
  }

  int size(int dimension) {
    return sizes[dimension];
  }

  int dimensionAt(int place) {
    return order[place];
  }

  int dimensions() {
    return order.length;
  }

  DirectivePoint withSize(int dimension, int size) {
    int[] changed = sizes.clone();
    changed[dimension] = size;
    return new DirectivePoint(skeleton, changed, order);
  }

  DirectivePoint withSwapped(int place, int other) {
    int[] changed = order.clone();
    changed[place] = order[other];
    changed[other] = order[place];
    return new DirectivePoint(skeleton, sizes, changed);
  }

  @Override
  public String toString() {
    return skeleton + " sizes " + Arrays.toString(sizes) + " order " + Arrays.toString(order);
  }
}
