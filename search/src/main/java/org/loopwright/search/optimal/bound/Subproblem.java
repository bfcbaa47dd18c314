package org.loopwright.search.optimal.bound;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.search.optimal.tiling.BypassChoice;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.OuterEffect;
import org.loopwright.search.optimal.tiling.SkeletonTiling;

/**
 * The mappings with one spatial skeleton and one bypass choice: a chain of cuts, each with its
 * table of elements and bounds, built from the inside out (docs/optimal-search.md, lemma 3). One
 * thread's own.
 */
public final class Subproblem {
  private final SkeletonTiling tiling;
  private final BypassChoice bypass;
  private final List<NestTables> nests = new ArrayList<>();

  /**
   * Prepares the tables.
   *
   * @param ceilings by storage level, what everything inside the cut above it must stay below to
   *     matter
   * @param isExact whether to follow what slides closely, which takes longer
   */
  public Subproblem(
      SkeletonTables tables, BypassChoice bypass, double[] ceilings, boolean isExact) {
    this.bypass = bypass;
    tiling = tables.tiling();
    NestTables below = null;
    for (int level = 0; level < ceilings.length; level++) {
      below = tables.nest(level, bypass, ceilings[level], isExact, below);
      nests.add(below);
    }
  }

  public SkeletonTiling tiling() {
    return tiling;
  }

  public BypassChoice bypass() {
    return bypass;
  }

  /** The tables of a level. */
  public NestTables nest(int level) {
    return nests.get(level);
  }

  /** The elements of the cut inside a level, and what crosses it. */
  public CutTable cutInside(int level) {
    return nests.get(level).inner();
  }

  /**
   * What the loops outside an element make the data spaces pay that are stationary under a pattern
   * and cross the cut inside a level, beyond the loops of the level itself; those that are
   * stationary outside as well do not pay.
   */
  public double stationaryCost(int level, LoopPattern pattern, int element, OuterEffect outer) {
    CutTable inner = cutInside(level);
    double cost = 0;
    for (int dataSpace = 0; dataSpace < tiling.problem().dataSpaces(); dataSpace++) {
      if (inner.crossing().contains(dataSpace)
          && pattern.isStationary(dataSpace)
          && !outer.stationary().contains(dataSpace)) {
        double more = tiling.stationaryIterations(dataSpace, element) - 1;
        cost += inner.boundary(dataSpace).stationaryIncrement() * more;
      }
    }
    return cost;
  }

  /** Least cost of all boundaries; infinite if nothing fits. */
  public double lowerBound() {
    return nests.get(nests.size() - 1).lowerBound();
  }
}
