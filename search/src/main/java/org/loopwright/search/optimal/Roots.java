package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.bound.CycleBound;
import org.loopwright.search.optimal.bound.QuickBounds;
import org.loopwright.search.optimal.bound.QuickBounds.KeepingCost;
import org.loopwright.search.optimal.tiling.BypassChoice;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;
import org.loopwright.search.optimal.tiling.Symmetries;
import org.loopwright.search.optimal.tiling.TemporalLattice;

/**
 * Lists the subproblems, one for each spatial skeleton and bypass choice, whose quick bounds leave
 * room for something better than what is known (docs/optimal-search.md, section 6).
 */
final class Roots {
  private final SearchProblem problem;
  private final Incumbents best;

  /** By data space: the sets of levels that may keep it. */
  private final List<List<IndexSet>> keepers;

  /** By level: the choices of spatial factors. */
  private final List<List<long[]>> factors;

  /** By skeleton: the roots that are left. */
  private final List<List<Root>> groups = new ArrayList<>();

  private final Symmetries symmetries;
  private long skeletons;
  private long mirrored;

  private Roots(SearchProblem problem, Incumbents best) {
    this.problem = problem;
    this.best = best;
    keepers = BypassChoice.choices(problem);
    factors = IntStream.range(0, problem.levels()).mapToObj(this::factors).toList();
    symmetries = new Symmetries(problem);
  }

  /**
   * One subproblem before its tables are built.
   *
   * @param fixed what its temporal loops do not change, in the unit of the prices
   * @param cost least cost by the quick bounds
   * @param cycles least duration
   * @param bound least value of the first objective
   */
  record Root(
      SpatialSkeleton skeleton,
      BypassChoice bypass,
      double fixed,
      double cost,
      double cycles,
      double bound) {}

  /**
   * The subproblems that are to be searched.
   *
   * @param groups those that are left, of one skeleton together, the most promising first
   * @param considered number of all subproblems
   * @param mirrored number of those that are others with dimensions exchanged
   * @param isComplete whether there was time to list all
   */
  record Listing(List<List<Root>> groups, double considered, double mirrored, boolean isComplete) {}

  static Listing list(SearchProblem problem, Incumbents best) {
    Roots roots = new Roots(problem, best);
    long[] bounds =
        IntStream.range(0, problem.dimensions()).mapToLong(problem.space()::bound).toArray();
    roots.spread(problem.levels() - 1, new long[problem.levels()][], bounds);
    double choices = roots.keepers.stream().mapToDouble(List::size).reduce(1, (a, b) -> a * b);
    return new Listing(
        roots.sorted(), roots.skeletons * choices, roots.mirrored * choices, !best.mustStop());
  }

  private List<long[]> factors(int level) {
    OptionalInt tiling = problem.spatial(level);
    if (tiling.isPresent()) {
      return problem.space().spatialChoices().factors(tiling.getAsInt());
    }
    long[] none = new long[problem.dimensions()];
    Arrays.fill(none, 1);
    return List.of(none);
  }

  /** The sort keeps the order of equals. */
  private List<List<Root>> sorted() {
    groups.forEach(group -> group.sort(Comparator.comparingDouble(Root::bound)));
    groups.sort(Comparator.comparingDouble(group -> group.get(0).bound()));
    return groups;
  }

  /** Chooses the factors of a level and of those inside. */
  private void spread(int level, long[][] chosen, long[] left) {
    if (best.mustStop()) {
      return;
    }
    if (level < 0) {
      add(SpatialSkeleton.of(problem.space(), chosen.clone()));
      return;
    }
    for (long[] choice : factors.get(level)) {
      boolean divides = true;
      long[] rest = new long[left.length];
      for (int dimension = 0; dimension < left.length && divides; dimension++) {
        divides = left[dimension] % choice[dimension] == 0;
        rest[dimension] = left[dimension] / choice[dimension];
      }
      if (divides) {
        chosen[level] = choice;
        spread(level - 1, chosen, rest);
      }
    }
  }

  private void add(SpatialSkeleton skeleton) {
    if (skeleton.units() < problem.minUnits() || !TemporalLattice.allowsNone(problem, skeleton)) {
      return;
    }
    skeletons++;
    if (!symmetries.isFirst(skeleton.factors())) {
      mirrored++;
    } else if (TemporalLattice.allowsSome(problem, skeleton)) {
      new Choice(skeleton).choose();
    }
  }

  /** The bypass choices of one skeleton, one data space at a time. */
  private final class Choice {
    private final SpatialSkeleton skeleton;
    private final double fixed;
    private final double limit;

    /** By data space and set of keepers. */
    private final List<List<KeepingCost>> costs = new ArrayList<>();

    /** By data space: least cost of it and of those after it. */
    private final double[] least;

    private final List<Root> group = new ArrayList<>();
    private final List<IndexSet> chosen = new ArrayList<>();
    private final List<KeepingCost> chosenCosts = new ArrayList<>();

    Choice(SpatialSkeleton skeleton) {
      this.skeleton = skeleton;
      QuickBounds bounds = new QuickBounds(problem, skeleton);
      fixed = bounds.fixed();
      limit = best.costLimit((double) (skeleton.steps() + problem.rates().latencyCycles()));
      least = new double[problem.dataSpaces() + 1];
      for (int dataSpace = 0; dataSpace < problem.dataSpaces(); dataSpace++) {
        int current = dataSpace;
        costs.add(
            keepers.get(dataSpace).stream().map(set -> bounds.keeping(current, set)).toList());
      }
      for (int dataSpace = problem.dataSpaces() - 1; dataSpace >= 0; dataSpace--) {
        double minimum = Double.POSITIVE_INFINITY;
        for (KeepingCost cost : costs.get(dataSpace)) {
          minimum = Math.min(minimum, cost.least());
        }
        least[dataSpace] = least[dataSpace + 1] + minimum;
      }
    }

    void choose() {
      choose(0, fixed);
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }

    private void choose(int dataSpace, double cost) {
      if (cost + least[dataSpace] - fixed * CostLimits.ROUNDING >= limit) {
        return;
      }
      if (dataSpace == problem.dataSpaces()) {
        addRoot(cost);
        return;
      }
      for (int i = 0; i < keepers.get(dataSpace).size(); i++) {
        KeepingCost keeping = costs.get(dataSpace).get(i);
        chosen.add(keepers.get(dataSpace).get(i));
        chosenCosts.add(keeping);
        choose(dataSpace + 1, cost + keeping.least());
        chosen.remove(dataSpace);
        chosenCosts.remove(dataSpace);
      }
    }

    private void addRoot(double cost) {
      double cycles = CycleBound.least(problem, skeleton, chosen);
      if (cost >= best.costLimit(cycles)) {
        return;
      }
      double settled = fixed;
      double cancelling = fixed;
      for (KeepingCost keeping : chosenCosts) {
        settled += keeping.arithmetic() + keeping.constants();
        cancelling += Math.abs(keeping.constants());
      }
      double rounding = cancelling * CostLimits.ROUNDING;
      group.add(
          new Root(
              skeleton,
              new BypassChoice(chosen),
              settled - rounding,
              cost - rounding,
              cycles,
              best.objective(Math.max(0, cost - rounding), cycles)));
    }
  }
}
