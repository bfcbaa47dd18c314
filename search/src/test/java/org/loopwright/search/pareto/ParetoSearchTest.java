package org.loopwright.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.SmallSpecs;

final class ParetoSearchTest {
  private static final AtomicLong CLOCK = new AtomicLong();
  private static final long ENUMERABLE = 20_000;
  private static final SearchOptions OPTIONS =
      SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(Objective.EDP), 2, 1);

  /** Rounding of the sums may part or join points, so each side is to be matched by the other. */
  private static final double ROUNDING = 1e-12;

  /** A point of the front that brute force finds. */
  private record Point(long cycles, double energyPj) {}

  @Property(tries = 80)
  void frontIsThatOfBruteForce(@ForAll long seed) {
    SmallSpecs specs = enumerable(seed);
    ParetoFront front = front(specs, OPTIONS, 1000);
    List<Point> expected = bruteForce(specs);
    List<Point> found = points(front);
    assertThat(front.isComplete()).isTrue();
    assertThat(expected).allSatisfy(point -> assertThat(found).anyMatch(as -> matches(as, point)));
    assertThat(found).allSatisfy(point -> assertThat(expected).anyMatch(as -> matches(as, point)));
  }

  @Property(tries = 40)
  void pointsFallInDelayAndRiseInEnergy(@ForAll long seed) {
    List<Point> points = points(front(enumerable(seed), OPTIONS, 1000));
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).cycles()).isLessThan(points.get(i - 1).cycles());
      assertThat(points.get(i).energyPj()).isGreaterThan(points.get(i - 1).energyPj());
    }
  }

  @Test
  void limitedFrontKeepsBothEnds() {
    SmallSpecs specs = manyPoints();
    List<Point> whole = points(front(specs, OPTIONS, 1000));
    ParetoFront three = front(specs, OPTIONS, 3);
    assertThat(three.end()).isEqualTo(ParetoFront.End.POINT_LIMIT);
    assertThat(points(three))
        .containsExactly(whole.get(0), whole.get(1), whole.get(whole.size() - 1));
    assertThat(whole).hasSizeGreaterThan(4);
    assertThat(front(specs, OPTIONS, whole.size()).end()).isEqualTo(ParetoFront.End.COMPLETE);
    assertThat(front(specs, OPTIONS, whole.size() - 1).end())
        .isEqualTo(ParetoFront.End.POINT_LIMIT);
  }

  @Test
  void capsCutTheFront() {
    SmallSpecs specs = manyPoints();
    List<Point> whole = points(front(specs, OPTIONS, 1000));
    SearchCaps caps =
        new SearchCaps(
            OptionalDouble.of(whole.get(whole.size() / 2).energyPj()),
            OptionalDouble.of((double) whole.get(1).cycles()));
    assertThat(points(front(specs, OPTIONS.withGoal(goal -> goal.withCaps(caps)), 1000)))
        .isEqualTo(whole.subList(1, whole.size() / 2 + 1));
  }

  @Test
  void frontOfNothingIsEmptyAndProved() {
    SearchCaps impossible = new SearchCaps(OptionalDouble.of(1e-9), OptionalDouble.empty());
    ParetoFront front =
        front(manyPoints(), OPTIONS.withGoal(goal -> goal.withCaps(impossible)), 1000);
    assertThat(front.points()).isEmpty();
    assertThat(front.isComplete()).isTrue();
  }

  @Test
  void frontWithoutTimeIsNotCalledComplete() {
    SearchOptions brief = OPTIONS.withLimits(limits -> limits.withTimeLimitSeconds(1e-9));
    assertThat(front(manyPoints(), brief, 1000).end()).isEqualTo(ParetoFront.End.UNPROVED);
  }

  @Test
  void searchThatProvesNothingIsRefused() {
    SearchOptions random =
        SearchOptions.unlimited(SearchAlgorithm.RANDOM, List.of(Objective.EDP), 1, 1);
    assertThatThrownBy(() -> front(manyPoints(), random, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be optimal but was random");
  }

  private static List<Point> points(ParetoFront front) {
    return front.points().stream()
        .map(point -> new Point(point.evaluation().cycles(), point.evaluation().energyPj()))
        .toList();
  }

  private static boolean matches(Point as, Point point) {
    return as.cycles() <= point.cycles() && as.energyPj() <= point.energyPj() * (1 + ROUNDING);
  }

  private static List<Point> bruteForce(SmallSpecs specs) {
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    EvaluationSession session = evaluator(specs).session();
    PackedMapping mapping = space.newMapping();
    TreeMap<Long, Double> leastEnergy = new TreeMap<>();
    for (long index = 0; index < space.size().longValueExact(); index++) {
      space.decode(BigInteger.valueOf(index), mapping);
      if (session.evaluate(mapping)) {
        leastEnergy.merge(session.cycles(), session.energyPj(), Math::min);
      }
    }
    List<Point> front = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<Long, Double> entry : leastEnergy.entrySet()) {
      if (entry.getValue() < least) {
        least = entry.getValue();
        front.add(new Point(entry.getKey(), least));
      }
    }
    return front;
  }

  private static ParetoFront front(SmallSpecs specs, SearchOptions options, int mostPoints) {
    return ParetoSearch.run(
        evaluator(specs),
        specs.constraints(),
        options,
        mostPoints,
        CLOCK::incrementAndGet,
        (number, asked) -> SearchControl.quiet(CLOCK::incrementAndGet));
  }

  /** From the seed on, the first with a space that is not empty and can be enumerated. */
  private static SmallSpecs enumerable(long seed) {
    SmallSpecs specs = throttled(SmallSpecs.constrained(seed), seed);
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    boolean fits = space.size().compareTo(BigInteger.valueOf(ENUMERABLE)) < 0;
    return fits && !space.isEmpty() ? specs : enumerable(seed + 1);
  }

  /** The first of the seeds whose front has more than four points. */
  private static SmallSpecs manyPoints() {
    for (long seed = 1; ; seed++) {
      SmallSpecs specs = throttled(SmallSpecs.free(seed), seed);
      MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
      if (space.size().compareTo(BigInteger.valueOf(ENUMERABLE)) < 0
          && bruteForce(specs).size() > 4) {
        return specs;
      }
    }
  }

  /** Narrow ways to memory, which make delay and energy pull apart. */
  private static SmallSpecs throttled(SmallSpecs specs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] wordsPerCycle = {0.25, 0.5, 1, 2, 3};
    List<StorageLevel> storage = new ArrayList<>();
    for (StorageLevel level : specs.architecture().storage()) {
      storage.add(
          level.toBuilder()
              .bandwidth(
                  new Bandwidth(
                      OptionalDouble.of(wordsPerCycle[random.nextInt(5)]),
                      OptionalDouble.of(wordsPerCycle[random.nextInt(5)]),
                      OptionalDouble.empty()))
              .build());
    }
    Architecture architecture = specs.architecture();
    return new SmallSpecs(
        specs.workload(),
        new Architecture(architecture.name(), architecture.compute(), storage),
        specs.constraints());
  }

  /** Energy of an access grows threefold from level to level. */
  private static Evaluator evaluator(SmallSpecs specs) {
    Map<String, Map<String, Double>> table = new HashMap<>();
    table.put(specs.architecture().compute().name(), Map.of("compute", 1.0));
    double pj = 0.7;
    for (StorageLevel level : specs.architecture().storage()) {
      table.put(level.name(), Map.of("read", pj, "write", 1.1 * pj, "update", 1.2 * pj));
      pj *= 3;
    }
    return new Evaluator(
        specs.workload(), specs.architecture(), new EnergyTable(table), AreaTable.EMPTY);
  }
}
