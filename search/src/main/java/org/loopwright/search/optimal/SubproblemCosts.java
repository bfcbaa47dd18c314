package org.loopwright.search.optimal;

import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * The costs of a subproblem that its temporal loops do not change, and least ones for those that
 * they do: quick bounds, before any table is built.
 */
final class SubproblemCosts {
  private SubproblemCosts() {}

  /** Operations, and leakage while they run. */
  static double fixed(MappingProblem problem, SpatialSkeleton skeleton) {
    double cost = problem.prices.compute() * skeleton.units * skeleton.steps;
    for (int level = 0; level < problem.levels; level++) {
      cost += problem.prices.leak()[level] * skeleton.steps * skeleton.instances[level];
    }
    return cost;
  }

  /** What the innermost keeper exchanges with the arithmetic, at the least. */
  static double arithmetic(
      MappingProblem problem, SpatialSkeleton skeleton, int dataSpace, int keepers) {
    int keeper = Integer.numberOfTrailingZeros(keepers);
    DataSpaceShape shape = problem.shapes[dataSpace];
    BoundaryPrices prices = new BoundaryPrices(problem, skeleton, dataSpace, -1, keeper);
    double words = wordsOfOneUnit(problem, skeleton, shape);
    double rounding = keeper > 0 && !shape.ownsAllRanks() ? prices.departure / 2 : 0;
    return prices.constant() + Math.max(0, prices.departure * prices.leastSent(words) - rounding);
  }

  /**
   * Neighbours can pass on what stays the same from step to step, where there is a fan-out right
   * above the arithmetic.
   */
  static double wordsOfOneUnit(
      MappingProblem problem, SpatialSkeleton skeleton, DataSpaceShape shape) {
    boolean shared = false;
    boolean slides = false;
    for (int dimension = 0; dimension < problem.dimensions; dimension++) {
      if (skeleton.factors[0][dimension] > 1) {
        shared |= shape.effect[dimension] != Effect.WHOLE;
        slides |= shape.effect[dimension] == Effect.SLIDES;
      }
    }
    if (!shared) {
      return skeleton.steps;
    }
    double words = 1;
    for (int dimension = 0; dimension < problem.dimensions; dimension++) {
      Effect effect = shape.effect[dimension];
      if (effect == Effect.WHOLE || (effect == Effect.SLIDES && shape.ownsAllRanks() && !slides)) {
        words *= skeleton.rest[dimension];
      }
    }
    return shape.tangled ? 0 : words;
  }

  /** What crosses all boundaries between storage levels, at the least. */
  static double compulsory(
      MappingProblem problem, SpatialSkeleton skeleton, int dataSpace, int keepers) {
    DataSpaceShape shape = problem.shapes[dataSpace];
    double cost = 0;
    for (int child = 0; child < problem.levels - 1; child++) {
      int parent = Residency.next(keepers, child);
      if ((keepers >>> child & 1) != 0 && parent >= 0) {
        BoundaryPrices prices = new BoundaryPrices(problem, skeleton, dataSpace, child, parent);
        cost += prices.constant() + once(problem, skeleton, shape, child, prices);
      }
    }
    return cost;
  }

  /** Each word of an instance arrives once; what neighbours may pass on only at one of them. */
  private static double once(
      MappingProblem problem,
      SpatialSkeleton skeleton,
      DataSpaceShape shape,
      int child,
      BoundaryPrices prices) {
    if (shape.tangled) {
      return 0;
    }
    double words = shape.leastDistinct(problem.bounds, skeleton.outside[child]);
    double spread = shape.spreadAlongShared(skeleton.factors[child + 1]);
    double rounding = shape.ownsAllRanks() ? 0 : prices.arrival + prices.departure;
    double cost = words * prices.arrival / spread + prices.departure * prices.leastSent(words);
    return Math.max(0, cost - rounding);
  }

  /** Constants of all boundaries. */
  static double constants(
      MappingProblem problem, SpatialSkeleton skeleton, int dataSpace, int keepers) {
    double cost = 0;
    for (int child = 0; child < problem.levels - 1; child++) {
      int parent = Residency.next(keepers, child);
      if ((keepers >>> child & 1) != 0 && parent >= 0) {
        cost += new BoundaryPrices(problem, skeleton, dataSpace, child, parent).constant();
      }
    }
    return cost;
  }
}
