package org.loopwright.search.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.testkit.SmallSpec;

/** The search over residual factors, on problems small enough to try every perfect mapping. */
final class ImperfectSearchTest {
  private static final List<Objective> OBJECTIVES = Objective.STANDARD;
  private static final AtomicLong CLOCK = new AtomicLong();

  @Property(tries = 20, seed = "2022")
  void resultIsNoWorseThanPerfectAndNeverBelowTheBound(@ForAll long seed) {
    requireBounds(seed);
  }

  /** Other problems each time; the seed is in the message. */
  @Tag("nightly")
  @Property(tries = 2_000)
  void resultsOfEverNewProblemsAreNoWorseThanPerfect(@ForAll long seed) {
    requireBounds(seed);
  }

  private static void requireBounds(long seed) {
    MappingProblem problem = MappingProblems.of(seed);
    assumeThat(isCountable(problem.workload())).isTrue();
    Objective objective = OBJECTIVES.get(Math.floorMod(problem.seed(), OBJECTIVES.size()));
    SearchResult imperfect = run(problem, options(objective, SearchAlgorithm.IMPERFECT, 2));
    SearchResult hybrid = run(problem, options(objective, SearchAlgorithm.HYBRID, 1));
    double bound = imperfect.certificate().orElseThrow().lowerBound();
    assertThat(imperfect.covered()).isFalse();
    hybrid
        .best()
        .ifPresent(
            found -> {
              assertThat(found.objectives().get(0)).isGreaterThanOrEqualTo(bound);
              assertThat(imperfect.best().orElseThrow().objectives().get(0))
                  .isLessThanOrEqualTo(found.objectives().get(0));
            });
    imperfect
        .best()
        .ifPresent(
            found -> {
              assertThat(found.objectives().get(0)).isGreaterThanOrEqualTo(bound);
              assertThat(found.evaluation().computes()).isEqualTo(problem.workload().operations());
              requireSameWhenEvaluatedAgain(problem, found);
              requireConstraints(problem, found);
            });
  }

  private static void requireSameWhenEvaluatedAgain(MappingProblem problem, FoundMapping found) {
    assertThat(problem.evaluator().evaluate(found.mapping()))
        .isEqualTo(new Verdict.Valid(found.evaluation()));
  }

  private static void requireConstraints(MappingProblem problem, FoundMapping found) {
    for (LevelMapping level : found.mapping().levels()) {
      LevelConstraint limits = problem.constraints().of(level.level());
      assertThat(level.keep().containsAll(limits.keep())).isTrue();
      assertThat(Collections.disjoint(level.keep(), limits.bypass())).isTrue();
      requireLimits(problem, limits.temporal(), level.temporal());
      requireLimits(problem, limits.spatial(), level.spatialX());
      requireLimits(problem, limits.spatial(), level.spatialY());
    }
  }

  private static void requireLimits(
      MappingProblem problem, NestConstraint limits, List<Loop> loops) {
    for (Loop loop : loops) {
      FactorLimit limit = limits.factors().get(loop.dimension());
      long most = limit == null ? limits.othersAtMost().orElse(Long.MAX_VALUE) : limit.most();
      assertThat(loop.bound()).as("%s%n%s", loop, problem).isLessThanOrEqualTo(most);
    }
  }

  @Property(tries = 15, seed = "2022")
  void resultDoesNotDependOnThreadsOrOnTheOrderOfDimensions(@ForAll long seed) {
    MappingProblem problem = MappingProblems.of(seed);
    assumeThat(isCountable(problem.workload())).isTrue();
    SearchResult one = run(problem, options(Objective.EDP, SearchAlgorithm.IMPERFECT, 1));
    SearchResult two =
        run(problem.shuffled(7), options(Objective.EDP, SearchAlgorithm.IMPERFECT, 2));
    assertThat(two.best().map(FoundMapping::mapping))
        .isEqualTo(one.best().map(FoundMapping::mapping));
    assertThat(two.statistics().evaluated()).isEqualTo(one.statistics().evaluated());
  }

  /** Seven columns for seven rows in one go and one for the last: 8 = 7 + 1, or 4 + 4. */
  @Test
  void primeBoundsFillAnArray() {
    SmallSpec spec = spec("matmul M13 N1 K4", 7);
    SearchResult hybrid = run(spec, Constraints.NONE, SearchAlgorithm.HYBRID);
    SearchResult imperfect = run(spec, Constraints.NONE, SearchAlgorithm.IMPERFECT);
    assertThat(hybrid.best().orElseThrow().evaluation().cycles()).isEqualTo(13);
    assertThat(imperfect.best().orElseThrow().evaluation().cycles()).isEqualTo(8);
    assertThat(imperfect.certificate().orElseThrow().lowerBound()).isEqualTo(8); // 52 / 7, up
  }

  /** No perfect mapping has a loop of 5 over 13, so the mapspace is empty without residuals. */
  @Test
  void aFactorThatDoesNotDivideCanBeAskedFor() {
    NestConstraint five = NestConstraint.FREE.withFactors(Map.of("M", FactorLimit.exactly(5)));
    Constraints constraints =
        new Constraints(
            List.of(new LevelConstraint("L0", five, NestConstraint.FREE, Set.of(), Set.of())), 0);
    SmallSpec spec = spec("matmul M13 N1 K4", 7);
    SearchResult hybrid = run(spec, constraints, SearchAlgorithm.HYBRID);
    assertThat(hybrid.verdict()).isEqualTo(SearchVerdict.INFEASIBLE);
    SearchResult imperfect = run(spec, constraints, SearchAlgorithm.IMPERFECT);
    assertThat(imperfect.best().orElseThrow().mapping().levels().get(0).temporal())
        .contains(new Loop("M", 5, 3));
  }

  @Test
  void aResultWithASumIsRefusedByName() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P5 R2; X +=[P+R]
              L1 1x1 keeps X | P5 R2 | Y - | X -
              L0 1x1 keeps X | - | Y - | X -
              MAC 1x1
            """);
    assertThatThrownBy(() -> run(spec, Constraints.NONE, SearchAlgorithm.IMPERFECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the result X");
  }

  private static SmallSpec spec(String matmul, int columns) {
    String text =
        """
        %s; A[M][K]; B[K][N]; Z +=[M][N]
          L1 1x1 keeps A B Z | M13 K4 | Y - | X -
          L0 %2$dx1 keeps A B Z | - | Y - | X -
          MAC %2$dx1
        """;
    return SmallSpec.parse(text.formatted(matmul, columns));
  }

  private static SearchResult run(
      SmallSpec spec, Constraints constraints, SearchAlgorithm algorithm) {
    Architecture architecture = spec.architecture();
    Evaluator evaluator =
        new Evaluator(spec.workload(), architecture, EnergyTable.EMPTY, AreaTable.EMPTY);
    return Mapper.run(
        evaluator,
        constraints,
        options(Objective.DELAY, algorithm, 2, 20_000),
        SearchControl.quiet(CLOCK::incrementAndGet));
  }

  private static SearchResult run(MappingProblem problem, SearchOptions options) {
    return Mapper.run(
        problem.evaluator(),
        problem.constraints(),
        options,
        SearchControl.quiet(CLOCK::incrementAndGet));
  }

  private static SearchOptions options(
      Objective objective, SearchAlgorithm algorithm, int threads) {
    return options(objective, algorithm, threads, 400);
  }

  private static SearchOptions options(
      Objective objective, SearchAlgorithm algorithm, int threads, long searchSize) {
    return new SearchOptions(
        algorithm,
        SearchGoal.of(List.of(objective)),
        new SearchLimits(
            OptionalLong.of(searchSize), OptionalDouble.empty(), OptionalLong.of(250_000)),
        threads,
        1);
  }

  private static boolean isCountable(Workload workload) {
    try {
      PackedMapping.requireCountableResiduals(workload);
      return true;
    } catch (IllegalArgumentException refused) {
      return workload.dataSpaces().stream().noneMatch(DataSpace::readWrite);
    }
  }
}
