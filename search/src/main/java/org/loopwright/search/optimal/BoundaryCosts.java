package org.loopwright.search.optimal;

import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * Least cost of what crosses the boundary between a level that keeps a data space and the next
 * level outward that does, by lattice element at the cut above the inner one. What the first loop
 * above the cut does decides which number counts (docs/optimal-search.md, lemma 2).
 */
final class BoundaryCosts {
  /** The first loop moves the whole tile. */
  final double[] full;

  /** By loop: it is the first and the tile slides along it; null where it does not. */
  final double[][] slide;

  /** The first loops leave the tile where it is, all that do. */
  final double[] still;

  /**
   * What any of {@link #still} grows by, at the least, with each more iteration of loops that leave
   * the tile where it is, but not first.
   */
  final double leastStill;

  /** What is taken off each of these for rounding, at the most. */
  private final double rounding;

  /** Closer bounds where the tile slides. */
  final SlidingTiles sliding;

  private BoundaryCosts(
      double[] full,
      double[][] slide,
      double[] still,
      double leastStill,
      double rounding,
      SlidingTiles sliding) {
    this.full = full;
    this.slide = slide;
    this.still = still;
    this.leastStill = leastStill;
    this.rounding = rounding;
    this.sliding = sliding;
  }

  /**
   * A cost if loops that leave the tile where it is come before all others. Less moves then, but as
   * much may be lost in rounding.
   *
   * @param iterations of these loops
   */
  double after(double cost, double iterations) {
    return Math.max(0, after(cost, iterations, rounding));
  }

  private static double after(double cost, double iterations, double rounding) {
    return cost / iterations - rounding * (1 - 1 / iterations);
  }

  /** The least over all that the first loop may be. */
  double least(int element) {
    double least = full[element];
    for (double[] along : slide) {
      if (along != null) {
        least = Math.min(least, along[element]);
      }
    }
    return least;
  }

  /**
   * Bounds of one boundary.
   *
   * @param child the storage level inside
   */
  static BoundaryCosts of(SkeletonModel model, int dataSpace, int child, int parent) {
    MappingProblem problem = model.problem;
    TemporalLattice lattice = model.lattice;
    DataSpaceShape shape = problem.shapes[dataSpace];
    BoundaryPrices prices = new BoundaryPrices(problem, model.skeleton, dataSpace, child, parent);
    Sharing sharing =
        new Sharing(
            shape,
            model.skeleton.factors[child + 1],
            prices.beyond,
            () -> model.neighbours(child + 1));
    double rounding = leastRounding(shape, sharing, prices, parent > child + 1);
    double mostRounding =
        sharing.spread() > 1 && !shape.tangled ? prices.arrival + prices.departure : rounding;
    SlidingTiles sliding =
        new SlidingTiles(problem, model.skeleton, lattice, shape, child, prices, sharing, rounding);
    double[] full = new double[lattice.size];
    double[] still = new double[lattice.size];
    double[][] slide = slides(lattice, shape);
    double leastStill = Double.POSITIVE_INFINITY;
    long[] extents = new long[problem.dimensions];
    for (int element = 0; element < lattice.size; element++) {
      lattice.extents(problem, model.skeleton, child, element, extents);
      double words = shape.words(extents);
      if (words > problem.rates.usableWords(child)) {
        full[element] = Double.POSITIVE_INFINITY;
        still[element] = Double.POSITIVE_INFINITY;
        continue;
      }
      full[element] =
          shape.tangled
              ? (words - 1) * (prices.arrival + prices.departure)
              : whole(
                  words * lattice.iterations[element], prices, sharing.apart(extents), rounding);
      double least = full[element];
      for (int loop = 0; loop < slide.length; loop++) {
        if (slide[loop] != null) {
          slide[loop][element] = sliding.along(element, loop);
          least = Math.min(least, slide[loop][element]);
        }
      }
      double stillIterations = model.stillIterations(dataSpace, element);
      still[element] = after(least, stillIterations, mostRounding);
      double more = least / stillIterations;
      if (!shape.ownsAllRanks() && !shape.tangled) {
        double once = sliding.leastOnce(extents);
        if (once > still[element]) {
          still[element] = once;
          more = sliding.leastAgain(extents);
        }
      }
      leastStill = Math.min(leastStill, more);
    }
    return new BoundaryCosts(
        full,
        slide,
        still,
        leastStill == Double.POSITIVE_INFINITY ? 0 : leastStill,
        mostRounding,
        sliding);
  }

  /** What rounding may take off where shares are not whole. */
  private static double leastRounding(
      DataSpaceShape shape, Sharing sharing, BoundaryPrices prices, boolean folds) {
    return shape.ownsAllRanks() || shape.tangled
        ? 0
        : (sharing.spread() > 1 ? prices.arrival : 0) + (folds ? prices.departure / 2 : 0);
  }

  /** Room for the bounds by loop, where a tile can slide along it. */
  private static double[][] slides(TemporalLattice lattice, DataSpaceShape shape) {
    double[][] slide = new double[lattice.loops.length][];
    for (int loop = 0; loop < slide.length; loop++) {
      if (!shape.tangled && shape.effect[lattice.loops[loop]] == Effect.SLIDES) {
        slide[loop] = new double[lattice.size];
      }
    }
    return slide;
  }

  private static double whole(double words, BoundaryPrices prices, double apart, double rounding) {
    double price = prices.arrival + prices.departure * prices.ownGroups * apart;
    return Math.max(0, words * price - rounding);
  }
}
