package org.loopwright.search.optimal;

import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.bound.CutTable;
import org.loopwright.search.optimal.bound.OuterLoops;
import org.loopwright.search.optimal.bound.PatternBound;
import org.loopwright.search.optimal.bound.Subproblem;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/** The bounds on the way of {@link BranchAndBound} to one mapping. */
final class WalkBounds {
  private final SearchProblem problem;
  private final ProvedBounds proved;
  private final MapPoint point;
  private final OuterLoops outside;
  private final PatternBound patternBound;

  /**
   * The bounds of one problem.
   *
   * @param proved what walking the subproblem of the mappings has proved
   */
  WalkBounds(SearchProblem problem, ProvedBounds proved) {
    this.problem = problem;
    this.proved = proved;
    point = problem.space().newPoint();
    outside = new OuterLoops(problem, point);
    patternBound = new PatternBound(problem.dataSpaces());
  }

  /**
   * The greatest of the bounds on the way to a mapping by the given tables, without what the
   * temporal loops do not change; infinite if the tables do not have the mapping. This is no more
   * than the mapping costs.
   */
  double greatest(Subproblem subproblem, MapPoint mapping) {
    outside.enter(subproblem);
    patternBound.enter(subproblem);
    point.copyFrom(mapping);
    double greatest = subproblem.lowerBound();
    double cost = 0;
    int element = TemporalLattice.OUTERMOST;
    for (int level = problem.levels() - 1; level > 0; level--) {
      int place = placeInside(subproblem, level, element);
      if (place < 0) {
        return Double.POSITIVE_INFINITY;
      }
      int inner = subproblem.cutInside(level).element(place);
      if (inner != element) {
        greatest = Math.max(greatest, cost + leastOfFilters(subproblem, level, element, place));
      }
      outside.settle(level);
      cost += outside.crossing(level, inner);
      double inside =
          subproblem
              .nest(level - 1)
              .lowerBound(place, outside.effect(level), outside.stationary(level));
      if (level > 1) {
        ProvedBounds.Place at =
            proved.place(subproblem, level - 1, inner, point, outside.stationary(level));
        inside = Math.max(inside, proved.at(at));
      }
      greatest = Math.max(greatest, cost + inside);
      element = inner;
    }
    return greatest;
  }

  /** The place to which the loops of the point lead from an element, or -1. */
  private int placeInside(Subproblem subproblem, int level, int element) {
    TemporalLattice lattice = subproblem.tiling().lattice();
    CutTable cut = subproblem.cutInside(level);
    for (int place = 0; place < cut.size(); place++) {
      boolean isSame = lattice.fits(level, element, cut.element(place));
      for (int loop = 0; loop < lattice.loops(); loop++) {
        long factor = point.factor(problem.temporal(level), lattice.dimension(loop));
        isSame &= lattice.value(cut.element(place), loop) == lattice.value(element, loop) * factor;
      }
      if (isSame) {
        return place;
      }
    }
    return -1;
  }

  /** What the filters by table and pattern let pass at the least. */
  private double leastOfFilters(Subproblem subproblem, int level, int element, int place) {
    double least = Double.POSITIVE_INFINITY;
    for (LoopPattern pattern : subproblem.cutInside(level).patterns()) {
      double byTable =
          subproblem.stationaryCost(level, pattern, element, outside.effect(level + 1))
              + subproblem.nest(level).costs(pattern)[place];
      double byPattern =
          patternBound.bound(
              level,
              pattern,
              element,
              place,
              outside.effect(level + 1),
              outside.stationary(level + 1));
      least = Math.min(least, Math.max(byTable, byPattern));
    }
    return least;
  }
}
