package org.loopwright.search.optimal.bound;

import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.AccessPrices;
import org.loopwright.search.optimal.tiling.Boundary;
import org.loopwright.search.optimal.tiling.BypassChoice;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;

/**
 * The costs of the mappings of a skeleton before any table is built: those that their temporal
 * loops do not change, and the least of the others.
 *
 * <p>Each word that an instance touches arrives there once, or at one of the neighbours that can
 * pass it on, and its parent sends it once. This is admissible because no loop brings a word less
 * often than once (docs/optimal-search.md, lemma 1 and section 6).
 */
public final class QuickBounds {
  private final SearchProblem problem;
  private final SpatialSkeleton skeleton;

  public QuickBounds(SearchProblem problem, SpatialSkeleton skeleton) {
    this.problem = problem;
    this.skeleton = skeleton;
  }

  /**
   * What keeping one data space in some levels costs.
   *
   * @param least cost under any temporal loops
   * @param arithmetic the part of it that the innermost keeper exchanges with the arithmetic
   * @param constants the constants of the boundaries between storage levels
   */
  public record KeepingCost(double least, double arithmetic, double constants) {}

  /** Operations, and leakage while they run. */
  public double fixed() {
    AccessPrices arithmetic = problem.prices();
    double cost =
        (arithmetic.compute() + arithmetic.computeLeak()) * skeleton.units() * skeleton.steps();
    for (int level = 0; level < problem.levels(); level++) {
      cost += problem.prices().leak(level) * skeleton.steps() * skeleton.instances(level);
    }
    return cost;
  }

  /** What it costs if {@code keepers} are the levels that keep a data space. */
  public KeepingCost keeping(int dataSpace, IndexSet keepers) {
    DataSpaceShape shape = problem.shape(dataSpace);
    double arithmetic = 0;
    double compulsory = 0;
    double constants = 0;
    for (Boundary boundary : BypassChoice.boundaries(dataSpace, keepers)) {
      BoundaryPrices prices = new BoundaryPrices(problem, skeleton, boundary);
      if (boundary.isAtArithmetic()) {
        arithmetic = prices.constant + exchangedWithArithmetic(shape, prices);
      } else {
        constants += prices.constant;
        compulsory += prices.constant + once(shape, prices);
      }
    }
    return new KeepingCost(arithmetic + compulsory, arithmetic, constants);
  }

  private double exchangedWithArithmetic(DataSpaceShape shape, BoundaryPrices prices) {
    double words = wordsOfOneUnit(skeleton, shape);
    boolean isRounded = prices.boundary.parent() > 0 && !shape.ownsAllRanks();
    double rounding = isRounded ? prices.departure / 2 : 0;
    return Math.max(0, prices.departure * prices.minSent(words) - rounding);
  }

  /**
   * Words that one arithmetic unit takes, at the least. Neighbours can pass on what stays the same
   * from step to step, where there is a fan-out right above the arithmetic.
   */
  static double wordsOfOneUnit(SpatialSkeleton skeleton, DataSpaceShape shape) {
    boolean isShared = false;
    double whole = 1;
    for (int dimension = 0; dimension < skeleton.temporal().length; dimension++) {
      boolean isWhole = shape.effect(dimension) == Effect.WHOLE;
      isShared |= !isWhole && skeleton.factors(0)[dimension] > 1;
      whole *= isWhole ? skeleton.temporal()[dimension] : 1;
    }
    if (!isShared) {
      return skeleton.steps();
    }
    return shape.isNonSeparable() ? 0 : whole;
  }

  /** Each word of an instance arrives once; what neighbours may pass on only at one of them. */
  private double once(DataSpaceShape shape, BoundaryPrices prices) {
    if (shape.isNonSeparable()) {
      return 0;
    }
    int child = prices.boundary.child();
    double words = shape.minDistinctWords(skeleton.ranges(child));
    double spread = shape.spreadAlongShared(skeleton.factors(child + 1));
    double rounding = shape.ownsAllRanks() ? 0 : prices.arrival + prices.departure;
    double cost = words * prices.arrival / spread + prices.departure * prices.minSent(words);
    return Math.max(0, cost - rounding);
  }
}
