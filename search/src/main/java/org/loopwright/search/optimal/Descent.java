package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.loopwright.search.mapspace.LoopOrders;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.NestOrders;
import org.loopwright.search.mapspace.SpatialChoices;
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

  private final OuterLoops outside;
  private final ProvedBounds proved;
  private final double[] resting;

  /** By level: whether neighbours below it may pass words on. */
  private final boolean[] passes;

  private Subproblem sub;
  private int index;
  private double constant;
  private double leastCycles;
  private boolean stopped;

  /** Partial mappings looked into. */
  long expanded;

  /** Ways to go on that were bounded. */
  long considered;

  /** Those that the bound left. */
  long kept;

  /** Mappings evaluated. */
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
    proved = new ProvedBounds(problem);
    outside = new OuterLoops(problem, point);
    resting = new double[dataSpaces];
    passes = new boolean[levels];
  }

  /**
   * The greatest of the bounds on the way to a mapping of the subproblem that was run last, by the
   * given tables of it; infinite if they do not have the mapping. A check of the bounds: this is no
   * more than the mapping costs.
   */
  double greatestBound(Subproblem tables, MapPoint mapping) {
    sub = tables;
    outside.enter(tables);
    point.copyFrom(mapping);
    double greatest = sub.bound();
    double cost = 0;
    int element = TemporalLattice.OUTERMOST;
    for (int level = levels - 1; level > 0; level--) {
      int place = placeInside(level, element);
      if (place < 0) {
        return Double.POSITIVE_INFINITY;
      }
      int inner = sub.cutInside(level).elements[place];
      if (inner != element) {
        greatest = Math.max(greatest, cost + leastQuick(level, element, place));
      }
      outside.settle(level);
      cost += outside.crossing(sub.cutInside(level), level, inner);
      double inside = sub.nests[level - 1].least(place, outside.above(level), outside.rest(level));
      if (level > 1) {
        ProvedBounds.Place at = proved.of(sub, level - 1, inner, point, outside.rest(level));
        inside = Math.max(inside, proved.at(at));
      }
      greatest = Math.max(greatest, cost + inside);
      element = inner;
    }
    return constant + greatest;
  }

  /** The place to which the loops of the point lead from an element, or -1. */
  private int placeInside(int level, int element) {
    TemporalLattice lattice = sub.lattice;
    int[] elements = sub.cutInside(level).elements;
    for (int place = 0; place < elements.length; place++) {
      boolean same = lattice.fits(level, element, elements[place]);
      for (int loop = 0; loop < lattice.loops.length; loop++) {
        long factor = point.factor(problem.temporal[level], lattice.loops[loop]);
        same &= lattice.value(elements[place], loop) == lattice.value(element, loop) * factor;
      }
      if (same) {
        return place;
      }
    }
    return -1;
  }

  /** What the filters of {@link #steps} let pass at the least, without what has been paid. */
  private double leastQuick(int level, int element, int place) {
    CutTable inner = sub.cutInside(level);
    int still = outside.above(level + 1);
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < inner.patterns.size(); p++) {
      Pattern pattern = inner.patterns.get(p);
      double byTable =
          sub.stillCost(inner, pattern, element, still) + sub.nests[level].costs(p)[place];
      least =
          Math.min(least, Math.max(byTable, quick(inner, pattern, level, element, place, still)));
    }
    return least;
  }

  /** One way to go on from a cut to the next one inside. */
  private record Step(int place, long order, double cost, double bound, boolean mayPass) {}

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
    proved.clear();
    outside.enter(subproblem);
    descend(levels - 1, 0, 0);
  }

  private double limit() {
    return best.costLimit(leastCycles) - constant;
  }

  /**
   * All that lies inside the cut above level {@code level}, at which {@code element} stands.
   *
   * @return the least cost inside of it that is not excluded
   */
  private double descend(int level, int element, double cost) {
    if (best.mustStop()) {
      stopped = true;
      return 0;
    }
    expanded++;
    if (level == 0) {
      putLoops(0, element, sub.lattice.full());
      finish();
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (Step step : steps(level, element, cost)) {
      if (step.bound() >= limit()) {
        break;
      }
      int inner = sub.cutInside(level).elements[step.place()];
      putLoops(level, element, inner);
      orders(level).write(step.order(), problem.temporal[level], point);
      outside.settle(level);
      passes[level] = step.mayPass();
      double inside = inside(level - 1, inner, step.cost());
      if (stopped) {
        return 0;
      }
      least = Math.min(least, step.cost() - cost + inside);
    }
    return Math.min(least, limit() - cost);
  }

  private double inside(int level, int element, double cost) {
    if (level == 0) {
      return descend(level, element, cost);
    }
    ProvedBounds.Place place = proved.of(sub, level, element, point, outside.rest(level + 1));
    double known = proved.at(place);
    if (cost + known >= limit()) {
      return known;
    }
    double least = descend(level, element, cost);
    if (!stopped) {
      proved.put(place, least);
    }
    return least;
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
    CutTable inner = sub.cutInside(level);
    List<Step> steps = new ArrayList<>();
    boolean[] seen = new boolean[inner.elements.length];
    int still = outside.above(level + 1);
    int same = inner.place[element];
    if (same >= 0 && sub.lattice.fits(level, element, element)) {
      seen[same] = true;
      addOrders(level, element, same, cost, steps);
    }
    for (int p = 0; p < inner.patterns.size(); p++) {
      Pattern pattern = inner.patterns.get(p);
      double[] costs = sub.nests[level].costs(p);
      double base = cost + sub.stillCost(inner, pattern, element, still);
      for (int place : sub.nests[level].ranking(p)) {
        if (base + costs[place] >= limit()) {
          break;
        }
        if (!seen[place] && sub.lattice.fits(level, element, inner.elements[place])) {
          if (cost + quick(inner, pattern, level, element, place, still) < limit()) {
            seen[place] = true;
            addOrders(level, element, place, cost, steps);
          }
        }
      }
    }
    steps.sort(
        Comparator.comparingDouble(Step::bound)
            .thenComparingInt(Step::place)
            .thenComparingLong(Step::order));
    return steps;
  }

  /** A bound that knows the factors of the level, but of their order only the pattern. */
  private double quick(CutTable cut, Pattern pattern, int level, int outer, int place, int still) {
    int inner = cut.elements[place];
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      boolean reaches =
          (still >>> dataSpace & 1) != 0
              && sub.lattice.agree(outer, inner, sub.model.loopsThatMove(dataSpace));
      resting[dataSpace] =
          sub.model.stillIterations(dataSpace, inner)
              / sub.model.stillIterations(dataSpace, outer)
              * (reaches ? outside.rest(level + 1)[dataSpace] : 1);
    }
    double bound = sub.nests[level - 1].least(place, pattern.above(), resting);
    for (int dataSpace = 0; dataSpace < dataSpaces; dataSpace++) {
      BoundaryCosts costs = cut.boundary[dataSpace];
      if (costs != null) {
        bound += quick(costs, dataSpace, pattern, outer, inner, still);
      }
    }
    return bound;
  }

  private double quick(
      BoundaryCosts costs, int dataSpace, Pattern pattern, int outer, int inner, int still) {
    TemporalLattice lattice = sub.lattice;
    DataSpaceShape shape = problem.shapes[dataSpace];
    int first = pattern.first(dataSpace);
    if (first == LoopPatterns.WHOLE) {
      return costs.full[inner];
    }
    boolean rests = first == LoopPatterns.STILL;
    if (shape.ownsAllRanks() || shape.tangled) {
      int moves = sub.model.loopsThatMove(dataSpace);
      boolean reaches = (still >>> dataSpace & 1) != 0 && lattice.agree(outer, inner, moves);
      return costs.still[inner] * (reaches ? 1 : sub.model.stillIterations(dataSpace, outer));
    }
    if (!rests && lattice.value(outer, first) == lattice.value(inner, first)) {
      return Double.POSITIVE_INFINITY;
    }
    double least = rests ? costs.full[inner] : Double.POSITIVE_INFINITY;
    boolean moved = false;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      boolean loops = lattice.value(outer, loop) != lattice.value(inner, loop);
      moved |= loops && shape.moves(lattice.loops[loop]);
      if (costs.slide[loop] != null && loops && (rests || loop == first)) {
        least = Math.min(least, slide(costs, shape, loop, outer, inner));
      }
    }
    if (rests && !moved) {
      return costs.still[inner];
    }
    double before =
        sub.model.stillIterations(dataSpace, inner) / sub.model.stillIterations(dataSpace, outer);
    return rests ? costs.after(least, before) : least;
  }

  private double slide(BoundaryCosts costs, DataSpaceShape shape, int loop, int outer, int inner) {
    TemporalLattice lattice = sub.lattice;
    int rank = shape.rank[lattice.loops[loop]];
    boolean ends = false;
    for (int other = 0; other < lattice.loops.length; other++) {
      int dimension = lattice.loops[other];
      ends |=
          lattice.value(inner, other) != lattice.value(outer, other)
              && shape.moves(dimension)
              && shape.rank[dimension] != rank;
    }
    return ends ? costs.sliding.within(inner, outer, loop) : costs.slide[loop][inner];
  }

  private void addOrders(int level, int element, int place, double cost, List<Step> steps) {
    CutTable cut = sub.cutInside(level);
    int inner = cut.elements[place];
    putLoops(level, element, inner);
    NestOrders orders = orders(level);
    considered += orders.size();
    for (long order = 0; order < orders.size(); order++) {
      orders.write(order, problem.temporal[level], point);
      outside.settle(level);
      double here = cost + outside.crossing(cut, level, inner);
      double bound =
          here + sub.nests[level - 1].least(place, outside.above(level), outside.rest(level));
      if (bound < limit()) {
        kept++;
        steps.add(new Step(place, order, here, bound, outside.mayPass()));
      }
    }
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
      boolean all = sub.model.arrangementMatters(level, sub.residency, passes[level]);
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
