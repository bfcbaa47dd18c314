package org.loopwright.search.optimal.bound;

import org.loopwright.search.optimal.tiling.AccessPrices;
import org.loopwright.search.optimal.tiling.Boundary;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;

/**
 * The price of a word that crosses a boundary, in all instances together.
 *
 * <p>A word that moves is paid for twice: where it arrives and where it comes from. Of a result the
 * first update needs no read and the first arrival no fill; where the share of an instance is a
 * product of ranges this is a constant, elsewhere reads and fills are left out. Prices are
 * admissible because the evaluator rounds blocks up, and words that neighbours pass on cost more
 * than the nothing that is counted (docs/optimal-search.md, lemma 1).
 */
final class BoundaryPrices {
  final Boundary boundary;

  /** Price of a word that arrives at one instance of the child. */
  final double arrival;

  /** Price of a word that one instance of the parent sends. */
  final double departure;

  /** Price of words of a result that need no reading or filling the first time; not positive. */
  final double constant;

  /**
   * Words that an instance of the parent holds over the run, at the least: it sends no fewer
   * (docs/known-approximations.md, compulsory traffic).
   */
  final double held;

  /** Different tiles among the children of one parent along ranks of one dimension each. */
  final double ownGroups;

  /** Different tiles that bypassed levels in between ask for along shared ranks, at the least. */
  final double groupsBeyond;

  private final SpatialSkeleton skeleton;
  private final DataSpaceShape shape;

  BoundaryPrices(SearchProblem problem, SpatialSkeleton skeleton, Boundary boundary) {
    this.skeleton = skeleton;
    this.boundary = boundary;
    shape = problem.shape(boundary.dataSpace());
    int parent = boundary.parent();
    AccessPrices.OfWord outer = problem.prices().word(parent, boundary.dataSpace());
    double parents = outer.paid(skeleton.instances(parent));
    boolean isExact = shape.hasExactShares();
    arrival = shape.isResult() && !isExact ? 0 : priceOfArrival(problem);
    departure =
        parents
            * (shape.isResult()
                ? outer.update() + (isExact ? outer.read() : 0)
                : outer.read() + outer.operandAddress());
    constant =
        shape.isResult() && isExact
            ? -(parents * outer.read() * share(parent)) - firstArrivals()
            : 0;
    held = shape.isNonSeparable() ? 0 : shape.minDistinctWords(skeleton.ranges(parent));
    ownGroups = countOwnGroups();
    groupsBeyond = countGroupsBeyond();
  }

  private double priceOfArrival(SearchProblem problem) {
    if (boundary.isAtArithmetic()) {
      return 0;
    }
    AccessPrices.OfWord inner = problem.prices().word(boundary.child(), boundary.dataSpace());
    return inner.paid(skeleton.instances(boundary.child())) * inner.fill();
  }

  private double firstArrivals() {
    return boundary.isAtArithmetic() ? 0 : arrival * share(boundary.child());
  }

  /** The words of the data space that belong to one instance of a level. */
  private double share(int level) {
    double share = 1;
    for (int dimension = 0; dimension < skeleton.ranges(level).length; dimension++) {
      share *= shape.moves(dimension) ? skeleton.ranges(level)[dimension] : 1;
    }
    return share;
  }

  private double countOwnGroups() {
    double groups = 1;
    for (int level = boundary.child() + 1; level <= boundary.parent(); level++) {
      long[] factors = skeleton.factors(level);
      for (int dimension = 0; dimension < factors.length; dimension++) {
        boolean isOwn = shape.effect(dimension) == Effect.WHOLE && !shape.isNonSeparable();
        groups *= isOwn ? factors[dimension] : 1;
      }
    }
    return groups;
  }

  /** A word goes to no more children than all but the longest loop of a rank have. */
  private double countGroupsBeyond() {
    double groups = 1;
    int first = boundary.child() + 2;
    for (int level = first; level <= boundary.parent() && !shape.isNonSeparable(); level++) {
      for (int r = 0; r < shape.ranks(); r++) {
        long longest = 1;
        for (int dimension : shape.dimensions(r)) {
          longest = Math.max(longest, skeleton.factors(level)[dimension]);
        }
        groups *= shape.dimensions(r).length > 1 ? longest : 1;
      }
    }
    return groups;
  }

  /**
   * Words that one instance of the parent sends, at least, where {@code arriving} words reach each
   * child.
   */
  double minSent(double arriving) {
    return Math.max(held, arriving * ownGroups * groupsBeyond);
  }
}
