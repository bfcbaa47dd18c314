package org.loopwright.search.optimal.bound;

import org.loopwright.model.math.IndexSet;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.OuterEffect;
import org.loopwright.search.optimal.tiling.SearchProblem;

/**
 * What the loops of the outer levels of a mapping, which are known, do to the tiles of the inner
 * ones (docs/optimal-search.md, section 7). One thread's own.
 */
public final class OuterLoops {
  private static final int NONE = -1;

  private final SearchProblem problem;
  private final MapPoint point;
  private final int levels;
  private final int dataSpaces;

  /** By level and data space: iterations from there outward until the first loop that moves it. */
  private final double[][] stationary;

  /** By level and data space: the dimension of that loop, or {@link #NONE}. */
  private final int[][] mover;

  private final LoopSequence sequence;
  private Subproblem subproblem;
  private boolean mayPass;

  /** The outer loops of the mapping that {@code point} holds at any time. */
  public OuterLoops(SearchProblem problem, MapPoint point) {
    this.problem = problem;
    this.point = point;
    levels = problem.levels();
    dataSpaces = problem.dataSpaces();
    sequence = new LoopSequence(problem.dimensions() * levels);
    stationary = new double[levels + 1][dataSpaces];
    mover = new int[levels + 1][dataSpaces];
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      stationary[levels][dataSpace] = 1;
      mover[levels][dataSpace] = NONE;
    }
  }

  public void enter(Subproblem next) {
    subproblem = next;
  }

  /** By data space: iterations from {@code level} outward until the first loop that moves it. */
  public double[] stationary(int level) {
    return stationary[level];
  }

  /** Whether neighbours may pass on words of what {@link #crossing} was last asked for. */
  public boolean mayPass() {
    return mayPass;
  }

  /** What the first loops from {@code level} outward do. */
  public OuterEffect effect(int level) {
    return new OuterEffect(
        IndexSet.where(dataSpaces, v -> stationary[level][v] > 1),
        IndexSet.where(dataSpaces, v -> slides(v, mover[level][v])));
  }

  private boolean slides(int dataSpace, int dimension) {
    return dimension != NONE && problem.shape(dataSpace).effect(dimension) == Effect.SLIDES;
  }

  /** Notes what the loops of a level, in the order of the point, do to each data space. */
  public void settle(int level) {
    int tiling = problem.temporal(level);
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      DataSpaceShape shape = problem.shape(dataSpace);
      double iterations = 1;
      int first = NONE;
      for (int at = 0; at < problem.dimensions() && first == NONE; at++) {
        int dimension = point.dimensionAt(tiling, at);
        long factor = point.factor(tiling, dimension);
        if (factor > 1 && shape.moves(dimension)) {
          first = dimension;
        } else {
          iterations *= factor;
        }
      }
      boolean ends = first != NONE;
      stationary[level][dataSpace] = iterations * (ends ? 1 : stationary[level + 1][dataSpace]);
      mover[level][dataSpace] = ends ? first : mover[level + 1][dataSpace];
    }
  }

  /** Least cost of what crosses the cut inside a level, whose loops are settled. */
  public double crossing(int level, int inner) {
    CutTable cut = subproblem.cutInside(level);
    double cost = 0;
    mayPass = false;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      if (cut.crossing().contains(dataSpace)) {
        cost += crossing(cut.boundary(dataSpace), dataSpace, level, inner);
      }
    }
    return cost;
  }

  private double crossing(BoundaryCosts costs, int dataSpace, int level, int inner) {
    int first = mover[level][dataSpace];
    double iterations = stationary[level][dataSpace];
    if (first == NONE) {
      return costs.afterStationary(costs.least(inner), iterations);
    }
    if (!costs.slidesAlong(subproblem.tiling().lattice().loopOf(first))) {
      return costs.afterStationary(costs.full(inner), iterations);
    }
    noteLoops(dataSpace, level, inner);
    double arrivals = subproblem.tiling().lattice().iterations(inner) / iterations;
    LoopSlide.Result slide = costs.loopSlide().cost(inner, sequence, arrivals, 1);
    mayPass |= slide.mayPass();
    return slide.cost();
  }

  /**
   * Notes the loops from {@code level} outward, from the first that moves the tile, which slides,
   * to the last before one that moves it along a rank of its own.
   */
  private void noteLoops(int dataSpace, int from, int inner) {
    DataSpaceShape shape = problem.shape(dataSpace);
    long[] extents = subproblem.tiling().lattice().extents(from - 1, inner);
    sequence.size = 0;
    for (int level = from; level < levels; level++) {
      // The spatial loops of a level are inside its temporal ones and widen what these step over.
      int tiling = problem.temporal(level);
      for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
        extents[dimension] *= subproblem.tiling().skeleton().factors(level)[dimension];
      }
      // Its temporal loops, innermost first.
      for (int at = 0; at < problem.dimensions(); at++) {
        int dimension = point.dimensionAt(tiling, at);
        long factor = point.factor(tiling, dimension);
        if (factor > 1) {
          switch (shape.effect(dimension)) {
            case WHOLE -> {
              return;
            }
            case SLIDES ->
                sequence.addMoving(
                    shape.rank(dimension), shape.step(dimension) * extents[dimension], factor);
            case STATIONARY -> {
              if (sequence.size > 0) {
                sequence.addStationary(factor);
              }
            }
          }
          extents[dimension] *= factor;
        }
      }
    }
  }
}
