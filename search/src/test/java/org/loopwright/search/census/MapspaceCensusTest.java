package org.loopwright.search.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.expression.ComparisonOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.SearchControl;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.SmallSpecs;

final class MapspaceCensusTest {
  private static final long ENUMERABLE = 20_000;
  private static final long MEMORY = 1_000_000;
  private static final AtomicLong CLOCK = new AtomicLong();

  @Property(tries = 30)
  void allCountsEveryPointAsTheEvaluatorDoes(@ForAll long seed) {
    SmallSpecs specs = enumerable(seed);
    Census census = run(specs, all());
    List<Double> energies = new ArrayList<>();
    EvaluationSession session = evaluator(specs).session();
    MapSpace space = space(specs);
    PackedMapping mapping = space.newMapping();
    for (long index = 0; index < space.size().longValueExact(); index++) {
      space.decode(BigInteger.valueOf(index), mapping);
      if (session.evaluate(mapping)) {
        energies.add(session.energyPj());
      }
    }
    assertThat(census.examined()).isEqualTo(space.size().longValueExact());
    assertThat(census.valid()).isEqualTo(energies.size());
    assertThat(values(census, 0)).isEqualTo(energies);
  }

  @Test
  void resultDoesNotDependOnThreads() {
    Census one = run(big(), drawn(100_000, 1, 1));
    Census many = run(big(), drawn(100_000, 1, 5));
    assertThat(many.rejected()).isEqualTo(one.rejected());
    assertThat(many.rows().size()).isEqualTo(one.rows().size()).isPositive();
    assertThat(values(many, 0)).isEqualTo(values(one, 0));
    assertThat(many.statistics().get(0).best()).isEqualTo(one.statistics().get(0).best());
  }

  @Test
  void seedsDrawOtherPoints() {
    assertThat(values(run(big(), drawn(5000, 1, 2)), 0))
        .isNotEqualTo(values(run(big(), drawn(5000, 2, 2)), 0));
  }

  @Test
  void bestAndWorstAreMappingsOfTheirPoints() {
    Census census = run(big(), drawn(5000, 1, 2));
    Census.Described energy = census.statistics().get(0);
    assertThat(energy.best().orElseThrow().mapping().evaluation().energyPj())
        .isEqualTo(energy.distribution().least());
    assertThat(energy.worst().orElseThrow().mapping().evaluation().energyPj())
        .isEqualTo(energy.distribution().greatest());
  }

  @Test
  void conditionsAndTolerancesNarrowWhatIsCounted() {
    CensusOptions free = drawn(5000, 1, 2);
    Census all = run(big(), free);
    double limit = all.statistics().get(1).distribution().greatest();
    CensusOptions narrow =
        new CensusOptions(
            free.samples(),
            1,
            2,
            free.statistics(),
            List.of(fewerAccessesThan(limit)),
            List.of(
                new Target(Objective.LAST_LEVEL_ACCESSES, 0.5), new Target(Objective.ENERGY, 0.1)));
    Census some = run(big(), narrow);
    long few = values(all, 1).stream().filter(accesses -> accesses < limit).count();
    assertThat(some.valid()).isEqualTo(all.valid());
    assertThat(some.matching()).isEqualTo(few).isBetween(1L, all.matching() - 1);
    double least = values(all, 1).stream().min(Double::compare).orElseThrow();
    List<Double> energies = new ArrayList<>();
    for (int row = 0; row < all.rows().size(); row++) {
      double accesses = all.rows().value(row, 1);
      if (accesses < limit && accesses <= 1.5 * least) {
        energies.add(all.rows().value(row, 0));
      }
    }
    double best = energies.stream().min(Double::compare).orElseThrow();
    assertThat(values(some, 0))
        .isEqualTo(energies.stream().filter(energy -> energy <= best + 0.1 * best).toList());
  }

  @Test
  void cancelledCensusKeepsWhatItCounted() {
    AtomicLong asked = new AtomicLong();
    SearchControl control =
        new SearchControl(
            CLOCK::incrementAndGet, () -> asked.incrementAndGet() > 100, progress -> {});
    Census census =
        MapspaceCensus.run(
            evaluator(big()), Constraints.NONE, drawn(1_000_000, 1, 1), control, MEMORY * 10);
    assertThat(census.interrupted()).isTrue();
    assertThat(census.examined()).isBetween(1L, 999_999L);
    assertThat(census.rows().size()).isEqualTo((int) census.valid());
  }

  @Test
  void moreThanMemoryHoldsIsRefusedWithTheWayOut() {
    assertThatThrownBy(
            () ->
                MapspaceCensus.run(
                    evaluator(big()),
                    Constraints.NONE,
                    drawn(100_000, 1, 1),
                    SearchControl.quiet(CLOCK::incrementAndGet),
                    3000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 1000 mappings")
        .hasMessageContaining("--where");
  }

  private static Objective fewerAccessesThan(double limit) {
    Expression fewer =
        new Expression.Comparison(
            new Expression.Name("last_level_accesses"),
            List.of(
                new Expression.Comparison.Relation(
                    ComparisonOperator.LESS, new Expression.Literal(limit))));
    return Objective.of(new Formula("last_level_accesses < " + limit, fewer));
  }

  private static CensusOptions all() {
    return options(OptionalLong.empty(), 1, 2);
  }

  private static CensusOptions drawn(long samples, long seed, int threads) {
    return options(OptionalLong.of(samples), seed, threads);
  }

  private static CensusOptions options(OptionalLong samples, long seed, int threads) {
    return new CensusOptions(
        samples,
        seed,
        threads,
        List.of(Objective.ENERGY, Objective.LAST_LEVEL_ACCESSES),
        List.of(),
        List.of());
  }

  private static Census run(SmallSpecs specs, CensusOptions options) {
    return MapspaceCensus.run(
        evaluator(specs),
        specs.constraints(),
        options,
        SearchControl.quiet(CLOCK::incrementAndGet),
        MEMORY);
  }

  private static List<Double> values(Census census, int column) {
    List<Double> values = new ArrayList<>();
    for (int row = 0; row < census.rows().size(); row++) {
      values.add(census.rows().value(row, column));
    }
    return values;
  }

  private static SmallSpecs big() {
    return SmallSpecs.looping(3);
  }

  /** The first from a seed that is small enough to enumerate. */
  private static SmallSpecs enumerable(long seed) {
    for (long next = seed; ; next++) {
      SmallSpecs specs = SmallSpecs.constrained(next);
      if (space(specs).size().compareTo(BigInteger.valueOf(ENUMERABLE)) <= 0) {
        return specs;
      }
    }
  }

  private static MapSpace space(SmallSpecs specs) {
    return MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
  }

  private static Evaluator evaluator(SmallSpecs specs) {
    Map<String, Map<String, Double>> energies = new HashMap<>();
    double pj = 1;
    for (StorageLevel level : specs.architecture().storage()) {
      energies.put(level.name(), Map.of("read", pj, "write", pj, "update", pj));
      pj *= 6;
    }
    energies.put(specs.architecture().compute().name(), Map.of("compute", 1.0));
    return new Evaluator(
        specs.workload(), specs.architecture(), new EnergyTable(energies), AreaTable.EMPTY);
  }
}
