package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.List;
import org.loopwright.search.optimal.Roots.Root;
import org.loopwright.search.optimal.bound.SkeletonTables;
import org.loopwright.search.optimal.bound.Subproblem;
import org.loopwright.search.optimal.tiling.SearchProblem;

/**
 * Solves subproblems: bounds each, ever more closely, and walks what the bounds leave
 * (docs/optimal-search.md, section 6). One thread's own.
 */
final class GroupSolver {
  private final SearchProblem problem;
  private final Incumbents best;
  private final BranchAndBound walk;
  private final SearchCounts counts = new SearchCounts();

  GroupSolver(SearchProblem problem, Incumbents best) {
    this.problem = problem;
    this.best = best;
    walk = new BranchAndBound(problem, best, counts);
  }

  SearchCounts counts() {
    return counts;
  }

  /**
   * Solves the subproblems of one skeleton.
   *
   * @param first number of the first of them
   */
  void solve(List<Root> roots, int first) {
    SkeletonTables skeleton = new SkeletonTables(problem, roots.get(0).skeleton());
    double[] ceilings = ceilings(skeleton, roots);
    for (int i = 0; i < roots.size() && !best.mustStop(); i++) {
      Root root = roots.get(i);
      double limit = best.costLimit(root.cycles());
      if (root.cost() >= limit) {
        counts.prunedQuickly++;
      } else if (root.fixed() + skeleton.leastByCut(root.bypass())[0] >= limit) {
        counts.prunedByCut++;
      } else {
        solve(skeleton, root, first + i, ceilings);
      }
    }
  }

  private void solve(SkeletonTables skeleton, Root root, int number, double[] ceilings) {
    counts.tables++;
    Subproblem subproblem = new Subproblem(skeleton, root.bypass(), ceilings, false);
    counts.shapes += (long) problem.levels() * subproblem.tiling().lattice().size();
    if (isBelowLimit(root, subproblem)) {
      subproblem = new Subproblem(skeleton, root.bypass(), ceilings, true);
    }
    if (isBelowLimit(root, subproblem)) {
      walk.run(subproblem, number, root.fixed(), root.cycles());
    } else {
      counts.prunedByTables++;
    }
  }

  private boolean isBelowLimit(Root root, Subproblem subproblem) {
    return root.fixed() + subproblem.lowerBound() < best.costLimit(root.cycles());
  }

  /**
   * By storage level: what everything inside the cut above it must stay below to matter to any of
   * some roots of one skeleton; limits only fall.
   */
  private double[] ceilings(SkeletonTables skeleton, List<Root> roots) {
    double[] ceilings = new double[problem.levels()];
    Arrays.fill(ceilings, Double.NEGATIVE_INFINITY);
    for (Root root : roots) {
      double left = best.costLimit(root.cycles()) - root.fixed();
      if (root.cost() - root.fixed() < left && !best.mustStop()) {
        double[] outside = skeleton.leastByCut(root.bypass());
        for (int level = 0; level < ceilings.length && outside[0] < left; level++) {
          ceilings[level] = Math.max(ceilings[level], left - outside[level]);
        }
      }
    }
    return ceilings;
  }
}
