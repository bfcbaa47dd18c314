package org.loopwright.search.optimal.bound;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.LatticeMinima;
import org.loopwright.search.optimal.tiling.LatticeMinima.PairValue;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.SkeletonTiling;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/**
 * The least over the loops of one level under which a data space slides, at once or after loops
 * that leave it stationary.
 *
 * <p>Either the loops that slide it end within the level, whose factors are then known, or the
 * level has no other loops that move it and loops further out may continue; every mapping is one of
 * the two, so the least of both is admissible (docs/optimal-search.md, lemma 3, sliding, closely).
 */
final class SlidingLoops {
  private final TemporalLattice lattice;
  private final LatticeMinima minima;
  private final int level;
  private final CutTable inner;
  private final BoundaryCosts costs;
  private final int dataSpace;
  private final IndexSet movers;
  private final IndexSet stationary;

  SlidingLoops(SkeletonTiling tiling, int level, CutTable inner, int dataSpace) {
    this.level = level;
    this.inner = inner;
    this.dataSpace = dataSpace;
    lattice = tiling.lattice();
    minima = tiling.minima();
    costs = inner.boundary(dataSpace);
    movers = tiling.movers(dataSpace);
    stationary = IndexSet.below(lattice.loops()).minus(movers);
  }

  /**
   * Bounds by the element outside the level, one array for each way to slide.
   *
   * @param inside the elements inside
   * @param others by place inside: the cost of all but this data space
   * @param mayContinue whether loops outside the level may go on sliding it
   * @param fixed loops that the level does not have
   */
  List<double[]> leastInside(
      LoopPattern pattern, int[] inside, double[] others, boolean mayContinue, IndexSet fixed) {
    boolean isStationary = pattern.isStationary(dataSpace);
    IndexSet before = isStationary ? stationary : IndexSet.EMPTY;
    List<double[]> found = new ArrayList<>();
    if (isStationary) {
      PairValue whole =
          (in, out) -> others[inner.place(in)] + afterStationary(costs.full(in), in, out);
      found.add(minima.leastInside(level, inside, whole, before, fixed));
    }
    for (int loop = 0; loop < lattice.loops(); loop++) {
      if (costs.slidesAlong(loop) && (isStationary || pattern.loop() == loop)) {
        int along = loop;
        IndexSet sameRank = costs.loopsOfSameRank(loop);
        PairValue ending =
            (in, out) ->
                others[inner.place(in)] + afterFirst(isStationary, ending(along, in, out), in, out);
        found.add(minima.leastInside(level, inside, ending, before.union(sameRank), fixed));
        if (mayContinue) {
          PairValue going =
              (in, out) ->
                  others[inner.place(in)]
                      + afterFirst(isStationary, going(along, in, out), in, out);
          IndexSet noOthers = fixed.union(movers.minus(sameRank));
          found.add(minima.leastInside(level, inside, going, before.union(sameRank), noOthers));
        }
      }
    }
    return found;
  }

  /** The slide ends within the level; infinite if that does not have the loop. */
  private double ending(int along, int in, int out) {
    return lattice.value(in, along) == lattice.value(out, along)
        ? Double.POSITIVE_INFINITY
        : costs.levelSlide().cost(in, out, along);
  }

  /** Loops further out may continue the slide, unless it is known that none can. */
  private double going(int along, int in, int out) {
    return costs.slideEnd().isAt(in, out, along)
        ? ending(along, in, out)
        : Math.min(costs.full(in), costs.slide(along, in));
  }

  private double afterFirst(boolean isStationary, double cost, int in, int out) {
    return isStationary ? afterStationary(cost, in, out) : cost;
  }

  /** A cost after loops of the level that leave the data space stationary. */
  private double afterStationary(double cost, int in, int out) {
    return costs.afterStationary(cost, lattice.taken(in, out, stationary));
  }
}
