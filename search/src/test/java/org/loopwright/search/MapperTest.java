package org.loopwright.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.SmallSpecs;

final class MapperTest {
  private static final AtomicLong CLOCK = new AtomicLong();
  private static final long ENUMERABLE = 30_000;

  @Property(tries = 40)
  void exhaustiveSearchFindsTheLeastOfAllPoints(@ForAll long seed) {
    SmallSpecs specs = enumerable(seed);
    SearchResult result = run(specs, options(SearchAlgorithm.EXHAUSTIVE));
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    double least = leastEnergyDelayProduct(specs, space);
    assertThat(result.covered()).isTrue();
    assertThat(result.statistics().evaluated()).isEqualTo(space.size().longValueExact());
    assertThat(value(result)).isEqualTo(least);
  }

  @Property(tries = 100)
  void prunedSearchFindsTheOptimumWithFewerEvaluations(@ForAll long seed) {
    SmallSpecs specs = enumerable(seed);
    SearchResult exhaustive = run(specs, options(SearchAlgorithm.EXHAUSTIVE));
    SearchResult pruned = run(specs, options(SearchAlgorithm.LINEAR_PRUNED));
    assertThat(value(pruned)).isCloseTo(value(exhaustive), within(1e-12 * value(exhaustive)));
    assertThat(pruned.statistics().evaluated())
        .isLessThanOrEqualTo(exhaustive.statistics().evaluated());
    assertThat(pruned.verdict()).isEqualTo(exhaustive.verdict());
  }

  @Property(tries = 60)
  void prunedSearchFindsTheOptimumBelowACap(@ForAll long seed) {
    SmallSpecs specs = enumerable(seed);
    SearchOptions exhaustive =
        options(SearchAlgorithm.EXHAUSTIVE)
            .withGoal(goal -> goal.withObjectives(List.of(Objective.ENERGY)));
    double least = value(run(specs, exhaustive));
    SearchCaps caps = new SearchCaps(OptionalDouble.of(1.1 * least), OptionalDouble.empty());
    SearchOptions delay =
        exhaustive
            .withGoal(goal -> goal.withObjectives(List.of(Objective.DELAY)))
            .withGoal(goal -> goal.withCaps(caps));
    SearchResult expected = run(specs, delay);
    SearchResult pruned = run(specs, delay.withAlgorithm(SearchAlgorithm.LINEAR_PRUNED));
    assertThat(value(pruned)).isEqualTo(value(expected));
  }

  @Test
  void resultDoesNotDependOnThreads() {
    for (SearchAlgorithm algorithm : SearchAlgorithm.values()) {
      SearchResult one = run(layer(), options(algorithm, 1, 6000));
      for (int threads : new int[] {2, 8}) {
        SearchResult more = run(layer(), options(algorithm, threads, 6000));
        assertThat(more.best()).isEqualTo(one.best());
        assertThat(more.statistics().evaluated()).isEqualTo(one.statistics().evaluated());
        assertThat(more.statistics().rejected()).isEqualTo(one.statistics().rejected());
      }
    }
  }

  @Test
  void resultDoesNotDependOnTheOrderOfDimensions() {
    SmallSpecs specs = layer();
    List<Dimension> turned = new ArrayList<>(specs.workload().dimensions());
    Collections.reverse(turned);
    Workload workload =
        new Workload(specs.workload().name(), turned, specs.workload().dataSpaces());
    SmallSpecs other = new SmallSpecs(workload, specs.architecture(), specs.constraints());
    for (SearchAlgorithm algorithm : SearchAlgorithm.values()) {
      SearchResult one = run(specs, options(algorithm, 1, 3000));
      SearchResult two = run(other, options(algorithm, 1, 3000));
      assertThat(two.best().orElseThrow().mapping()).isEqualTo(one.best().orElseThrow().mapping());
    }
  }

  @Test
  void searchSizeCountsValidMappings() {
    for (long size : new long[] {1, 33, 1000}) {
      SearchResult result = run(layer(), options(SearchAlgorithm.RANDOM, 2, size));
      assertThat(result.statistics().valid()).isEqualTo(size);
      assertThat(result.covered()).isFalse();
    }
  }

  @Test
  void victoryConditionStopsAfterMappingsWithoutABetterOne() {
    SearchOptions options =
        new SearchOptions(
            SearchAlgorithm.RANDOM,
            SearchGoal.of(List.of(Objective.ENERGY)),
            new SearchLimits(OptionalLong.empty(), OptionalDouble.empty(), OptionalLong.of(500)),
            2,
            1);
    List<SearchProgress> told = new ArrayList<>();
    SearchControl control = new SearchControl(CLOCK::incrementAndGet, () -> false, told::add);
    SearchResult result = Mapper.run(evaluator(layer()), Constraints.NONE, options, control);
    assertThat(result.verdict()).isEqualTo(SearchVerdict.FOUND);
    assertThat(told.get(told.size() - 1).validSinceBest()).isEqualTo(500);
  }

  @Test
  void cancellationKeepsTheBest() {
    AtomicBoolean cancelled = new AtomicBoolean();
    SearchControl control =
        new SearchControl(
            System::nanoTime, cancelled::get, progress -> cancelled.set(progress.valid() > 0));
    SearchOptions endless =
        new SearchOptions(
            SearchAlgorithm.HYBRID,
            SearchGoal.of(List.of(Objective.EDP)),
            SearchLimits.NONE.withTimeLimitSeconds(1000),
            2,
            1);
    SearchResult result = Mapper.run(evaluator(layer()), Constraints.NONE, endless, control);
    assertThat(result.interrupted()).isTrue();
    assertThat(result.best()).isPresent();
    assertThat(result.statistics().seconds()).isLessThan(10);
  }

  @Test
  void stepLimitEndsAProofAtTheSamePlaceWhateverTheThreads() {
    SearchResult one = steps(1, 50);
    SearchResult four = steps(4, 50);
    assertThat(four.best()).isEqualTo(one.best());
    assertThat(four.certificate()).isEqualTo(one.certificate());
    assertThat(four.statistics().evaluated()).isEqualTo(one.statistics().evaluated());
    assertThat(one.covered()).isFalse();
    assertThat(steps(1, Long.MAX_VALUE).covered()).isTrue();
  }

  private static SearchResult steps(int threads, long limit) {
    SearchOptions options =
        new SearchOptions(
            SearchAlgorithm.AUTO,
            SearchGoal.of(List.of(Objective.EDP)),
            SearchLimits.NONE.withSteps(OptionalLong.of(limit)),
            threads,
            1);
    return Mapper.run(
        evaluator(layer()), Constraints.NONE, options, SearchControl.quiet(CLOCK::incrementAndGet));
  }

  @Test
  void timeLimitEndsASearch() {
    SearchOptions brief =
        new SearchOptions(
            SearchAlgorithm.RANDOM,
            SearchGoal.of(List.of(Objective.EDP)),
            SearchLimits.NONE.withTimeLimitSeconds(1),
            2,
            1);
    AtomicLong ticks = new AtomicLong();
    SearchControl control =
        SearchControl.quiet(() -> ticks.addAndGet(10_000_000)); // 10 ms a look at the clock
    SearchResult result = Mapper.run(evaluator(layer()), Constraints.NONE, brief, control);
    assertThat(result.interrupted()).isFalse();
    assertThat(result.best()).isPresent();
    assertThat(result.statistics().evaluated()).isLessThan(5000);
  }

  @Test
  void contradictingConstraintsAreProvedInfeasible() {
    NestConstraint five = NestConstraint.FREE.withFactors(Map.of("K", FactorLimit.exactly(5)));
    Constraints constraints =
        new Constraints(
            List.of(new LevelConstraint("RF", five, NestConstraint.FREE, Set.of(), Set.of())), 0);
    SearchResult result =
        Mapper.run(
            evaluator(layer()),
            constraints,
            options(SearchAlgorithm.HYBRID),
            SearchControl.quiet(CLOCK::incrementAndGet));
    assertThat(result.verdict()).isEqualTo(SearchVerdict.INFEASIBLE);
    assertThat(result.infeasibilities())
        .hasToString(
            "[K: exactly 5 at RF temporal, at most 4 at GLB spatial cannot multiply to 8]");
    assertThat(result.statistics().evaluated()).isZero();
  }

  @Test
  void mappingsThatNeverFitAreProvedInfeasibleWithTheCheapestRelaxation() {
    SmallSpecs specs = tooSmall();
    SearchResult result = run(specs, options(SearchAlgorithm.HYBRID));
    assertThat(result.verdict()).isEqualTo(SearchVerdict.INFEASIBLE);
    assertThat(result.covered()).isTrue();
    assertThat(result.relaxation())
        .map(Relaxation::toString)
        .contains("RF is 1 words short (needs 3, has 2)");
    assertThat(result.statistics().rejected())
        .allMatch(reject -> reject.reason().equals("CAPACITY_EXCEEDED"));
  }

  @Test
  void randomSearchThatFindsNothingSaysSoWithoutProof() {
    SearchOptions brief =
        new SearchOptions(
            SearchAlgorithm.RANDOM,
            SearchGoal.of(List.of(Objective.EDP)),
            SearchLimits.NONE.withTimeLimitSeconds(1e-5),
            1,
            1);
    SearchResult result = run(tooSmall(), brief);
    assertThat(result.verdict()).isEqualTo(SearchVerdict.BUDGET_SPENT);
    assertThat(result.covered()).isFalse();
    assertThat(result.relaxation()).isPresent();
  }

  @Test
  void leastParallelismHolds() {
    Constraints busy = new Constraints(List.of(), 0.9);
    SearchResult result =
        Mapper.run(
            evaluator(layer()),
            busy,
            options(SearchAlgorithm.HYBRID, 2, 2000),
            SearchControl.quiet(CLOCK::incrementAndGet));
    assertThat(result.best().orElseThrow().evaluation().compute().utilizedInstances())
        .isGreaterThanOrEqualTo(15); // 0.9 x 16 rounded up
    assertThat(result.statistics().rejected())
        .anyMatch(reject -> reject.reason().equals("PARALLELISM_TOO_LOW"));
  }

  @Test
  void mappingsAboveACapAreRejectedByName() {
    SmallSpecs specs = layer();
    double least =
        value(
            run(
                specs,
                options(SearchAlgorithm.HYBRID, 2, 2000)
                    .withGoal(goal -> goal.withObjectives(List.of(Objective.ENERGY)))));
    SearchCaps caps = new SearchCaps(OptionalDouble.of(1.5 * least), OptionalDouble.of(1000));
    SearchResult result =
        run(specs, options(SearchAlgorithm.RANDOM, 2, 300).withGoal(goal -> goal.withCaps(caps)));
    assertThat(result.statistics().rejected())
        .extracting(RejectCount::reason)
        .contains("ENERGY_ABOVE_CAP", "DELAY_ABOVE_CAP")
        .doesNotContain(RejectCount.UNCOUNTABLE);
    assertThat(result.best().orElseThrow().evaluation().cycles()).isLessThanOrEqualTo(1000);
  }

  @Test
  void laterObjectivesBreakTies() {
    SmallSpecs specs = SmallSpecs.free(11);
    SearchOptions both =
        new SearchOptions(
            SearchAlgorithm.LINEAR_PRUNED,
            SearchGoal.of(List.of(Objective.DELAY, Objective.ENERGY)),
            SearchLimits.NONE,
            1,
            1);
    SearchOptions delay =
        new SearchOptions(
            SearchAlgorithm.LINEAR_PRUNED,
            SearchGoal.of(List.of(Objective.DELAY)),
            SearchLimits.NONE,
            1,
            1);
    FoundMapping first = run(specs, delay).best().orElseThrow();
    FoundMapping second = run(specs, both).best().orElseThrow();
    assertThat(second.evaluation().cycles()).isEqualTo(first.evaluation().cycles());
    assertThat(second.evaluation().energyPj()).isLessThanOrEqualTo(first.evaluation().energyPj());
  }

  @Test
  void bestMappingEvaluatesToTheSameNumbers() {
    SmallSpecs specs = layer();
    FoundMapping best = run(specs, options(SearchAlgorithm.HYBRID, 2, 3000)).best().orElseThrow();
    assertThat(evaluator(specs).evaluate(best.mapping()))
        .isEqualTo(new Verdict.Valid(best.evaluation()));
    assertThat(best.objectives()).containsExactly(best.evaluation().energyDelayProduct());
  }

  /** From the seed on, the first with a space that is not empty and can be enumerated. */
  private static SmallSpecs enumerable(long seed) {
    SmallSpecs specs = SmallSpecs.constrained(seed);
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    boolean fits = space.size().compareTo(BigInteger.valueOf(ENUMERABLE)) < 0;
    return fits && !space.isEmpty() ? specs : enumerable(seed + 1);
  }

  private static double leastEnergyDelayProduct(SmallSpecs specs, MapSpace space) {
    EvaluationSession session = evaluator(specs).session();
    PackedMapping mapping = space.newMapping();
    double least = Double.POSITIVE_INFINITY;
    for (long index = 0; index < space.size().longValueExact(); index++) {
      space.decode(BigInteger.valueOf(index), mapping);
      if (session.evaluate(mapping)) {
        least = Math.min(least, session.energyPj() * session.cycles());
      }
    }
    return least;
  }

  private static double value(SearchResult result) {
    return result.best().map(best -> best.objectives().get(0)).orElse(Double.POSITIVE_INFINITY);
  }

  private static SearchResult run(SmallSpecs specs, SearchOptions options) {
    return Mapper.run(
        evaluator(specs),
        specs.constraints(),
        options,
        SearchControl.quiet(CLOCK::incrementAndGet));
  }

  private static SearchOptions options(SearchAlgorithm algorithm) {
    return new SearchOptions(
        algorithm, SearchGoal.of(List.of(Objective.EDP)), SearchLimits.NONE, 2, 1);
  }

  private static SearchOptions options(SearchAlgorithm algorithm, int threads, long size) {
    return new SearchOptions(
        algorithm,
        SearchGoal.of(List.of(Objective.EDP)),
        SearchLimits.NONE.withSearchSize(size),
        threads,
        7);
  }

  /** A convolution on 4 x 4 units with a register file each and a shared buffer. */
  private static SmallSpecs layer() {
    List<Dimension> dimensions = new ArrayList<>();
    Map<String, Long> bounds = Map.of("R", 3L, "P", 16L, "C", 8L, "K", 8L);
    SmallSpecs any = SmallSpecs.free(1);
    for (Dimension dimension : any.workload().dimensions()) {
      dimensions.add(new Dimension(dimension.name(), bounds.get(dimension.name())));
    }
    Workload workload = new Workload("layer", dimensions, any.workload().dataSpaces());
    Mesh mesh = new Mesh(4, 4);
    Architecture architecture =
        new Architecture(
            "array",
            new ComputeLevel("MAC", "mac", mesh, 16),
            List.of(
                StorageLevel.builder("RF", "regfile", mesh).capacityWords(16).build(),
                StorageLevel.builder("GLB", "SRAM", Mesh.SINGLE).capacityWords(256).build(),
                StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build()));
    return new SmallSpecs(workload, architecture, Constraints.NONE);
  }

  /** Every level must keep all three data spaces, and the register file has two words. */
  private static SmallSpecs tooSmall() {
    SmallSpecs layer = layer();
    Architecture architecture =
        new Architecture(
            "too small",
            new ComputeLevel("MAC", "mac", Mesh.SINGLE, 16),
            List.of(
                StorageLevel.builder("RF", "regfile", Mesh.SINGLE).capacityWords(2).build(),
                StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build()));
    Constraints keepAll =
        new Constraints(
            List.of(
                new LevelConstraint(
                    "RF",
                    NestConstraint.FREE,
                    NestConstraint.FREE,
                    Set.copyOf(layer.workload().dataSpaceNames()),
                    Set.of())),
            0);
    return new SmallSpecs(layer.workload(), architecture, keepAll);
  }

  /** Energy of an access grows tenfold from level to level. */
  private static Evaluator evaluator(SmallSpecs specs) {
    Map<String, Map<String, Double>> table = new HashMap<>();
    table.put(specs.architecture().compute().name(), Map.of("compute", 1.0));
    double pj = 0.7;
    for (StorageLevel level : specs.architecture().storage()) {
      table.put(level.name(), Map.of("read", pj, "write", 1.1 * pj, "update", 1.2 * pj));
      pj *= 10;
    }
    return new Evaluator(
        specs.workload(), specs.architecture(), new EnergyTable(table), AreaTable.EMPTY);
  }
}
