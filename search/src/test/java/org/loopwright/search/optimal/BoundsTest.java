package org.loopwright.search.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Mesh;
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
import org.loopwright.search.problem.MappingProblems;
import org.loopwright.search.problem.SkewedProblems;

/**
 * No bound is above what a mapping costs that it stands for: not the quick ones, not those of the
 * tables, not those on the way to the mapping. Where only the optima are compared, a bound that is
 * too high for other mappings goes unseen.
 */
final class BoundsTest {
  private static final int MAPPINGS = 300;
  private static final int MANY = 4_000;

  /** Sums in another order. */
  private static final double ROUNDING = 1e-9;

  @Provide
  Arbitrary<MappingProblem> problems() {
    return MappingProblems.problems();
  }

  @Provide
  Arbitrary<MappingProblem> skewed() {
    return SkewedProblems.problems();
  }

  @Property(tries = 20, seed = "2031")
  void boundsAreNoMoreThanMappingsCost(@ForAll("problems") MappingProblem problem) {
    requireBounds(problem);
  }

  @Property(tries = 20, seed = "2032")
  void boundsOfSkewedProblemsAreNoMoreThanMappingsCost(@ForAll("skewed") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("slow")
  @Property(tries = 300, seed = "2033")
  void boundsOfManyProblems(@ForAll("problems") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("slow")
  @Property(tries = 600, seed = "2034")
  void boundsOfManySkewedProblems(@ForAll("skewed") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("nightly")
  @Property(tries = 10_000)
  void boundsOfEverNewProblems(@ForAll("problems") MappingProblem problem) {
    requireBounds(problem);
  }

  @Tag("nightly")
  @Property(tries = 20_000)
  void boundsOfEverNewSkewedProblems(@ForAll("skewed") MappingProblem problem) {
    requireBounds(problem);
  }

  /** The parent sends what it holds once, not again for each iteration of K. */
  @Test
  void whatIsHeldIsSentOnce() {
    requireBounds(
        SkewedProblems.of(
            "conv1d P2 R4 K2; W[R][K]; X[P+R]; Z +=[P][K]", 30, List.of(new Mesh(4, 1))),
        MANY);
  }

  /** K between R and P steps back by one, where a neighbour can help; P steps less often then. */
  @Test
  void loopsThatRestMayComeBetweenTwoThatSlide() {
    requireBounds(
        SkewedProblems.of(
            "conv1d P16 R3 K2; W[R][K]; X[P+R]; Z +=[P][K]", 3, List.of(new Mesh(9, 1))),
        MANY);
  }

  /** After R2 P2, R3 takes the tile elsewhere, but P2 then to where it was. */
  @Test
  void aSlideMayGoOnLater() {
    requireBounds(
        SkewedProblems.of(
            "conv1d P4 R6; W[R]; X[3*P+R]; Z +=[P]", 4, List.of(Mesh.SINGLE, Mesh.SINGLE)),
        MANY);
  }

  /** The steps of a loop are longer outside of spatial loops of its dimension. */
  @Test
  void whatIsProvedDependsOnTheLevelOfALoop() {
    Mesh three = new Mesh(3, 1);
    requireBounds(
        SkewedProblems.of("conv1d P2 R6; W[R]; X[3*P+R]; Z +=[P]", 4, List.of(three, three, three)),
        MANY);
  }

  /** The judge counts a tile of 7 words as 6 fills, 7 times 3 words that rest under K as well. */
  @Test
  void asMuchMayBeCutOffOfWhatRests() {
    MappingProblem given =
        SkewedProblems.of("conv C7 P4 R5 K3; W[K]; X[C][P+R]; Z +=[K]", 1, List.of(new Mesh(6, 5)));
    Map<String, Map<String, Double>> fills = new HashMap<>();
    fills.put("MAC", Map.of("compute", 0.0));
    fills.put("L0", prices(1));
    fills.put("DRAM", prices(0));
    requireBounds(
        new MappingProblem(
            0, given.workload(), given.architecture(), new EnergyTable(fills), given.constraints()),
        MANY);
  }

  private static Map<String, Double> prices(double write) {
    return Map.of("read", 0.0, "write", write, "update", 0.0, "leak", 0.0, "block_address", 0.0);
  }

  private static void requireBounds(MappingProblem problem) {
    requireBounds(problem, MAPPINGS);
  }

  private static void requireBounds(MappingProblem problem, int mappings) {
    for (Objective goal : List.of(Objective.ENERGY, Objective.LAST_LEVEL_ACCESSES)) {
      new Bounds(problem, goal).require(mappings, new Random(problem.seed()));
    }
  }

  /** The bounds of one problem. */
  private static final class Bounds {
    private final SearchProblem problem;
    private final MapSpace space;
    private final Objective goal;
    private final EvaluationSession session;
    private final Map<List<Object>, Root> roots = new HashMap<>();
    private final Map<SpatialSkeleton, SkeletonTables> skeletons = new HashMap<>();
    private final Map<Root, Tables> tables = new HashMap<>();

    Bounds(MappingProblem given, Objective goal) {
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

    void require(int mappings, Random random) {
      MapPoint point = space.newPoint();
      PackedMapping mapping = space.newMapping();
      for (int i = 0; i < mappings && !space.isEmpty(); i++) {
        space.decode(
            new BigInteger(space.size().bitLength() + 40, random).mod(space.size()), point);
        point.pack(mapping);
        if (session.evaluate(mapping) && session.computeInstances() >= problem.minUnits()) {
          requireBelow(point);
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
      assertThat(root.cycles())
          .as("cycles, " + what)
          .isLessThanOrEqualTo((double) session.cycles());
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
  }

  /** The tables of one subproblem, and what walking it has proved. */
  private static final class Tables {
    final double separate;
    final double least;
    final List<Subproblem> tables;
    final WalkBounds walk;

    Tables(Bounds bounds, Root root, SkeletonTables skeleton) {
      double[] any = new double[bounds.problem.levels()];
      Arrays.fill(any, Double.POSITIVE_INFINITY);
      Subproblem exact = new Subproblem(skeleton, root.bypass(), any, true);
      tables = List.of(exact, new Subproblem(skeleton, root.bypass(), any, false));
      separate = root.fixed() + skeleton.leastByCut(root.bypass())[0];
      Incumbents best = bounds.nothingFound();
      BranchAndBound search = new BranchAndBound(bounds.problem, best, new SearchCounts());
      search.run(exact, 0, root.fixed(), root.cycles());
      walk = new WalkBounds(bounds.problem, search.proved());
      least = best.objectives()[0];
    }
  }
}
