package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.loopwright.cost.Evaluator;
import org.loopwright.search.Deadline;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.MappingJudge;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/** Branch and bound over the whole mapspace (docs/optimal-search.md). */
public final class OptimalSearch {
  private final MappingProblem problem;
  private final SearchOptions options;
  private final Deadline deadline;
  final Incumbents best;
  public final AtomicLong expanded = new AtomicLong();
  public final AtomicLong evaluated = new AtomicLong();
  public final AtomicLong tables = new AtomicLong();
  public final AtomicLong survivors = new AtomicLong();
  public long skeletons;
  public long roots;
  public double rootBound;
  public StringBuilder trace = new StringBuilder();

  public OptimalSearch(
      Evaluator evaluator, MapSpace space, SearchOptions options, long leastUnits, Deadline deadline) {
    this.options = options;
    this.deadline = deadline;
    problem = new MappingProblem(evaluator, space, options, leastUnits);
    best = new Incumbents(options, space.newMapping(), deadline::isOver);
  }

  /** One spatial skeleton and the residencies that its quick bounds leave. */
  private record Root(SpatialSkeleton skeleton, Residency residency, double bound, double cost) {}

  public void offer(double[] objectives, org.loopwright.analysis.PackedMapping mapping) {
    best.offer(objectives, mapping, Integer.MAX_VALUE);
  }

  public double[] bestObjectives() {
    return best.objectives();
  }

  public org.loopwright.analysis.PackedMapping bestMapping() {
    return best.mapping();
  }

  private int[][] residencies() {
    MapPoint point = problem.space.newPoint();
    problem.space.decodeBypass(java.math.BigInteger.ZERO, point);
    int[][] all = new int[problem.shapes.length][];
    for (int dataSpace = 0; dataSpace < all.length; dataSpace++) {
      int fixed = 0;
      int free = 0;
      for (int level = 0; level < problem.levels; level++) {
        if (problem.space.isBypassFree(level, dataSpace)) {
          free |= 1 << level;
        } else if (point.keeps(level, dataSpace)) {
          fixed |= 1 << level;
        }
      }
      List<Integer> masks = new ArrayList<>();
      for (int subset = free; ; subset = (subset - 1) & free) {
        if ((fixed | subset) != 0) {
          masks.add(fixed | subset);
        }
        if (subset == 0) {
          break;
        }
      }
      all[dataSpace] = masks.stream().mapToInt(Integer::intValue).toArray();
    }
    return all;
  }

  private void collect(
      int level, long[][] factors, long[] left, List<List<long[]>> lists, List<Root> roots, int[][] keepers) {
    if (level == problem.levels) {
      long[][] copy = new long[factors.length][];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = factors[i].clone();
      }
      addRoots(new SpatialSkeleton(copy, problem.bounds), roots, keepers);
      return;
    }
    for (long[] choice : lists.get(level)) {
      boolean fits = true;
      for (int d = 0; d < left.length && fits; d++) {
        fits = left[d] % choice[d] == 0;
      }
      if (fits) {
        for (int d = 0; d < left.length; d++) {
          left[d] /= choice[d];
        }
        factors[level] = choice;
        collect(level + 1, factors, left, lists, roots, keepers);
        for (int d = 0; d < left.length; d++) {
          left[d] *= choice[d];
        }
      }
    }
  }

  private void addRoots(SpatialSkeleton skeleton, List<Root> roots, int[][] keepers) {
    if (skeleton.units < problem.leastUnits || !TemporalLattice.allowsNone(problem, skeleton)) {
      return;
    }
    skeletons++;
    double cycles = skeleton.steps + problem.rates.latencyCycles();
    double limit = best.costLimit(Integer.MAX_VALUE, cycles) - SubproblemCosts.fixed(problem, skeleton);
    double[][] costs = new double[keepers.length][];
    double[] least = new double[keepers.length + 1];
    for (int s = keepers.length - 1; s >= 0; s--) {
      costs[s] = new double[keepers[s].length];
      double min = Double.POSITIVE_INFINITY;
      for (int i = 0; i < costs[s].length; i++) {
        costs[s][i] =
            SubproblemCosts.arithmetic(problem, skeleton, s, keepers[s][i])
                + SubproblemCosts.compulsory(problem, skeleton, s, keepers[s][i]);
        min = Math.min(min, costs[s][i]);
      }
      least[s] = least[s + 1] + min;
    }
    choose(0, 0, new int[keepers.length], skeleton, cycles, limit, costs, least, roots, keepers);
  }

  private void choose(
      int s, double cost, int[] chosen, SpatialSkeleton skeleton, double cycles, double limit,
      double[][] costs, double[] least, List<Root> roots, int[][] keepers) {
    if (cost + least[s] >= limit) {
      return;
    }
    if (s == keepers.length) {
      double total = cost + SubproblemCosts.fixed(problem, skeleton);
      roots.add(new Root(skeleton, new Residency(chosen.clone()), best.objective(total, cycles), total));
      return;
    }
    for (int i = 0; i < keepers[s].length; i++) {
      chosen[s] = keepers[s][i];
      choose(s + 1, cost + costs[s][i], chosen, skeleton, cycles, limit, costs, least, roots, keepers);
    }
  }

  public void run() throws InterruptedException {
    List<List<long[]>> lists = new ArrayList<>();
    for (int level = 0; level < problem.levels; level++) {
      if (problem.spatial[level] < 0) {
        long[] none = new long[problem.dimensions];
        Arrays.fill(none, 1);
        lists.add(List.of(none));
      } else {
        lists.add(problem.space.spatialChoices().factors(problem.spatial[level]));
      }
    }
    List<Root> all = new ArrayList<>();
    long t0 = System.nanoTime();
    collect(0, new long[problem.levels][], problem.bounds.clone(), lists, all, residencies());
    all.sort(Comparator.comparingDouble(Root::bound));
    roots = all.size();
    long t1 = System.nanoTime();
    // group by skeleton, in the order of the first
    java.util.LinkedHashMap<SpatialSkeleton, List<Integer>> groups = new java.util.LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      groups.computeIfAbsent(all.get(i).skeleton(), k -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> work = new ArrayList<>(groups.values());
    trace.append(String.format("skeletons %d roots %d groups %d enumerate %.3fs%n", skeletons, roots, work.size(), (t1 - t0) / 1e9));
    AtomicInteger next = new AtomicInteger();
    Thread[] threads = new Thread[options.threads()];
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(
              () -> {
                try {
                LeafJudge judge =
                    new LeafJudge(
                        new MappingJudge(
                            problem.evaluator.session(), options.objectives(), options.caps(), problem.leastUnits),
                        problem.space.newMapping(),
                        best);
                Descent descent = new Descent(problem, best, judge);
                for (int g = next.getAndIncrement(); g < work.size() && !deadline.isOver(); g = next.getAndIncrement()) {
                  solve(all, work.get(g), descent);
                }
                expanded.addAndGet(descent.expanded);
                evaluated.addAndGet(descent.evaluated);
                } catch (Throwable e) {
                  failures.add(e);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(failures.get(0));
    }
    trace.append(String.format("solve %.3fs tables %d survivors %d expanded %d evaluated %d%n", (System.nanoTime() - t1) / 1e9, tables.get(), survivors.get(), expanded.get(), evaluated.get()));
  }

  private void solve(List<Root> all, List<Integer> group, Descent descent) {
    SkeletonModel model = null;
    for (int number : group) {
      Root root = all.get(number);
      double cycles = root.skeleton().steps + problem.rates.latencyCycles();
      if (root.cost() >= best.costLimit(number, cycles)) {
        continue;
      }
      if (model == null) {
        model = new SkeletonModel(problem, root.skeleton());
      }
      tables.incrementAndGet();
      Subproblem sub = new Subproblem(model, root.residency());
      double constant = model.fixed;
      for (int s = 0; s < problem.shapes.length; s++) {
        int keepers = root.residency().keepers[s];
        constant +=
            SubproblemCosts.arithmetic(problem, root.skeleton(), s, keepers)
                + SubproblemCosts.constants(problem, root.skeleton(), s, keepers);
      }
      if (constant + sub.bound() >= best.costLimit(number, cycles)) {
        continue;
      }
      survivors.incrementAndGet();
      descent.run(sub, number, constant, cycles);
    }
  }
}
