package org.loopwright.search.optimal;

import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.DataSpaceShape.Effect;
import org.loopwright.search.optimal.SlidingTiles.KnownLoops;

/**
 * What the loops of the outer levels of a mapping, which are known, do to the tiles of the inner
 * ones. One thread's own.
 */
final class OuterLoops {
  private final MappingProblem problem;
  private final MapPoint point;
  private final int levels;
  private final int dataSpaces;

  /** By level and data space: iterations from there outward until the first loop that moves it. */
  private final double[][] rest;

  /** By level and data space: the dimension of that loop, -1 if none. */
  private final int[][] mover;

  private final long[] extents;
  private final KnownLoops known;
  private Subproblem sub;
  private boolean mayPass;

  /** Of the mapping that {@code point} holds at any time. */
  OuterLoops(MappingProblem problem, MapPoint point) {
    this.problem = problem;
    this.point = point;
    levels = problem.levels;
    dataSpaces = problem.shapes.length;
    extents = new long[problem.dimensions];
    known = new KnownLoops(problem.dimensions * levels);
    rest = new double[levels + 1][dataSpaces];
    mover = new int[levels + 1][dataSpaces];
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      rest[levels][dataSpace] = 1;
      mover[levels][dataSpace] = -1;
    }
  }

  void enter(Subproblem subproblem) {
    sub = subproblem;
  }

  /** By data space: iterations from {@code level} outward until the first loop that moves it. */
  double[] rest(int level) {
    return rest[level];
  }

  /** Whether neighbours may pass on words of what was last asked for. */
  boolean mayPass() {
    return mayPass;
  }

  /** What the first loops from {@code level} outward do, as {@link LoopPatterns.Pattern#above}. */
  int above(int level) {
    int set = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      set |= rest[level][dataSpace] > 1 ? 1 << dataSpace : 0;
      int first = mover[level][dataSpace];
      set |=
          first >= 0 && problem.shapes[dataSpace].effect[first] == Effect.SLIDES
              ? 1 << (dataSpaces + dataSpace)
              : 0;
    }
    return set;
  }

  /** Notes what the loops of a level, in the order of the point, do to each data space. */
  void settle(int level) {
    int tiling = problem.temporal[level];
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      DataSpaceShape shape = problem.shapes[dataSpace];
      double resting = 1;
      int first = -1;
      for (int at = 0; at < problem.dimensions && first < 0; at++) {
        int dimension = point.dimensionAt(tiling, at);
        long factor = point.factor(tiling, dimension);
        if (factor > 1) {
          if (shape.moves(dimension)) {
            first = dimension;
          } else {
            resting *= factor;
          }
        }
      }
      rest[level][dataSpace] = first >= 0 ? resting : resting * rest[level + 1][dataSpace];
      mover[level][dataSpace] = first >= 0 ? first : mover[level + 1][dataSpace];
    }
  }

  /** Least cost of what crosses the cut inside a level, whose loops are settled. */
  double crossing(CutTable cut, int level, int inner) {
    double cost = 0;
    mayPass = false;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      BoundaryCosts costs = cut.boundary[dataSpace];
      if (costs != null) {
        cost += crossing(costs, dataSpace, level, inner);
      }
    }
    return cost;
  }

  private double crossing(BoundaryCosts costs, int dataSpace, int level, int inner) {
    int first = mover[level][dataSpace];
    double resting = rest[level][dataSpace];
    if (first < 0) {
      return costs.after(costs.least(inner), resting);
    }
    int loop = loopOf(first);
    if (costs.slide[loop] == null) {
      return costs.after(costs.full[inner], resting);
    }
    noteLoops(dataSpace, level, inner);
    double arrivals = sub.lattice.iterations[inner] / rest[level][dataSpace];
    double sliding = costs.sliding.over(inner, known, arrivals, 1);
    mayPass |= costs.sliding.mayPass();
    return sliding;
  }

  /**
   * Notes the loops from {@code level} outward, from the first that moves the tile, which slides,
   * to the last before one that moves it along a rank of its own.
   */
  private void noteLoops(int dataSpace, int from, int inner) {
    DataSpaceShape shape = problem.shapes[dataSpace];
    SpatialSkeleton skeleton = sub.model.skeleton;
    sub.lattice.extents(problem, skeleton, from - 1, inner, extents);
    known.clear();
    for (int level = from; level < levels; level++) {
      int tiling = problem.temporal[level];
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        extents[dimension] *= skeleton.factors[level][dimension];
      }
      for (int at = 0; at < problem.dimensions; at++) {
        int dimension = point.dimensionAt(tiling, at);
        long factor = point.factor(tiling, dimension);
        if (factor > 1) {
          boolean moves = shape.moves(dimension);
          if (shape.effect[dimension] == Effect.WHOLE) {
            return;
          }
          if (moves || known.count > 0) {
            known.add(
                moves ? shape.rank[dimension] : -1,
                shape.step(dimension) * extents[dimension],
                factor);
          }
          extents[dimension] *= factor;
        }
      }
    }
  }

  private int loopOf(int dimension) {
    int[] loops = sub.lattice.loops;
    for (int loop = 0; loop < loops.length; loop++) {
      if (loops[loop] == dimension) {
        return loop;
      }
    }
    throw new IllegalStateException("dimension " + dimension + " has no iterations");
  }
}
