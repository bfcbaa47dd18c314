package org.loopwright.search.optimal.bound;

import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.Boundary;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.LoopPattern;
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
  private final double[] full;
  private final double[][] slide;
  private final double[] stationary;
  private final double stationaryIncrement;
  private final double rounding;
  private final SlidingBoundary sliding;
  private final LevelSlide levelSlide;
  private final LoopSlide loopSlide;
  private final SlideEnd slideEnd;

  private BoundaryCosts(Builder builder) {
    full = builder.full;
    slide = builder.slide;
    stationary = builder.stationary;
    double increment = builder.stationaryIncrement;
    stationaryIncrement = increment == Double.POSITIVE_INFINITY ? 0 : increment;
    rounding = builder.maxRounding;
    sliding = builder.sliding;
    loopSlide = builder.loopSlide;
    levelSlide = new LevelSlide(sliding, builder.compulsory, builder.elementSlide, loopSlide);
    slideEnd = new SlideEnd(sliding);
  }

  static BoundaryCosts of(SkeletonTiling tiling, Boundary boundary) {
    Builder builder = new Builder(tiling, boundary);
    for (int element = 0; element < tiling.lattice().size(); element++) {
      builder.put(element);
    }
    return new BoundaryCosts(builder);
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
    return Math.max(0, afterStationary(cost, iterations, rounding));
  }

  private static double afterStationary(double cost, double iterations, double rounding) {
    return cost / iterations - rounding * (1 - 1 / iterations);
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

  /** Computes the costs of one element after the other. */
  private static final class Builder {
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
    private final LoopSlide loopSlide;
    private final double[] full;
    private final double[][] slide;
    private final double[] stationary;
    private double stationaryIncrement = Double.POSITIVE_INFINITY;

    Builder(SkeletonTiling tiling, Boundary boundary) {
      this.tiling = tiling;
      int outside = boundary.child() + 1;
      SpatialSkeleton skeleton = tiling.skeleton();
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
      TemporalLattice lattice = tiling.lattice();
      full = new double[lattice.size()];
      stationary = new double[lattice.size()];
      slide = new double[lattice.loops()][];
      for (int loop = 0; loop < slide.length; loop++) {
        boolean slides = shape.slides() && shape.effect(lattice.dimension(loop)) == Effect.SLIDES;
        slide[loop] = slides ? new double[lattice.size()] : null;
      }
    }

    void put(int element) {
      Tile tile = sliding.tile(element);
      if (tile.words() > tiling.problem().rates().usableWords(prices.boundary.child())) {
        full[element] = Double.POSITIVE_INFINITY;
        stationary[element] = Double.POSITIVE_INFINITY;
      } else {
        full[element] = full(tile);
        putStationary(tile, Math.min(full[element], putSlides(element)));
      }
    }

    /** Each iteration brings a whole tile; of a tile that is not understood, only the first. */
    private double full(Tile tile) {
      if (shape.isNonSeparable()) {
        return (tile.words() - 1) * (prices.arrival + prices.departure);
      }
      double words = tile.words() * tiling.lattice().iterations(tile.element());
      double groups = sharing.groups(tile.extents());
      double price = prices.arrival + prices.departure * prices.ownGroups * groups;
      return Math.max(0, words * price - minRounding);
    }

    /** Returns the least of the slides. */
    private double putSlides(int element) {
      double least = Double.POSITIVE_INFINITY;
      for (int loop = 0; loop < slide.length; loop++) {
        if (slide[loop] != null) {
          slide[loop][element] = elementSlide.cost(element, loop);
          least = Math.min(least, slide[loop][element]);
        }
      }
      return least;
    }

    /**
     * The greater of two bounds: the least of what the first mover costs without the stationary
     * iterations, and the compulsory traffic.
     */
    private void putStationary(Tile tile, double least) {
      int element = tile.element();
      double iterations = sliding.stationaryIterations(element);
      stationary[element] = afterStationary(least, iterations, maxRounding);
      double increment = least / iterations;
      double once = shape.slides() ? compulsory.once(tile) : Double.NEGATIVE_INFINITY;
      if (once > stationary[element]) {
        stationary[element] = once;
        increment = compulsory.again(tile);
      }
      stationaryIncrement = Math.min(stationaryIncrement, increment);
    }
  }
}
