package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loopwright.search.mapspace.LoopOrders;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.NestOrders;
import org.loopwright.search.mapspace.SpatialChoices;
import org.loopwright.search.optimal.DataSpaceShape.Effect;
import org.loopwright.search.optimal.LoopPatterns.Pattern;

/**
 * Walks one subproblem from the outside in: at each cut the temporal factors and the order of the
 * loops of the level outside it, as long as the bound stays below the best known. What is complete
 * is evaluated. One thread's own.
 */
final class Descent {
  private final MappingProblem problem;
  private final Incumbents best;
  private final LeafJudge judge;
  private final MapPoint point;
  private final LoopOrders loopOrders;
  private final SpatialChoices arrangements;
  private final int levels;
  private final int dataSpaces;

  /** By level and data space: iterations from there outward until the first loop that moves it. */
  private final double[][] rest;

  /** By level and data space: the dimension of that loop, -1 if none. */
  private final int[][] mover;

  private Subproblem sub;
  private int index;
  private double constant;
  private double leastCycles;
  private boolean stopped;
  long expanded;
  long evaluated;

  Descent(MappingProblem problem, Incumbents best, LeafJudge judge) {
    this.problem = problem;
    this.best = best;
    this.judge = judge;
    MapSpace space = problem.space;
    point = space.newPoint();
    loopOrders = space.loopOrders();
    arrangements = space.spatialChoices();
    levels = problem.levels;
    dataSpaces = problem.shapes.length;
    rest = new double[levels + 1][dataSpaces];
    mover = new int[levels + 1][dataSpaces];
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      rest[levels][dataSpace] = 1;
      mover[levels][dataSpace] = -1;
    }
  }

  /** One way to go on from a cut to the next one inside. */
  private record Step(int place, long order, double cost, double bound) {}

  void run(Subproblem subproblem, int number, double constantCost, double cycles) {
    sub = subproblem;
    index = number;
    constant = constantCost;
    leastCycles = cycles;
    SpatialSkeleton skeleton = sub.model.skeleton;
    for (int level = 0; level < levels; level++) {
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        if (problem.spatial[level] >= 0) {
          point.putFactor(problem.spatial[level], dimension, skeleton.factors[level][dimension]);
        }
        point.putFactor(problem.temporal[level], dimension, 1);
      }
      for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
        point.putKeep(level, dataSpace, sub.residency.keeps(level, dataSpace));
      }
    }
    descend(levels - 1, 0, 0);
  }

  private double limit() {
    return best.costLimit(index, leastCycles) - constant;
  }

  /** All that lies inside the cut above level {@code level}, at which {@code element} stands. */
  private void descend(int level, int element, double cost) {
    if (best.mustStop()) {
      stopped = true;
      return;
    }
    expanded++;
    if (level == 0) {
      putLoops(0, element, sub.lattice.full());
      finish();
      return;
    }
    for (Step step : steps(level, element, cost)) {
      if (step.bound() >= limit()) {
        return;
      }
      int inner = sub.cuts[level - 1].elements[step.place()];
      putLoops(level, element, inner);
      orders(level).write(step.order(), problem.temporal[level], point);
      settle(level, element, inner);
      descend(level - 1, inner, step.cost());
      if (stopped) {
        return;
      }
    }
  }

  private void putLoops(int level, int outer, int inner) {
    TemporalLattice lattice = sub.lattice;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      point.putFactor(
          problem.temporal[level],
          lattice.loops[loop],
          lattice.value(inner, loop) / lattice.value(outer, loop));
    }
  }

  private NestOrders orders(int level) {
    int tiling = problem.temporal[level];
    return loopOrders.orders(tiling, loopOrders.loops(point, tiling));
  }

  private List<Step> steps(int level, int element, double cost) {
    CutTable inner = sub.cuts[level - 1];
    List<Step> steps = new ArrayList<>();
    boolean[] seen = new boolean[inner.elements.length];
    int still = stillAbove(level + 1);
    int same = inner.place[element];
    if (same >= 0 && sub.lattice.fits(level, element, element)) {
      seen[same] = true;
      addOrders(level, element, same, cost, steps);
    }
    for (int p = 0; p < inner.patterns.size(); p++) {
      Pattern pattern = inner.patterns.get(p);
      double base = cost + sub.stillCost(inner, pattern, element, still);
      for (int place : inner.ranking[p]) {
        if (base + inner.least[p][place] >= limit()) {
          break;
        }
        if (!seen[place] && sub.lattice.fits(level, element, inner.elements[place])) {
          seen[place] = true;
          addOrders(level, element, place, cost, steps);
        }
      }
    }
    steps.sort(
        Comparator.comparingDouble(Step::bound)
            .thenComparingInt(Step::place)
            .thenComparingLong(Step::order));
    return steps;
  }

  /** The data spaces whose tiles rest under the first loop from {@code level} outward. */
  private int stillAbove(int level) {
    int set = 0;
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      set |= rest[level][dataSpace] > 1 ? 1 << dataSpace : 0;
    }
    return set;
  }

  private void addOrders(int level, int element, int place, double cost, List<Step> steps) {
    CutTable cut = sub.cuts[level - 1];
    int inner = cut.elements[place];
    putLoops(level, element, inner);
    NestOrders orders = orders(level);
    for (long order = 0; order < orders.size(); order++) {
      orders.write(order, problem.temporal[level], point);
      settle(level, element, inner);
      double here = cost + crossing(cut, level, inner);
      double bound = here + sub.least(level - 1, place, stillAbove(level));
      if (bound < limit()) {
        steps.add(new Step(place, order, here, bound));
      }
    }
  }

  /** Notes what the loops of a level, in the order of the point, do to each data space. */
  private void settle(int level, int outer, int inner) {
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

  /** Cost of what crosses the cut below level {@code level}, whose loops are settled. */
  private double crossing(CutTable cut, int level, int inner) {
    double cost = 0;
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
    double resting = costs.rests ? rest[level][dataSpace] : 1;
    if (first < 0) {
      return costs.least(inner) / resting;
    }
    if (problem.shapes[dataSpace].effect[first] == Effect.SLIDES) {
      double[] slide = costs.slide[loopOf(first)];
      if (slide != null) {
        return Math.min(costs.full[inner], slide[inner]) / resting;
      }
    }
    return costs.full[inner] / resting;
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

  /** Evaluates the point, in all orders and arrangements that may differ. */
  private void finish() {
    NestOrders innermost = orders(0);
    long count = sub.model.skeleton.isSpread(0) ? innermost.size() : 1;
    for (long order = 0; order < count; order++) {
      innermost.write(order, problem.temporal[0], point);
      arrange(0);
    }
  }

  private void arrange(int level) {
    if (level == levels) {
      evaluated++;
      judge.judge(point, index);
    } else if (problem.spatial[level] < 0) {
      arrange(level + 1);
    } else {
      boolean[] done = {false};
      boolean all = sub.model.arrangementMatters(level);
      arrangements.arrange(
          problem.spatial[level],
          point,
          () -> {
            if (all || !done[0]) {
              done[0] = true;
              arrange(level + 1);
            }
          });
    }
  }
}
