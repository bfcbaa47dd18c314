package org.loopwright.search.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.RunConstants;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.optimal.Roots.Root;
import org.loopwright.search.optimal.bound.SkeletonTables;
import org.loopwright.search.optimal.bound.Subproblem;
import org.loopwright.search.optimal.tiling.BypassChoice;
import org.loopwright.search.optimal.tiling.SearchProblem;
import org.loopwright.search.optimal.tiling.SpatialSkeleton;
import org.loopwright.search.optimal.tiling.Symmetries;
import org.loopwright.search.problem.MappingProblem;

/** The bounds of one problem, to hold against what its mappings cost. */
final class ProblemBounds {
  /** Sums in another order. */
  private static final double ROUNDING = 1e-9;

  private final SearchProblem problem;
  private final MapSpace space;
  private final Objective goal;
  private final EvaluationSession session;
  private final Map<List<Object>, Root> roots = new LinkedHashMap<>();
  private final Map<SpatialSkeleton, SkeletonTables> skeletons = new HashMap<>();
  private final Map<Root, Tables> tables = new HashMap<>();

  ProblemBounds(MappingProblem given, Objective goal) {
    this.goal = goal;
    space = given.space();
    long units = CandidateEvaluator.minUnits(given.architecture(), given.constraints());
    problem = new SearchProblem(given.evaluator(), space, SearchGoal.of(List.of(goal)), units);
    session = problem.evaluator().session();
    for (List<Root> group : Roots.list(problem, nothingFound()).groups()) {
      group.forEach(root -> roots.put(key(root.skeleton().factors(), root.bypass()), root));
    }
  }

  private Incumbents nothingFound() {
    SearchGoal only = SearchGoal.of(List.of(goal));
    CostLimits limits = new CostLimits(only, RunConstants.of(problem.evaluator()));
    return new Incumbents(limits, only.ranking().size(), space.newMapping(), () -> false);
  }

  private static List<Object> key(long[][] factors, BypassChoice bypass) {
    List<Object> key = new ArrayList<>();
    for (long[] level : factors) {
      key.add(Arrays.toString(level));
    }
    key.add(bypass);
    return key;
  }

  /** No bound on the way to some mappings is above what they cost. */
  void require(int mappings, Random random) {
    forSome(mappings, random, this::requireBelow);
  }

  /**
   * How close all bounds come and how much of the space they leave to look into.
   *
   * @param subproblems how many of them to walk
   * @param mappings how many of them to bound
   */
  Tightness tightness(int subproblems, int mappings, Random random) {
    Tightness sums = new Tightness();
    roots.values().stream()
        .sorted(Comparator.comparingDouble(Root::cost))
        .peek(sums::add)
        .limit(subproblems)
        .forEach(root -> sums.add(tables.computeIfAbsent(root, this::tables)));
    forSome(
        mappings,
        random,
        point -> {
          Root root = roots.get(key(factors(point), bypass(point)));
          if (root != null) {
            Tables bounds = tables.computeIfAbsent(root, this::tables);
            bounds.tables.forEach(each -> sums.walked += finite(bounds.walk.greatest(each, point)));
          }
        });
    return sums;
  }

  private static double finite(double bound) {
    return Double.isInfinite(bound) ? 0 : bound;
  }

  /** Some mappings that can run. */
  private void forSome(int mappings, Random random, Consumer<MapPoint> use) {
    MapPoint point = space.newPoint();
    PackedMapping mapping = space.newMapping();
    for (int i = 0; i < mappings && !space.isEmpty(); i++) {
      space.decode(new BigInteger(space.size().bitLength() + 40, random).mod(space.size()), point);
      point.pack(mapping);
      if (session.evaluate(mapping) && session.computeInstances() >= problem.minUnits()) {
        use.accept(point);
      }
    }
  }

  private void requireBelow(MapPoint point) {
    double cost =
        goal.equals(Objective.ENERGY) ? session.energyPj() : (double) session.lastLevelAccesses();
    long[][] factors = factors(point);
    Root root = roots.get(key(factors, bypass(point)));
    if (!new Symmetries(problem).isFirst(factors)) {
      assertThat(root).as("mirrored subproblem").isNull();
      return;
    }
    assertThat(root).as("subproblem").isNotNull();
    Tables bounds = tables.computeIfAbsent(root, this::tables);
    double most = cost + ROUNDING * Math.max(1, Math.abs(cost));
    String what = goal + ", " + describe(point);
    assertThat(root.cycles()).as("cycles, " + what).isLessThanOrEqualTo((double) session.cycles());
    assertThat(root.cost()).as("quick bound, " + what).isLessThanOrEqualTo(most);
    assertThat(bounds.separate).as("level bound, " + what).isLessThanOrEqualTo(most);
    assertThat(bounds.least).as("least of the subproblem, " + what).isLessThanOrEqualTo(most);
    for (Subproblem each : bounds.tables) {
      assertThat(root.fixed() + bounds.walk.greatest(each, point))
          .as(what)
          .isLessThanOrEqualTo(most);
    }
  }

  private Tables tables(Root root) {
    SkeletonTables skeleton =
        skeletons.computeIfAbsent(root.skeleton(), key -> new SkeletonTables(problem, key));
    return new Tables(this, root, skeleton);
  }

  private long[][] factors(MapPoint point) {
    long[][] factors = new long[problem.levels()][problem.dimensions()];
    for (int level = 0; level < problem.levels(); level++) {
      Arrays.fill(factors[level], 1);
      for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
        if (problem.spatial(level).isPresent()) {
          factors[level][dimension] = point.factor(problem.spatial(level).getAsInt(), dimension);
        }
      }
    }
    return factors;
  }

  private BypassChoice bypass(MapPoint point) {
    return new BypassChoice(
        IntStream.range(0, problem.dataSpaces())
            .mapToObj(
                dataSpace ->
                    IndexSet.where(problem.levels(), level -> point.keeps(level, dataSpace)))
            .toList());
  }

  private String describe(MapPoint point) {
    PackedMapping mapping = space.newMapping();
    point.pack(mapping);
    return mapping.unpack(space.workload(), problem.evaluator().architecture()).toString();
  }

  /** Sums of the bounds of a problem, and what its walks counted. */
  static final class Tightness {
    private long subproblems;
    private double quick;
    private double fixed;
    private double cycles;
    private double byCut;
    private double exact;
    private double coarse;
    private double walked;
    private final SearchCounts counts = new SearchCounts();

    private void add(Root root) {
      subproblems++;
      quick += root.cost();
      fixed += root.fixed();
      cycles += root.cycles();
    }

    private void add(Tables bounds) {
      byCut += finite(bounds.separate);
      exact += finite(bounds.tables.get(0).lowerBound());
      coarse += finite(bounds.tables.get(1).lowerBound());
      counts.add(bounds.counts);
    }

    /** All of it on one line; six digits, since the order of sums is free. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d,%.6g,%.6g,%.6g,%.6g,%.6g,%.6g,%.6g,%d,%d,%d,%d,%d",
          subproblems,
          quick,
          fixed,
          cycles,
          byCut,
          exact,
          coarse,
          walked,
          counts.expanded,
          counts.considered,
          counts.kept,
          counts.evaluated,
          counts.valid);
    }
  }

  /** The tables of one subproblem, and what walking it has proved. */
  private static final class Tables {
    final double separate;
    final double least;
    final List<Subproblem> tables;
    final WalkBounds walk;
    final SearchCounts counts = new SearchCounts();

    Tables(ProblemBounds bounds, Root root, SkeletonTables skeleton) {
      double[] any = new double[bounds.problem.levels()];
      Arrays.fill(any, Double.POSITIVE_INFINITY);
      Subproblem exact = new Subproblem(skeleton, root.bypass(), any, true);
      tables = List.of(exact, new Subproblem(skeleton, root.bypass(), any, false));
      separate = root.fixed() + skeleton.leastByCut(root.bypass())[0];
      Incumbents best = bounds.nothingFound();
      BranchAndBound search = new BranchAndBound(bounds.problem, best, counts);
      search.run(exact, 0, root.fixed(), root.cycles());
      walk = new WalkBounds(bounds.problem, search.proved());
      least = best.objectives()[0];
    }
  }
}
