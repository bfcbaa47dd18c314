package org.loopwright.search.optimal.bound;

import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.OuterEffect;
import org.loopwright.search.optimal.tiling.SkeletonTiling;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/**
 * A bound that knows the factors of a level, but of the order of its loops only the pattern.
 *
 * <p>The first loop decides what crosses the cut inside, and the elements on both sides say which
 * loops the level has; what is further inside is bounded by the tables. It is admissible for every
 * order of the pattern because each case takes the least of those that lemma 2 leaves open
 * (docs/optimal-search.md, section 7). One thread's own.
 */
public final class PatternBound {
  private final double[] stationary;
  private Subproblem subproblem;
  private SkeletonTiling tiling;
  private TemporalLattice lattice;

  public PatternBound(int dataSpaces) {
    stationary = new double[dataSpaces];
  }

  public void enter(Subproblem next) {
    subproblem = next;
    tiling = next.tiling();
    lattice = tiling.lattice();
  }

  /**
   * The bound of all that is inside of a level, with what crosses the cut inside it.
   *
   * @param outer the element outside the level
   * @param place of the element inside it
   * @param outside what the loops outside do, which are known
   * @param remaining by data space: iterations of the next loops outside that leave it stationary
   */
  public double bound(
      int level,
      LoopPattern pattern,
      int outer,
      int place,
      OuterEffect outside,
      double[] remaining) {
    CutTable cut = subproblem.cutInside(level);
    int inner = cut.element(place);
    for (int dataSpace = 0; dataSpace < stationary.length; dataSpace++) {
      boolean reaches = reachesOutside(dataSpace, outer, inner, outside);
      stationary[dataSpace] =
          stationaryTaken(dataSpace, outer, inner) * (reaches ? remaining[dataSpace] : 1);
    }
    double bound = subproblem.nest(level - 1).lowerBound(place, pattern.outerEffect(), stationary);
    for (int dataSpace = 0; dataSpace < stationary.length; dataSpace++) {
      if (cut.crossing().contains(dataSpace)) {
        BoundaryCosts costs = cut.boundary(dataSpace);
        bound += crossing(costs, dataSpace, pattern, outer, inner, outside);
      }
    }
    return bound;
  }

  /** Whether the loops that leave a data space stationary go on outside the level. */
  private boolean reachesOutside(int dataSpace, int outer, int inner, OuterEffect outside) {
    return outside.stationary().contains(dataSpace)
        && lattice.agree(outer, inner, tiling.movers(dataSpace));
  }

  /** Iterations of the level that leave a data space stationary. */
  private double stationaryTaken(int dataSpace, int outer, int inner) {
    return tiling.stationaryIterations(dataSpace, inner)
        / tiling.stationaryIterations(dataSpace, outer);
  }

  private double crossing(
      BoundaryCosts costs,
      int dataSpace,
      LoopPattern pattern,
      int outer,
      int inner,
      OuterEffect outside) {
    DataSpaceShape shape = tiling.problem().shape(dataSpace);
    boolean isStationary = pattern.isStationary(dataSpace);
    if (pattern.effect(dataSpace) == Effect.WHOLE) {
      return costs.full(inner);
    }
    if (!shape.slides()) {
      boolean reaches = reachesOutside(dataSpace, outer, inner, outside);
      return costs.stationary(inner)
          * (reaches ? 1 : tiling.stationaryIterations(dataSpace, outer));
    }
    if (isStationary) {
      return afterStationary(costs, dataSpace, outer, inner);
    }
    return hasLoop(pattern.loop(), outer, inner)
        ? slide(costs, dataSpace, pattern.loop(), outer, inner)
        : Double.POSITIVE_INFINITY;
  }

  /** The first loops leave the tile stationary; then any that the level has moves it. */
  private double afterStationary(BoundaryCosts costs, int dataSpace, int outer, int inner) {
    if (lattice.agree(outer, inner, tiling.movers(dataSpace))) {
      return costs.stationary(inner);
    }
    double least = costs.full(inner);
    for (int loop = 0; loop < lattice.loops(); loop++) {
      if (costs.slidesAlong(loop) && hasLoop(loop, outer, inner)) {
        least = Math.min(least, slide(costs, dataSpace, loop, outer, inner));
      }
    }
    return costs.afterStationary(least, stationaryTaken(dataSpace, outer, inner));
  }

  private boolean hasLoop(int loop, int outer, int inner) {
    return lattice.digit(outer, loop) != lattice.digit(inner, loop);
  }

  /** The slide ends within the level if another rank's loop follows in it. */
  private double slide(BoundaryCosts costs, int dataSpace, int loop, int outer, int inner) {
    IndexSet others = tiling.movers(dataSpace).minus(costs.loopsOfSameRank(loop));
    return lattice.agree(outer, inner, others)
        ? costs.slide(loop, inner)
        : costs.levelSlide().cost(inner, outer, loop);
  }
}
