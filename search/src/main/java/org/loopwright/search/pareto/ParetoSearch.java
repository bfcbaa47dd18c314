package org.loopwright.search.pareto;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;

/**
 * The exact front of energy and delay, one proving search a point (the epsilon-constraint method of
 * Haimes, Lasdon and Wismer 1971).
 *
 * <p>Let p(c) be the mapping of least energy, and of least delay among those, of all that take less
 * than c cycles. The points are p(infinity), then each p(c) with c the delay of the one before,
 * until the least delay of all is reached.
 *
 * <p><i>Every point is on the front.</i> Let p = p(c), and let q be as good in both. Then q takes
 * less than c cycles as p does, so p has at most its energy; hence both have the same energy, and
 * p, having the least delay of those, the same delay. Nothing is better than p.
 *
 * <p><i>No point is left out.</i> Let q be on the front. The delays of the points fall from one to
 * the next, to the least of all, so there is a first point p(c) with at most the delay of q. Then q
 * takes less than c cycles: c is infinite, or the delay of a point before. So p(c) has at most its
 * energy, and at most its delay, and q, being on the front, has the same of both.
 *
 * <p>Of mappings with the same energy and delay the front has one, the least in canonical order.
 * Equal means equal to the last bit of the evaluator's result.
 */
public final class ParetoSearch {
  private static final List<Objective> THRIFTY_FIRST = List.of(Objective.ENERGY, Objective.DELAY);
  private static final List<Objective> FAST_FIRST = List.of(Objective.DELAY, Objective.ENERGY);
  private static final double NANOS = 1e9;

  /** What watches the search of a front. */
  public interface Watch {
    /** How the next search meets the world, once it begins. */
    SearchControl begin(int number, SearchOptions options);
  }

  private final Evaluator evaluator;
  private final Constraints constraints;
  private final SearchOptions options;
  private final LongSupplier nanoClock;
  private final Watch watch;
  private final long start;
  private final List<FoundMapping> points = new ArrayList<>();
  private int searches;
  private SearchResult last;

  private ParetoSearch(
      Evaluator evaluator,
      Constraints constraints,
      SearchOptions options,
      LongSupplier nanoClock,
      Watch watch) {
    this.evaluator = evaluator;
    this.constraints = constraints;
    this.options = options;
    this.nanoClock = nanoClock;
    this.watch = watch;
    start = nanoClock.getAsLong();
  }

  /**
   * Finds the front.
   *
   * @param options of each search, but for the objectives; the algorithm must prove, the gap must
   *     be 0, and the time limit is that of all searches together
   * @param maxPoints number of points to stop at; the last is always the fastest mapping
   */
  public static ParetoFront run(
      Evaluator evaluator,
      Constraints constraints,
      SearchOptions options,
      int maxPoints,
      LongSupplier nanoClock,
      Watch watch) {
    Require.that(
        options.algorithm() == SearchAlgorithm.OPTIMAL,
        "a front needs a search that proves: the search must be optimal but was %s",
        options.algorithm().label());
    Require.that(
        options.goal().gap() == 0,
        "the gap of an exact front must be 0 but was %s",
        options.goal().gap());
    Require.positive(maxPoints, "most points of a front");
    return new ParetoSearch(evaluator, constraints, options, nanoClock, watch).run(maxPoints);
  }

  private ParetoFront run(int maxPoints) {
    if (!isProved(FAST_FIRST, Double.POSITIVE_INFINITY)) {
      return front(ParetoFront.End.UNPROVED);
    }
    if (last.best().isEmpty()) {
      return front(ParetoFront.End.COMPLETE);
    }
    FoundMapping fastest = thriftyFirst(last.best().get());
    ParetoFront.End end = towards(cycles(fastest), maxPoints - 1);
    points.add(fastest);
    return front(end);
  }

  /** The same point with its objectives in the order that all points have. */
  private static FoundMapping thriftyFirst(FoundMapping point) {
    List<Double> objectives = point.objectives();
    return new FoundMapping(
        point.mapping(), point.evaluation(), List.of(objectives.get(1), objectives.get(0)));
  }

  /** Finds the points but the fastest. */
  private ParetoFront.End towards(long minCycles, int maxPoints) {
    double below = Double.POSITIVE_INFINITY;
    while (isProved(THRIFTY_FIRST, below)) {
      FoundMapping point = last.best().orElseThrow();
      if (cycles(point) == minCycles) {
        return ParetoFront.End.COMPLETE;
      }
      if (points.size() == maxPoints) {
        return ParetoFront.End.POINT_LIMIT;
      }
      points.add(point);
      below = cycles(point);
    }
    return ParetoFront.End.UNPROVED;
  }

  /** Searches mappings that take fewer cycles; whether the answer is proved. */
  private boolean isProved(List<Objective> objectives, double belowCycles) {
    SearchOptions asked =
        options
            .withGoal(goal -> goal.withObjectives(objectives).withCaps(below(belowCycles)))
            .withLimits(this::timeLeft);
    last = Mapper.run(evaluator, constraints, asked, watch.begin(++searches, asked));
    return last.covered();
  }

  private SearchCaps below(double cycles) {
    SearchCaps caps = options.goal().caps();
    double max = Math.min(caps.maxCycles(), Math.nextDown(cycles));
    return cycles == Double.POSITIVE_INFINITY
        ? caps
        : new SearchCaps(caps.energyPj(), OptionalDouble.of(max));
  }

  /** A search that has no time left ends at once, without proof. */
  private SearchLimits timeLeft(SearchLimits limits) {
    OptionalDouble limit = limits.timeLimitSeconds();
    return limit.isPresent()
        ? limits.withTimeLimitSeconds(Math.max(Double.MIN_VALUE, limit.getAsDouble() - seconds()))
        : limits;
  }

  private double seconds() {
    return (nanoClock.getAsLong() - start) / NANOS;
  }

  private static long cycles(FoundMapping point) {
    return point.evaluation().cycles();
  }

  private ParetoFront front(ParetoFront.End end) {
    return new ParetoFront(points, end, last, searches, seconds());
  }
}
