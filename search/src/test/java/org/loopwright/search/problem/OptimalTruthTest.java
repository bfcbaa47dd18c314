package org.loopwright.search.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.expression.ArithmeticOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;
import org.loopwright.model.expression.MathFunction;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.Target;

/**
 * The proving search against every mapping of small mapspaces. A counter-example is printed in
 * full, with the seed for {@link MappingProblems#of} or {@link SkewedProblems#of(long)}.
 */
final class OptimalTruthTest {
  private static final Expression ENERGY_PJ = new Expression.Name("energy_pj");

  /** Orders of objectives: each alone, and some that break ties by another. */
  private static final List<List<Objective>> GOALS =
      List.of(
          List.of(Objective.ENERGY),
          List.of(Objective.DELAY),
          List.of(Objective.EDP),
          List.of(Objective.ED2P),
          List.of(Objective.LAST_LEVEL_ACCESSES),
          List.of(Objective.DELAY, Objective.ENERGY),
          List.of(Objective.DELAY, Objective.EDP),
          List.of(Objective.DELAY, Objective.LAST_LEVEL_ACCESSES),
          List.of(Objective.ENERGY, Objective.DELAY),
          List.of(Objective.LAST_LEVEL_ACCESSES, Objective.EDP));

  private static final Objective SUM = formula("energy + 50 cycles", plus(ENERGY_PJ, times(50)));

  /** Long runs alone decide what it is, so that energy breaks many ties. */
  private static final Objective MOST =
      formula(
          "the more of energy and 20 cycles",
          new Expression.Call(MathFunction.MAX, List.of(ENERGY_PJ, times(20))));

  /** Lists of which the proof takes each in turn. */
  private static final List<List<Target>> LISTS =
      List.of(
          List.of(new Target(Objective.DELAY, 0.3), Target.of(Objective.ENERGY)),
          List.of(new Target(Objective.ENERGY, 0.1), Target.of(Objective.DELAY)),
          List.of(new Target(Objective.EDP, 0.2), new Target(SUM, 0.1), Target.of(MOST)),
          List.of(new Target(Objective.LAST_LEVEL_ACCESSES, 0.2), Target.of(Objective.EDP)));

  private static final double GAP = 0.05;

  @Provide
  Arbitrary<MappingProblem> problems() {
    return MappingProblems.problems();
  }

  @Provide
  Arbitrary<MappingProblem> skewed() {
    return SkewedProblems.problems();
  }

  @Tag("slow")
  @Property(tries = 200, seed = "2019")
  void optimumIsTheLeastOfAllMappings(@ForAll("problems") MappingProblem problem) {
    requireTruth(problem, SearchAlgorithm.OPTIMAL);
  }

  @Tag("slow")
  @Property(tries = 150, seed = "2024")
  void optimumOfSkewedProblemsIsTheLeast(@ForAll("skewed") MappingProblem problem) {
    requireTruth(problem, SearchAlgorithm.OPTIMAL);
  }

  /** With a column to spare, neighbours in a row are two steps of a loop apart. */
  @Test
  void rowsMayStayUnfilled() {
    requireLeast(
        SkewedProblems.of("conv1d P3 R3; W[R]; X[2*P+R]; Z +=[P]", new Mesh(2, 3), 3),
        Objective.ENERGY,
        133);
  }

  @Test
  void coefficientsMayDifferInSign() {
    requireLeast(
        SkewedProblems.of("conv1d P4 R6; W[R]; X[P+-3*R]; Z +=[P]", new Mesh(9, 1), 4),
        Objective.LAST_LEVEL_ACCESSES,
        29);
  }

  /** A loop that moves nothing starts the slide below it again: a long step back. */
  @Test
  void loopsMayRestOutsideOfASlide() {
    requireLeast(
        SkewedProblems.of("conv1d P4 R12 K2; W[R][K]; X[4*P+2*R]; Z +=[P][K]", new Mesh(6, 1), 4),
        Objective.LAST_LEVEL_ACCESSES,
        77);
  }

  /** Other problems each time; the seed is in the message. */
  @Tag("nightly")
  @Property(tries = 20_000)
  void optimaOfEverNewProblemsAreTheLeast(@ForAll("problems") MappingProblem problem) {
    requireTruth(problem, SearchAlgorithm.OPTIMAL);
  }

  /** What leaves out only orders that cost the same must find the same. */
  @Tag("slow")
  @Property(tries = 60, seed = "2023")
  void linearPrunedSearchFindsTheLeastToo(@ForAll("problems") MappingProblem problem) {
    requireTruth(problem, SearchAlgorithm.LINEAR_PRUNED);
  }

  @Tag("slow")
  @Property(tries = 15, seed = "2025")
  void formulasAreProvedToo(@ForAll("problems") MappingProblem problem) {
    TrueCosts truth = TrueCosts.of(problem);
    for (List<Objective> goal : List.of(List.of(SUM), List.of(MOST), List.of(MOST, SUM))) {
      requireTruth(problem, truth, SearchAlgorithm.OPTIMAL, goal, SearchCaps.NONE);
    }
  }

  @Tag("slow")
  @Property(tries = 15, seed = "2026")
  void withinTheToleranceOfOneTheNextDecides(@ForAll("problems") MappingProblem problem) {
    TrueCosts truth = TrueCosts.of(problem);
    for (List<Target> list : LISTS) {
      for (SearchAlgorithm algorithm :
          List.of(SearchAlgorithm.OPTIMAL, SearchAlgorithm.LINEAR_PRUNED)) {
        SearchGoal goal = new SearchGoal(list, SearchCaps.NONE, 0);
        SearchResult result =
            search(problem, new SearchOptions(algorithm, goal, SearchLimits.NONE, 2, 1));
        assertThat(result.best().map(FoundMapping::objectives))
            .as("%s by %s", list, algorithm)
            .isEqualTo(truth.least(list));
        assertThat(result.covered()).isTrue();
        result.best().ifPresent(best -> requireBounds(list, best.objectives(), result.bounds()));
      }
    }
  }

  /** Each value is within its tolerance above its bound; without one it is the bound. */
  private static void requireBounds(
      List<Target> list, List<Double> values, List<OptionalDouble> bounds) {
    for (int i = 0; i < list.size(); i++) {
      double least = bounds.get(i).orElseThrow();
      assertThat(values.get(i)).isBetween(least, list.get(i).ceiling(least));
    }
  }

  @Tag("slow")
  @Property(tries = 15, seed = "2027")
  void ofEqualsTheLeastEnergyWins(@ForAll("problems") MappingProblem problem) {
    TrueCosts truth = TrueCosts.of(problem);
    for (Objective objective : List.of(Objective.DELAY, Objective.LAST_LEVEL_ACCESSES, MOST)) {
      for (SearchAlgorithm algorithm :
          List.of(SearchAlgorithm.OPTIMAL, SearchAlgorithm.LINEAR_PRUNED, SearchAlgorithm.HYBRID)) {
        SearchResult result =
            search(problem, options(algorithm, List.of(objective), SearchCaps.NONE, 0, 2));
        assertThat(result.best().map(best -> best.evaluation().energyPj()))
            .as("energy of least %s by %s", objective.label(), algorithm)
            .isEqualTo(
                truth
                    .least(List.of(objective, Objective.ENERGY), SearchCaps.NONE)
                    .map(values -> values.get(1)));
      }
    }
  }

  @Tag("slow")
  @Property(tries = 150, seed = "2020")
  void mappingDoesNotDependOnThreadsOrTheOrderInTheFile(
      @ForAll("problems") MappingProblem problem) {
    List<Objective> goal = goal(problem);
    Optional<Mapping> mapping =
        mapping(search(problem, options(SearchAlgorithm.OPTIMAL, goal, SearchCaps.NONE, 0, 1)));
    SearchOptions two = options(SearchAlgorithm.OPTIMAL, goal, SearchCaps.NONE, 0, 2);
    assertThat(mapping(search(problem, two))).as("two threads").isEqualTo(mapping);
    assertThat(mapping(search(problem.shuffled(problem.seed()), two)))
        .as("shuffled dimensions and data spaces")
        .isEqualTo(mapping);
  }

  @Tag("slow")
  @Property(tries = 150, seed = "2021")
  void withinAGapTheBestIsAsNearAsPromised(@ForAll("problems") MappingProblem problem) {
    List<Objective> goal = goal(problem);
    SearchResult result =
        search(problem, options(SearchAlgorithm.OPTIMAL, goal, SearchCaps.NONE, GAP, 2));
    Optional<List<Double>> least = TrueCosts.of(problem).least(goal, SearchCaps.NONE);
    assertThat(result.best().isPresent()).isEqualTo(least.isPresent());
    least.ifPresent(
        values ->
            assertThat(values(result).get(0))
                .isBetween(values.get(0), values.get(0) / (1 - GAP) * (1 + 1e-12)));
    requireHonest(result, least);
  }

  @Tag("slow")
  @Property(tries = 150, seed = "2022")
  void whatIsSaidAfterAnEarlyEndIsTrue(@ForAll("problems") MappingProblem problem) {
    List<Objective> goal = goal(problem);
    int looks = new SplittableRandom(problem.seed()).nextInt(1, 200);
    AtomicLong clock = new AtomicLong();
    SearchControl control = SearchControl.quiet(() -> clock.addAndGet(1_000_000_000L));
    SearchOptions options =
        new SearchOptions(
            SearchAlgorithm.OPTIMAL,
            SearchGoal.of(goal),
            SearchLimits.NONE.withTimeLimitSeconds(looks),
            1,
            1);
    SearchResult result = Mapper.run(problem.evaluator(), problem.constraints(), options, control);
    Optional<List<Double>> least = TrueCosts.of(problem).least(goal, SearchCaps.NONE);
    requireHonest(result, least);
    if (result.covered()) {
      assertThat(result.best().map(FoundMapping::objectives)).isEqualTo(least);
    }
  }

  /** By one thread too: two may find by chance what a bound would have cut off. */
  private static void requireLeast(MappingProblem problem, Objective objective, double value) {
    List<Objective> goal = List.of(objective);
    assertThat(TrueCosts.of(problem).least(goal, SearchCaps.NONE)).contains(List.of(value));
    SearchOptions one = options(SearchAlgorithm.OPTIMAL, goal, SearchCaps.NONE, 0, 1);
    assertThat(values(search(problem, one))).containsExactly(value);
    requireTruth(problem, SearchAlgorithm.OPTIMAL);
  }

  /** For every goal, and under caps that some mapping meets. */
  static void requireTruth(MappingProblem problem, SearchAlgorithm algorithm) {
    TrueCosts truth = TrueCosts.of(problem);
    for (List<Objective> goal : GOALS) {
      requireTruth(problem, truth, algorithm, goal, SearchCaps.NONE);
    }
    if (!truth.all().isEmpty()) {
      TrueCosts.Cost some = truth.all().get(Math.floorMod(problem.seed(), truth.all().size()));
      SearchCaps delay =
          new SearchCaps(OptionalDouble.empty(), OptionalDouble.of((double) some.cycles()));
      requireTruth(problem, truth, algorithm, List.of(Objective.ENERGY), delay);
      double pj = Math.max(some.energyPj(), Double.MIN_VALUE);
      SearchCaps energy = new SearchCaps(OptionalDouble.of(pj), OptionalDouble.empty());
      requireTruth(problem, truth, algorithm, List.of(Objective.DELAY, Objective.ENERGY), energy);
      SearchCaps both =
          new SearchCaps(OptionalDouble.of(pj), OptionalDouble.of(some.cycles() * 0.9));
      requireTruth(problem, truth, algorithm, List.of(Objective.EDP), both);
    }
  }

  private static void requireTruth(
      MappingProblem problem,
      TrueCosts truth,
      SearchAlgorithm algorithm,
      List<Objective> goal,
      SearchCaps caps) {
    Optional<List<Double>> least = truth.least(goal, caps);
    SearchResult result = search(problem, options(algorithm, goal, caps, 0, 2));
    assertThat(result.best().map(FoundMapping::objectives))
        .as("%s under %s, %s mappings, %s valid", goal, caps, truth.mappings(), truth.valid())
        .withFailMessage(
            () ->
                String.format(
                    "%s under %s: least %s, found %s by %s",
                    goal,
                    caps,
                    least,
                    result.best().map(FoundMapping::objectives),
                    result.best().map(FoundMapping::mapping)))
        .isEqualTo(least);
    assertThat(result.covered()).as("covered").isTrue();
    assertThat(result.verdict())
        .isEqualTo(least.isPresent() ? SearchVerdict.OPTIMAL : SearchVerdict.INFEASIBLE);
    result.certificate().ifPresent(proof -> assertThat(proof.gap()).isZero());
    requireHonest(result, least);
    result.best().ifPresent(best -> requireRepeatable(problem, best, goal));
  }

  /** The mapping that was returned costs what is said of it. */
  private static void requireRepeatable(
      MappingProblem problem, FoundMapping best, List<Objective> goal) {
    TrueCosts.Cost cost = TrueCosts.of(problem, best.mapping()).orElseThrow();
    assertThat(goal.stream().map(cost::of).toList()).isEqualTo(best.objectives());
    assertThat(best.evaluation().energyPj()).isEqualTo(cost.energyPj());
    assertThat(best.evaluation().cycles()).isEqualTo(cost.cycles());
  }

  /** Nothing is below the bound, and nothing that was found is below the truth. */
  private static void requireHonest(SearchResult result, Optional<List<Double>> least) {
    double truth = least.map(values -> values.get(0)).orElse(Double.POSITIVE_INFINITY);
    result
        .best()
        .ifPresent(best -> assertThat(best.objectives().get(0)).isGreaterThanOrEqualTo(truth));
    result
        .certificate()
        .ifPresent(
            proof -> {
              assertThat(proof.lowerBound()).as("lower bound").isLessThanOrEqualTo(truth);
              double best = result.best().map(b -> b.objectives().get(0)).orElse(0.0);
              double gap = best > 0 ? (best - Math.min(best, proof.lowerBound())) / best : 0;
              assertThat(proof.gap()).as("gap").isBetween(gap - 1e-12, 1.0);
            });
  }

  private static List<Objective> goal(MappingProblem problem) {
    return GOALS.get(Math.floorMod(problem.seed(), GOALS.size()));
  }

  private static List<Double> values(SearchResult result) {
    return result.best().orElseThrow().objectives();
  }

  private static Optional<Mapping> mapping(SearchResult result) {
    return result.best().map(FoundMapping::mapping);
  }

  private static SearchResult search(MappingProblem problem, SearchOptions options) {
    AtomicLong clock = new AtomicLong();
    return Mapper.run(
        problem.evaluator(),
        problem.constraints(),
        options,
        SearchControl.quiet(clock::incrementAndGet));
  }

  private static SearchOptions options(
      SearchAlgorithm algorithm, List<Objective> goal, SearchCaps caps, double gap, int threads) {
    return new SearchOptions(
        algorithm, SearchGoal.of(goal, caps, gap), SearchLimits.NONE, threads, 1);
  }

  private static Expression times(long cycles) {
    return new Expression.Operation(
        new Expression.Literal(BigInteger.valueOf(cycles)),
        ArithmeticOperator.TIMES,
        new Expression.Name("cycles"));
  }

  private static Expression plus(Expression left, Expression right) {
    return new Expression.Operation(left, ArithmeticOperator.PLUS, right);
  }

  private static Objective formula(String name, Expression meaning) {
    return new Objective(name, "", new Formula(name, meaning));
  }
}
