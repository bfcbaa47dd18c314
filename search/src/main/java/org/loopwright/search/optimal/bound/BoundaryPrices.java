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
 * product of ranges this is a constant, elsewhere reads and fills are left out. On its way it takes
 * hops, routers and additions. Prices are admissible because the evaluator rounds blocks up, and
 * words that neighbours pass on cost more than the nothing that is counted (docs/optimal-search.md,
 * lemma 1).
 */
final class BoundaryPrices {
  final Boundary boundary;

  /** Price of a word that arrives at one instance of the child. */
  final double arrival;

  /** Price of a word that one instance of the parent sends. */
  final double departure;

  /**
   * What the temporal loops do not change: less the price of words of a result that need no reading
   * or filling the first time.
   */
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
    double bounded = problem.isUnbounded(boundary.dataSpace()) ? 0 : 1;
    // What neighbours pass on, and unicasts, travel otherwise than the bounds of networks say.
    boolean travels = !problem.isSwitched();
    arrival = shape.isResult() && !isExact ? 0 : bounded * priceOfArrival(problem);
    double reading = bounded * (parents * outer.read() + (travels ? addition(problem) : 0));
    departure =
        bounded
                * (shape.isResult()
                    ? parents * outer.update()
                    : parents * (outer.read() + outer.operandAddress()))
            + (shape.isResult() && isExact ? reading : 0)
            + (travels ? travel(problem) : 0);
    constant =
        (travels ? passedOn(problem) : 0)
            - (shape.isResult() && isExact ? reading * share(parent) + firstArrivals() : 0);
    held = shape.isNonSeparable() ? 0 : shape.minDistinctWords(skeleton.ranges(parent));
    ownGroups = groupsInside(parent);
    groupsBeyond = countGroupsBeyond();
  }

  private double priceOfArrival(SearchProblem problem) {
    if (boundary.isAtArithmetic()) {
      return 0;
    }
    AccessPrices.OfWord inner = problem.prices().word(boundary.child(), boundary.dataSpace());
    return inner.paid(skeleton.instances(boundary.child())) * inner.fill();
  }

  /** Price of adding a word to one that the parent holds; the arithmetic adds up what it sends. */
  private double addition(SearchProblem problem) {
    int parent = boundary.parent();
    return boundary.isAtArithmetic()
        ? 0
        : skeleton.instances(parent)
            * problem.prices().word(parent, boundary.dataSpace()).addition();
  }

  /**
   * Price of the networks between parent and child for each word that one instance of the parent
   * sends: bypassed levels in between pass on what their own children ask for. Hops count only
   * where the child asks itself; outside of that see {@link #passedOn}.
   */
  private double travel(SearchProblem problem) {
    if (shape.isNonSeparable() || shape.slides()) {
      return 0;
    }
    double price = 0;
    for (int level = boundary.child() + 1; level <= boundary.parent(); level++) {
      double hops =
          level == boundary.child() + 1
              ? problem.leastHops(skeleton, level, boundary.dataSpace())
              : 0;
      price +=
          problem.prices().network(level, boundary.dataSpace()).word(hops, additions(level))
              * skeleton.instances(level)
              * groupsInside(level)
              / groupsInside(boundary.parent());
    }
    return price;
  }

  /**
   * Price of the hops to bypassed levels. The evaluator counts them as if these kept what they pass
   * on, so each word that one of them hands down travels there once at the least.
   */
  private double passedOn(SearchProblem problem) {
    if (shape.isNonSeparable() || shape.slides()) {
      return 0;
    }
    double price = 0;
    for (int level = boundary.child() + 2; level <= boundary.parent(); level++) {
      double hops = problem.leastHops(skeleton, level, boundary.dataSpace());
      price +=
          hops
              * problem.prices().network(level, boundary.dataSpace()).hop()
              * skeleton.instances(level)
              * (groupsInside(level) / groupsInside(level - 1))
              * shape.minDistinctWords(skeleton.ranges(level - 1));
    }
    return price;
  }

  /** Additions of partial sums that make one word below a level. */
  private double additions(int level) {
    double summed = 1;
    long[] factors = skeleton.factors(level);
    for (int dimension = 0; dimension < factors.length; dimension++) {
      summed *= shape.moves(dimension) ? 1 : factors[dimension];
    }
    return shape.isResult() && !boundary.isAtArithmetic() ? summed - 1 : 0;
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

  /** Different tiles among the children below one instance of a level, as {@link #ownGroups}. */
  private double groupsInside(int outermost) {
    double groups = 1;
    for (int level = boundary.child() + 1; level <= outermost; level++) {
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
