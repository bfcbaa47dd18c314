package org.loopwright.dataflow.search;

import org.loopwright.dataflow.LayerResult;

/** A mapping that was analysed, and what decides between it and others. */
final class RankedMapping {
  private final LayerResult result;
  private final double[] rank;

  RankedMapping(LayerResult result, double[] rank) {
    this.result = result;
    this.rank = rank;
  }

  LayerResult result() {
    return result;
  }

  boolean isFeasible() {
    return DirectiveGoal.isFeasible(rank);
  }

  /** Whether this is better than {@code other}, which may be none. */
  boolean isBetterThan(RankedMapping other) {
    return other == null || DirectiveGoal.isBetter(rank, other.rank);
  }
}
