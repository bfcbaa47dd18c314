package org.loopwright.analysis.nest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.filters;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;

import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;

/** Strides, counts and extents of the loops of one mapping, innermost first. */
final class LoopStackTest {
  private static final int K = 2;
  private static final Workload FILTERS = filters("P16 R3 K10");
  private static final Architecture GRID = architecture("8x6 8x6 2x2 1x1");

  private final LoopStack loops = new LoopStack(GRID, 3);

  @BeforeEach
  void load() {
    loops.load(
        PackedMapping.of(
            FILTERS,
            GRID,
            mapping(
                level("L0", "W X Z", "P2"),
                level("L1", "W X Z", "K5 P2", "P4", "R3"),
                level("L2", "W X Z", "", "K2", ""))));
  }

  @Test
  void temporalLoopsAdvanceByAllThatIsInside() {
    assertThat(loops.temporalLoops()).isEqualTo(3);
    assertThat(IntStream.range(0, 4).map(loops::temporalStart)).containsExactly(0, 1, 3, 3);
    assertThat(IntStream.range(0, 3).mapToLong(loops::temporalStride))
        .containsExactly(1L, 1L, 2 * 4L);
    assertThat(loops.steps()).isEqualTo(2 * 5 * 2);
  }

  @Test
  void loopStepsOnceLessThanItsBoundEachTimeRound() {
    assertThat(IntStream.range(0, 3).mapToLong(loops::temporalSteps))
        .containsExactly((2 - 1) * 5 * 2L, (5 - 1) * 2L, 2 - 1L);
    assertThat(IntStream.range(0, 4).mapToLong(loops::temporalIterations))
        .containsExactly(2 * 5 * 2L, 5 * 2L, 2L, 1L);
  }

  @Test
  void spatialLoopsAdvanceByAllThatIsInside() {
    assertThat(IntStream.range(0, 4).map(loops::spatialStart)).containsExactly(0, 0, 2, 3);
    assertThat(IntStream.range(0, 3).mapToLong(loops::spatialStride)).containsExactly(2L, 1L, 5L);
    assertThat(loops.spatialOnY(0)).isFalse();
    assertThat(loops.spatialOnY(1)).isTrue();
    assertThat(loops.hasSpatialLoops(0)).isFalse();
    assertThat(loops.hasSpatialLoops(1)).isTrue();
  }

  @Test
  void instancesAreTheFanoutsOfAllOuterLevels() {
    assertThat(IntStream.range(0, 3).mapToLong(loops::instances))
        .containsExactly(2 * 4 * 3L, 2L, 1L);
    assertThat(IntStream.range(0, 3).mapToLong(loops::instancesX)).containsExactly(2 * 4L, 2L, 1L);
    assertThat(IntStream.range(0, 3).mapToLong(loops::instancesY)).containsExactly(3L, 1L, 1L);
    assertThat(loops.computeX()).isEqualTo(2 * 4);
    assertThat(loops.computeY()).isEqualTo(3);
    assertThat(loops.fanout(1)).isEqualTo(4 * 3);
  }

  @Test
  void meshIsThePhysicalOneOrAsLargeAsTheMappingTakes() {
    assertThat(loops.meshX(1)).isEqualTo(8 / 2);
    assertThat(loops.meshY(1)).isEqualTo(6 / 2);
    assertThat(loops.meshY(2)).isEqualTo(2);
    PackedMapping wide = new PackedMapping(3, 3);
    wide.addSpatial(2, K, 10, false);
    loops.load(wide);
    assertThat(loops.meshX(2)).isEqualTo(10);
    assertThat(loops.meshY(2)).isEqualTo(2);
  }
}
