package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;

/** What is told before a search is what a search would find. */
final class FeasibilityTest {
  private static final int SPECS = 4_000;
  private static final int MAX_POINTS = 3_000;

  @Test
  void isExactForFactorsMeshesAndBypasses() {
    int empty = 0;
    for (int seed = 0; seed < SPECS; seed++) {
      SmallSpecs specs = SmallSpecs.constrained(seed);
      Architecture unlimited = withCapacities(specs.architecture(), OptionalLong.empty(), 0);
      MapSpace space = MapSpace.of(specs.workload(), unlimited, specs.constraints());
      assertThat(Feasibility.of(specs.workload(), unlimited, specs.constraints()).isPresent())
          .as("seed %s", seed)
          .isEqualTo(space.isEmpty());
      empty += space.isEmpty() ? 1 : 0;
    }
    assertThat(empty).isBetween(SPECS / 10, SPECS * 9 / 10);
  }

  @Test
  void reasonsAreProofs() {
    int refused = 0;
    for (int seed = 0; seed < SPECS; seed++) {
      SmallSpecs specs = SmallSpecs.constrained(seed);
      SplittableRandom random = new SplittableRandom(seed);
      Architecture tight =
          withCapacities(
              specs.architecture(),
              OptionalLong.of(random.nextInt(1, 12)),
              random.nextInt(3) == 0 ? 0.9 : 0);
      Constraints limits =
          new Constraints(specs.constraints().levels(), random.nextInt(3) == 0 ? 0.8 : 0);
      MapSpace space = MapSpace.of(specs.workload(), tight, limits);
      boolean small = space.size().compareTo(BigInteger.valueOf(MAX_POINTS)) <= 0;
      if (small
          && !space.isEmpty()
          && Feasibility.of(specs.workload(), tight, limits).isPresent()) {
        refused++;
        assertThat(validMappings(space, specs.workload(), tight, limits))
            .as("valid mappings of seed %s", seed)
            .isZero();
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  private static int validMappings(
      MapSpace space, Workload workload, Architecture architecture, Constraints limits) {
    EvaluationSession session =
        new Evaluator(workload, architecture, EnergyTable.EMPTY, AreaTable.EMPTY).session();
    PackedMapping mapping = space.newMapping();
    long least =
        (long) Math.ceil(limits.minParallelism() * architecture.compute().mesh().instances());
    int valid = 0;
    for (int index = 0; index < space.size().intValueExact(); index++) {
      space.decode(BigInteger.valueOf(index), mapping);
      valid += units(mapping) >= least && session.evaluate(mapping) ? 1 : 0;
    }
    return valid;
  }

  private static long units(PackedMapping mapping) {
    long units = 1;
    for (int level = 0; level < mapping.levels(); level++) {
      for (int loop = 0; loop < mapping.spatialLoops(level); loop++) {
        units *= mapping.spatialBound(level, loop);
      }
    }
    return units;
  }

  /** The same with other capacities at all levels but the outermost. */
  private static Architecture withCapacities(
      Architecture architecture, OptionalLong words, double minUtilization) {
    List<StorageLevel> levels = new ArrayList<>();
    for (StorageLevel level : architecture.storage()) {
      boolean outermost = levels.size() == architecture.storage().size() - 1;
      levels.add(
          level.toBuilder()
              .capacityWords(outermost ? OptionalLong.empty() : words)
              .multipleBuffering(1)
              .minUtilization(outermost ? 0 : minUtilization)
              .build());
    }
    return new Architecture(architecture.name(), architecture.compute(), levels);
  }
}
