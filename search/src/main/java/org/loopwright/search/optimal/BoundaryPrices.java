package org.loopwright.search.optimal;

import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * What a word costs that crosses a boundary between a level and the next one outward that keeps the
 * data space, in all instances together (docs/optimal-search.md, lemma 1). Immutable.
 */
final class BoundaryPrices {
  /** Of a word that arrives at one instance of the child. */
  final double arrival;

  /** Of a word that one instance of the parent sends. */
  final double departure;

  /** Different tiles among the children of one parent along ranks of one dimension each. */
  final double ownGroups;

  /** Different tiles that bypassed levels in between ask for along shared ranks, at the least. */
  final double beyond;

  /**
   * Words that an instance of the parent holds over the run, at the least: it sends no fewer
   * (docs/known-approximations.md, compulsory traffic).
   */
  final double held;

  private final MappingProblem problem;
  private final SpatialSkeleton skeleton;
  private final DataSpaceShape shape;
  private final int child;
  private final int parent;

  /**
   * Prices of a boundary.
   *
   * @param child the storage level inside, -1 for the arithmetic
   */
  BoundaryPrices(
      MappingProblem problem, SpatialSkeleton skeleton, int dataSpace, int child, int parent) {
    this.problem = problem;
    this.skeleton = skeleton;
    this.child = child;
    this.parent = parent;
    shape = problem.shapes[dataSpace];
    AccessPrices prices = problem.prices;
    double children = child < 0 ? 0 : prices.paid(child, skeleton.instances[child]);
    double parents = prices.paid(parent, skeleton.instances[parent]);
    boolean whole = exactPartition();
    arrival = child < 0 || (shape.result && !whole) ? 0 : children * prices.fill()[child];
    departure =
        parents
            * (shape.result
                ? prices.update()[parent] + (whole ? prices.read()[parent] : 0)
                : prices.read()[parent] + prices.operandAddress()[parent]);
    held = shape.tangled ? 0 : shape.leastDistinct(problem.bounds, skeleton.outside[parent]);
    ownGroups = countOwnGroups();
    beyond = countBeyond();
  }

  /** Whether the share of an instance is a product of extents. */
  boolean exactPartition() {
    for (int r = 0; r < shape.dimensions.length; r++) {
      if (shape.dimensions[r].length > 1
          || (shape.dimensions[r].length == 1 && shape.steps[r][0] != 1)) {
        return false;
      }
    }
    return !shape.tangled;
  }

  /** Of words of a result that need no reading, or no filling, the first time; not positive. */
  double constant() {
    if (!shape.result || !exactPartition()) {
      return 0;
    }
    AccessPrices prices = problem.prices;
    double read =
        prices.paid(parent, skeleton.instances[parent]) * prices.read()[parent] * share(parent);
    return -read - (child < 0 ? 0 : arrival * share(child));
  }

  private double share(int level) {
    double share = 1;
    for (int dimension = 0; dimension < problem.dimensions; dimension++) {
      if (shape.moves(dimension)) {
        share *= (double) problem.bounds[dimension] / skeleton.outside[level][dimension];
      }
    }
    return share;
  }

  /** Words that one instance of the parent sends, at the least, if so many arrive at each child. */
  double leastSent(double words) {
    return Math.max(held, words * ownGroups * beyond);
  }

  private double countOwnGroups() {
    double groups = 1;
    for (int level = child + 1; level <= parent; level++) {
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        if (shape.effect[dimension] == Effect.WHOLE && !shape.tangled) {
          groups *= skeleton.factors[level][dimension];
        }
      }
    }
    return groups;
  }

  /** A word goes to no more children than all but the longest loop of a rank have. */
  private double countBeyond() {
    double apart = 1;
    for (int level = child + 2; level <= parent && !shape.tangled; level++) {
      for (int[] loops : shape.dimensions) {
        long longest = 1;
        for (int dimension : loops) {
          longest = Math.max(longest, skeleton.factors[level][dimension]);
        }
        apart *= loops.length > 1 ? longest : 1;
      }
    }
    return apart;
  }
}
