package org.loopwright.search.optimal;

import org.loopwright.search.optimal.LoopPatterns.Pattern;

/**
 * The mappings with one spatial skeleton and one residency: a chain of cuts, each with its table of
 * elements and bounds, built from the inside out (docs/optimal-search.md). One thread's own.
 */
final class Subproblem {
  final SkeletonModel model;
  final Residency residency;
  final TemporalLattice lattice;

  /** By storage level. */
  final NestTables[] nests;

  /**
   * Prepares the tables.
   *
   * @param ceilings by storage level, what everything inside the cut above it must stay below to
   *     matter
   * @param exact whether to follow what slides closely, which takes longer
   */
  Subproblem(SkeletonModel model, Residency residency, double[] ceilings, boolean exact) {
    this.model = model;
    this.residency = residency;
    lattice = model.lattice;
    nests = new NestTables[model.problem.levels];
    for (int level = 0; level < nests.length; level++) {
      nests[level] =
          model.nest(level, residency, ceilings, exact, level == 0 ? null : nests[level - 1]);
    }
  }

  /** What a level's loops of a pattern cost by place at the cut inside, and where it is least. */
  CutTable cutInside(int level) {
    return nests[level].inner;
  }

  /**
   * What the loops outside an element make the data spaces pay that stay still under a pattern and
   * cross the cut, beyond the loops of the level itself; {@code reaching} do not pay.
   */
  double stillCost(CutTable inner, Pattern pattern, int outer, int reaching) {
    double cost = 0;
    for (int dataSpace = 0; dataSpace < inner.boundary.length; dataSpace++) {
      BoundaryCosts costs = inner.boundary[dataSpace];
      if (costs != null && pattern.isStill(dataSpace) && (reaching >>> dataSpace & 1) == 0) {
        cost += costs.leastStill * (model.stillIterations(dataSpace, outer) - 1);
      }
    }
    return cost;
  }

  /** Least cost of all boundaries; infinite if nothing fits. */
  double bound() {
    return nests[nests.length - 1].least();
  }
}
