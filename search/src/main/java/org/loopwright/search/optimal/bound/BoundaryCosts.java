package org.loopwright.search.optimal.bound;

import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.Boundary;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SkeletonTiling;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;
import org.loopwright.search.optimal.tiling.TemporalLattice;
import org.loopwright.search.optimal.tiling.Tile;

/**
 * Least cost of what crosses the boundary between a level that keeps a data space and the next
 * level outward that does, by lattice element at the cut above the inner one.
 *
 * <p>What the first loop above the cut does decides. If it moves the whole tile, every iteration
 * brings a new one; if the tile slides, an edge may be enough; if it leaves the tile stationary,
 * its iterations bring nothing. The least over all that the other loops may do is taken, which is
 * admissible for each (docs/optimal-search.md, lemma 2).
 */
final class BoundaryCosts {
  private final SkeletonTiling tiling;
  private final DataSpaceShape shape;
  private final BoundaryPrices prices;
  private final Sharing sharing;

  /** What rounding takes off at the least, where shares are not whole, and at the most. */
  private final double minRounding;

  private final double maxRounding;
  private final SlidingBoundary sliding;
  private final CompulsoryTraffic compulsory;
  private final ElementSlide elementSlide;
  private final LevelSlide levelSlide;
  private final LoopSlide loopSlide;
  private final SlideEnd slideEnd;
  private final double[] full;
  private final double[][] slide;
  private final double[] stationary;
  private double stationaryIncrement = Double.POSITIVE_INFINITY;

  BoundaryCosts(SkeletonTiling tiling, Boundary boundary) {
    this.tiling = tiling;
    SpatialSkeleton skeleton = tiling.skeleton();
    int outside = boundary.child() + 1;
    shape = tiling.problem().shape(boundary.dataSpace());
    prices = new BoundaryPrices(tiling.problem(), skeleton, boundary);
    sharing =
        new Sharing(
            shape,
            skeleton.factors(outside),
            prices.groupsBeyond,
            () -> tiling.neighbours(outside));
    boolean isSpread = sharing.spread() > 1 && !shape.isNonSeparable();
    boolean isFolded = boundary.parent() > outside;
    minRounding =
        shape.slides()
            ? (isSpread ? prices.arrival : 0) + (isFolded ? prices.departure / 2 : 0)
            : 0;
    maxRounding = isSpread ? prices.arrival + prices.departure : minRounding;
    sliding = new SlidingBoundary(tiling, prices, sharing, minRounding);
    compulsory = new CompulsoryTraffic(sliding);
    elementSlide = new ElementSlide(sliding, compulsory);
    loopSlide = new LoopSlide(sliding);
    levelSlide = new LevelSlide(sliding, compulsory, elementSlide, loopSlide);
    slideEnd = new SlideEnd(sliding);
    TemporalLattice lattice = tiling.lattice();
    full = new double[lattice.size()];
    stationary = new double[lattice.size()];
    slide = new double[lattice.loops()][];
    for (int loop = 0; loop < slide.length; loop++) {
      boolean slides = shape.slides() && shape.effect(lattice.dimension(loop)) == Effect.SLIDES;
      slide[loop] = slides ? new double[lattice.size()] : null;
    }
    for (int element = 0; element < lattice.size(); element++) {
      put(sliding.tile(element));
    }
    if (stationaryIncrement == Double.POSITIVE_INFINITY) {
      stationaryIncrement = 0;
    }
  }

  private void put(Tile tile) {
    int element = tile.element();
    if (!fits(tile)) {
      full[element] = Double.POSITIVE_INFINITY;
      stationary[element] = Double.POSITIVE_INFINITY;
    } else {
      putFull(tile);
      putSlides(tile);
      putStationary(tile);
    }
  }

  /** Whether a tile fits into the child without any other. */
  private boolean fits(Tile tile) {
    SearchProblem problem = tiling.problem();
    int child = prices.boundary.child();
    double bits = problem.bits(child, prices.boundary.dataSpace(), tile.words());
    return problem.rates().levelWords(child, bits) <= problem.rates().usableWords(child);
  }

  /** Each iteration brings a whole tile; of a tile that is not understood, only the first. */
  private void putFull(Tile tile) {
    if (shape.isNonSeparable()) {
      full[tile.element()] = (tile.words() - 1) * (prices.arrival + prices.departure);
      return;
    }
    double words = tile.words() * tiling.lattice().iterations(tile.element());
    double groups = sharing.groups(tile.extents());
    double price = prices.arrival + prices.departure * prices.ownGroups * groups;
    full[tile.element()] = Math.max(0, words * price - minRounding);
  }

  private void putSlides(Tile tile) {
    for (int loop = 0; loop < slide.length; loop++) {
      if (slide[loop] != null) {
        slide[loop][tile.element()] = elementSlide.cost(tile, loop);
      }
    }
  }

  /**
   * The greater of two bounds: the least of what the first mover costs without the stationary
   * iterations, and the compulsory traffic.
   */
  private void putStationary(Tile tile) {
    int element = tile.element();
    double iterations = sliding.stationaryIterations(element);
    double least = least(element);
    double increment = least / iterations;
    stationary[element] = withoutStationary(least, iterations);
    double once = shape.slides() ? compulsory.once(tile) : Double.NEGATIVE_INFINITY;
    if (once > stationary[element]) {
      stationary[element] = once;
      increment = compulsory.again(tile);
    }
    stationaryIncrement = Math.min(stationaryIncrement, increment);
  }

  /** The first loop moves the whole tile. */
  double full(int element) {
    return full[element];
  }

  /** Whether the tile slides along a loop. */
  boolean slidesAlong(int loop) {
    return slide[loop] != null;
  }

  /** A loop along which the tile slides, and the other loops of its rank. */
  IndexSet loopsOfSameRank(int loop) {
    return sliding.loopsOfSameRank(loop);
  }

  /** The first loop slides the tile. */
  double slide(int loop, int element) {
    return slide[loop][element];
  }

  /** The first loops leave the tile stationary, all that do. */
  double stationary(int element) {
    return stationary[element];
  }

  /**
   * What {@link #stationary} grows by, at the least, with each more iteration of loops that leave
   * the tile stationary, but do not come first.
   */
  double stationaryIncrement() {
    return stationaryIncrement;
  }

  LevelSlide levelSlide() {
    return levelSlide;
  }

  LoopSlide loopSlide() {
    return loopSlide;
  }

  SlideEnd slideEnd() {
    return slideEnd;
  }

  /** The least over all that the first loop that moves the tile may do. */
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
   * A cost if loops that leave the tile stationary come before all others. Less moves then, but as
   * much may be lost in rounding.
   *
   * @param iterations of these loops
   */
  double afterStationary(double cost, double iterations) {
    return Math.max(0, withoutStationary(cost, iterations));
  }

  private double withoutStationary(double cost, double iterations) {
    return cost / iterations - maxRounding * (1 - 1 / iterations);
  }

  /** Adds what crosses at each of some elements if the first loops are of a pattern. */
  void addTo(double[] costs, int[] elements, LoopPattern pattern, int dataSpace) {
    Effect effect = pattern.effect(dataSpace);
    double[] some = effect == Effect.STATIONARY ? stationary : full;
    double[] others = effect == Effect.SLIDES ? slide[pattern.loop()] : some;
    for (int place = 0; place < elements.length; place++) {
      costs[place] += Math.min(some[elements[place]], others[elements[place]]);
    }
  }
}
