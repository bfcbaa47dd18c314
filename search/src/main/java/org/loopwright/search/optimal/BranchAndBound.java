package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loopwright.search.mapspace.LoopOrders;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.NestOrders;
import org.loopwright.search.mapspace.SpatialChoices;
import org.loopwright.search.optimal.bound.CutTable;
import org.loopwright.search.optimal.bound.NestTables;
import org.loopwright.search.optimal.bound.OuterLoops;
import org.loopwright.search.optimal.bound.PatternBound;
import org.loopwright.search.optimal.bound.Subproblem;
import org.loopwright.search.optimal.tiling.LoopPattern;
import org.loopwright.search.optimal.tiling.OuterEffect;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/**
 * Walks one subproblem from the outside in: at each cut the temporal factors and the order of the
 * loops of the level outside it, as long as the bound stays below the best known. What is complete
 * is evaluated.
 *
 * <p>The bound of a step is what crosses the cuts outside, under loops that are known, and the
 * least of what is inside by the tables. Steps are taken in the order of their bounds, so that good
 * mappings come early and the rest is left out at once (docs/optimal-search.md, section 7). One
 * thread's own.
 */
final class BranchAndBound {
  private final SearchProblem problem;
  private final Incumbents best;
  private final LeafEvaluator leaves;
  private final SearchCounts counts;
  private final MapPoint point;
  private final LoopOrders loopOrders;
  private final SpatialChoices arrangements;
  private final OuterLoops outside;
  private final PatternBound patternBound;
  private final ProvedBounds proved;

  /** By level: whether neighbours below it may pass words on. */
  private final boolean[] passes;

  private Subproblem subproblem;
  private TemporalLattice lattice;
  private int number;
  private double fixed;
  private double cycles;
  private boolean isStopped;

  BranchAndBound(SearchProblem problem, Incumbents best, SearchCounts counts) {
    this.problem = problem;
    this.best = best;
    this.counts = counts;
    leaves = new LeafEvaluator(problem, best, counts);
    point = problem.space().newPoint();
    loopOrders = problem.space().loopOrders();
    arrangements = problem.space().spatialChoices();
    proved = new ProvedBounds(problem);
    outside = new OuterLoops(problem, point);
    patternBound = new PatternBound(problem.dataSpaces());
    passes = new boolean[problem.levels()];
  }

  /** What has been proved of the subproblem that was run last. */
  ProvedBounds proved() {
    return proved;
  }

  /**
   * Walks a subproblem.
   *
   * @param index number of the subproblem, by which ties are broken
   * @param fixedCost what its temporal loops do not change
   * @param minCycles least duration of its mappings
   */
  void run(Subproblem next, int index, double fixedCost, double minCycles) {
    subproblem = next;
    lattice = next.tiling().lattice();
    number = index;
    fixed = fixedCost;
    cycles = minCycles;
    for (int level = 0; level < problem.levels(); level++) {
      long[] factors = next.tiling().skeleton().factors(level);
      for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
        if (problem.spatial(level).isPresent()) {
          point.putFactor(problem.spatial(level).getAsInt(), dimension, factors[dimension]);
        }
        point.putFactor(problem.temporal(level), dimension, 1);
      }
      for (int dataSpace = 0; dataSpace < problem.dataSpaces(); dataSpace++) {
        point.putKeep(
            level,
            dataSpace,
            next.bypass().keeps(level, dataSpace) || problem.isKeptInName(level, dataSpace));
      }
    }
    proved.clear();
    outside.enter(next);
    patternBound.enter(next);
    walk(problem.levels() - 1, TemporalLattice.OUTERMOST, 0);
  }

  /** What the cost of the temporal loops must stay below. */
  private double limit() {
    return best.costLimit(cycles) - fixed;
  }

  /** One way to go on from a cut to the next one inside. */
  private record Step(int place, long order, double cost, double bound, boolean mayPass) {}

  /**
   * Walks all that is inside the cut above a level.
   *
   * @param element at the cut
   * @param cost of what crosses the cuts outside
   * @return the least cost inside of it that is not excluded
   */
  private double walk(int level, int element, double cost) {
    if (best.mustStop()) {
      isStopped = true;
      return 0;
    }
    counts.expanded++;
    if (level == 0) {
      putLoops(0, element, lattice.full());
      evaluateOrders();
      return 0;
    }
    // Steps come by their bounds: after the first that cannot win, none can.
    double least = Double.POSITIVE_INFINITY;
    for (Step step : steps(level, element, cost)) {
      if (step.bound >= limit()) {
        break;
      }
      int inner = subproblem.cutInside(level).element(step.place);
      putLoops(level, element, inner);
      orders(level).write(step.order, problem.temporal(level), point);
      outside.settle(level);
      passes[level] = step.mayPass;
      double inside = walkOnce(level - 1, inner, step.cost);
      if (isStopped) {
        return 0;
      }
      least = Math.min(least, step.cost - cost + inside);
    }
    return Math.min(least, limit() - cost);
  }

  /** As {@link #walk}, unless enough is proved of the place already. */
  private double walkOnce(int level, int element, double cost) {
    if (level == 0) {
      return walk(level, element, cost);
    }
    ProvedBounds.Place place =
        proved.place(subproblem, level, element, point, outside.stationary(level + 1));
    double known = proved.at(place);
    if (cost + known >= limit()) {
      return known;
    }
    double least = walk(level, element, cost);
    if (!isStopped) {
      proved.put(place, least);
    }
    return least;
  }

  private void putLoops(int level, int outer, int inner) {
    for (int loop = 0; loop < lattice.loops(); loop++) {
      point.putFactor(
          problem.temporal(level),
          lattice.dimension(loop),
          lattice.value(inner, loop) / lattice.value(outer, loop));
    }
  }

  private NestOrders orders(int level) {
    int tiling = problem.temporal(level);
    return loopOrders.orders(tiling, loopOrders.loops(point, tiling));
  }

  /** The ways to go on inside a level, the most promising first. */
  private List<Step> steps(int level, int element, double cost) {
    CutTable inner = subproblem.cutInside(level);
    NestTables nest = subproblem.nest(level);
    OuterEffect effect = outside.effect(level + 1);
    double[] remaining = outside.stationary(level + 1);
    List<Step> steps = new ArrayList<>();
    boolean[] seen = new boolean[inner.size()];
    // The level has no loops.
    if (inner.contains(element) && lattice.fits(level, element, element)) {
      int same = inner.place(element);
      seen[same] = true;
      addOrders(level, element, same, cost, steps);
    }
    // Its first loop is of a pattern: filter by table, then by the bound of the pattern.
    for (LoopPattern pattern : inner.patterns()) {
      double[] costs = nest.costs(pattern);
      double base = cost + subproblem.stationaryCost(level, pattern, element, effect);
      for (int place : nest.ranking(pattern)) {
        if (base + costs[place] >= limit()) {
          break;
        }
        if (!seen[place]
            && lattice.fits(level, element, inner.element(place))
            && cost + patternBound.bound(level, pattern, element, place, effect, remaining)
                < limit()) {
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

  /** Adds the orders of the loops between an element and a place that the bound leaves. */
  private void addOrders(int level, int element, int place, double cost, List<Step> steps) {
    int inner = subproblem.cutInside(level).element(place);
    putLoops(level, element, inner);
    NestOrders orders = orders(level);
    counts.considered += orders.size();
    for (long order = 0; order < orders.size(); order++) {
      orders.write(order, problem.temporal(level), point);
      outside.settle(level);
      double here = cost + outside.crossing(level, inner);
      double inside =
          subproblem
              .nest(level - 1)
              .lowerBound(place, outside.effect(level), outside.stationary(level));
      if (here + inside < limit()) {
        counts.kept++;
        steps.add(new Step(place, order, here, here + inside, outside.mayPass()));
      }
    }
  }

  /** Evaluates the point, in all orders and arrangements that may differ. */
  private void evaluateOrders() {
    NestOrders innermost = orders(0);
    long count = subproblem.tiling().skeleton().isSpread(0) ? innermost.size() : 1;
    for (long order = 0; order < count; order++) {
      innermost.write(order, problem.temporal(0), point);
      evaluateArrangements(0);
    }
  }

  private void evaluateArrangements(int level) {
    if (level == problem.levels()) {
      leaves.evaluate(point, number);
    } else if (problem.spatial(level).isEmpty()) {
      evaluateArrangements(level + 1);
    } else {
      boolean[] isDone = {false};
      boolean all =
          subproblem.tiling().arrangementMatters(level, subproblem.bypass(), passes[level]);
      arrangements.arrange(
          problem.spatial(level).getAsInt(),
          point,
          () -> {
            if (all || !isDone[0]) {
              isDone[0] = true;
              evaluateArrangements(level + 1);
            }
          });
    }
  }
}
