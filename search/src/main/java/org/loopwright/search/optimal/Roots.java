package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Lists the subproblems, one for each spatial skeleton and residency, whose quick bounds leave room
 * for something better than what is known.
 */
final class Roots {
  private final MappingProblem problem;
  private final Incumbents best;
  private final int[][] residencies;
  private final List<Root> found = new ArrayList<>();
  private final Symmetries symmetries;
  private long skeletons;
  private long mirrored;

  private Roots(MappingProblem problem, Incumbents best) {
    this.problem = problem;
    this.best = best;
    residencies = Residencies.of(problem);
    symmetries = Symmetries.of(problem);
  }

  /**
   * What there is to search.
   *
   * @param groups the subproblems that are left, those of one skeleton together, the most promising
   *     first
   * @param considered how many there were
   * @param mirrored those of them that are others with dimensions exchanged
   * @param complete whether there was time to list all
   */
  record Listing(List<List<Root>> groups, double considered, double mirrored, boolean complete) {}

  static Listing list(MappingProblem problem, Incumbents best) {
    Roots roots = new Roots(problem, best);
    roots.spread(
        problem.levels - 1, new long[problem.levels][], problem.bounds.clone(), factors(problem));
    double choices = 1;
    for (int[] sets : roots.residencies) {
      choices *= sets.length;
    }
    return new Listing(
        roots.groups(), roots.skeletons * choices, roots.mirrored * choices, !best.mustStop());
  }

  private static List<List<long[]>> factors(MappingProblem problem) {
    List<List<long[]>> factors = new ArrayList<>();
    for (int level = 0; level < problem.levels; level++) {
      if (problem.spatial[level] < 0) {
        long[] none = new long[problem.dimensions];
        Arrays.fill(none, 1);
        factors.add(List.of(none));
      } else {
        factors.add(problem.space.spatialChoices().factors(problem.spatial[level]));
      }
    }
    return factors;
  }

  /** The roots of one skeleton stand together; the sort keeps the order of equals. */
  private List<List<Root>> groups() {
    List<List<Root>> groups = new ArrayList<>();
    for (Root root : found) {
      if (groups.isEmpty() || groups.get(groups.size() - 1).get(0).skeleton() != root.skeleton()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(root);
    }
    groups.forEach(group -> group.sort(Comparator.comparingDouble(Root::bound)));
    groups.sort(Comparator.comparingDouble(group -> group.get(0).bound()));
    return groups;
  }

  private void spread(int level, long[][] chosen, long[] left, List<List<long[]>> factors) {
    if (best.mustStop()) {
      return;
    }
    if (level < 0) {
      add(new SpatialSkeleton(chosen.clone(), problem.bounds));
      return;
    }
    for (long[] choice : factors.get(level)) {
      if (divides(choice, left)) {
        long[] rest = new long[left.length];
        for (int dimension = 0; dimension < left.length; dimension++) {
          rest[dimension] = left[dimension] / choice[dimension];
        }
        chosen[level] = choice;
        spread(level - 1, chosen, rest, factors);
      }
    }
  }

  private static boolean divides(long[] factors, long[] bounds) {
    for (int dimension = 0; dimension < bounds.length; dimension++) {
      if (bounds[dimension] % factors[dimension] != 0) {
        return false;
      }
    }
    return true;
  }

  private void add(SpatialSkeleton skeleton) {
    if (skeleton.units < problem.leastUnits || !TemporalLattice.allowsNone(problem, skeleton)) {
      return;
    }
    skeletons++;
    if (!symmetries.isFirst(skeleton.factors)) {
      mirrored++;
      return;
    }
    double fixed = SubproblemCosts.fixed(problem, skeleton);
    double[][] costs = new double[residencies.length][];
    double[] least = new double[residencies.length + 1];
    for (int dataSpace = residencies.length - 1; dataSpace >= 0; dataSpace--) {
      costs[dataSpace] = new double[residencies[dataSpace].length];
      double minimum = Double.POSITIVE_INFINITY;
      for (int i = 0; i < costs[dataSpace].length; i++) {
        int keepers = residencies[dataSpace][i];
        costs[dataSpace][i] =
            SubproblemCosts.arithmetic(problem, skeleton, dataSpace, keepers)
                + SubproblemCosts.compulsory(problem, skeleton, dataSpace, keepers);
        minimum = Math.min(minimum, costs[dataSpace][i]);
      }
      least[dataSpace] = least[dataSpace + 1] + minimum;
    }
    double cycles = skeleton.steps + problem.rates.latencyCycles();
    new Choice(skeleton, fixed, costs, least, best.costLimit(cycles))
        .choose(0, fixed, new int[residencies.length]);
  }

  /** The residencies of one skeleton. */
  private final class Choice {
    private final SpatialSkeleton skeleton;
    private final double fixed;
    private final double[][] costs;
    private final double[] least;
    private final double limit;

    Choice(SpatialSkeleton skeleton, double fixed, double[][] costs, double[] least, double limit) {
      this.skeleton = skeleton;
      this.fixed = fixed;
      this.costs = costs;
      this.least = least;
      this.limit = limit;
    }

    void choose(int dataSpace, double cost, int[] keepers) {
      if (cost + least[dataSpace] - fixed * Incumbents.ROUNDING >= limit) {
        return;
      }
      if (dataSpace == keepers.length) {
        addRoot(cost, keepers.clone());
        return;
      }
      for (int i = 0; i < costs[dataSpace].length; i++) {
        keepers[dataSpace] = residencies[dataSpace][i];
        choose(dataSpace + 1, cost + costs[dataSpace][i], keepers);
      }
    }

    private void addRoot(double cost, int[] keepers) {
      double cycles = SubproblemCycles.least(problem, skeleton, keepers);
      if (cost >= best.costLimit(cycles)) {
        return;
      }
      double settled = fixed;
      double cancelling = fixed;
      for (int dataSpace = 0; dataSpace < keepers.length; dataSpace++) {
        double constants =
            SubproblemCosts.constants(problem, skeleton, dataSpace, keepers[dataSpace]);
        settled +=
            SubproblemCosts.arithmetic(problem, skeleton, dataSpace, keepers[dataSpace])
                + constants;
        cancelling += Math.abs(constants);
      }
      double rounding = cancelling * Incumbents.ROUNDING;
      found.add(
          new Root(
              skeleton,
              new Residency(keepers),
              settled - rounding,
              cost - rounding,
              cycles,
              best.objective(Math.max(0, cost - rounding), cycles)));
    }
  }
}
