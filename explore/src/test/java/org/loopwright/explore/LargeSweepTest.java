package org.loopwright.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.budget.Budget;

/** The paper's 480 million designs, for the second convolution of VGG-16 in two styles. */
final class LargeSweepTest {
  private static final int VALUES_OF_AN_AXIS = 5;
  private static final Sweep LARGE =
      sweep(
          Axis.range(2, 512, 2),
          Axis.range(1, 64, 1),
          Axis.range(16, 2048, 16),
          Axis.range(512, 59_392, 512));

  private static Sweep sweep(Axis pes, Axis bandwidth, Axis l1, Axis l2) {
    DataflowNetwork network =
        new DataflowNetwork("vgg16", List.of(TestSweeps.convolution("conv2", 64, 64, 3, 224)));
    return new Sweep(
        List.of(
            MappedNetwork.inStyle(network, DataflowStyle.KC_P),
            MappedNetwork.inStyle(network, DataflowStyle.YR_P)),
        new SweepAxes(pes, bandwidth, l1, l2),
        TestSweeps.hardware(),
        BuildingBlocks.reference(),
        Budget.EYERISS,
        List.of(DesignObjective.values()));
  }

  @Test
  void takesLessThanAMinute() {
    // 2 styles x 256 PEs x 64 bandwidths x 128 L1 sizes x 116 L2 sizes
    assertThat(LARGE.designs()).isEqualTo(486_539_264L);
    SweepResult result =
        assertTimeout(Duration.ofSeconds(60), () -> SweepRun.run(LARGE, SweepControl.of(2)));
    assertThat(result.counts().total()).isEqualTo(LARGE.designs());
    assertThat(result.counts().valid()).isPositive();
  }

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
  void partsOfItAreAsIfEachDesignWasLookedAt(@ForAll long seed) {
    Sweep part =
        sweep(
            some(LARGE.axes().pes(), seed),
            some(LARGE.axes().nocBandwidth(), seed + 1),
            some(LARGE.axes().l1Bytes().forUnknownNeed(), seed + 2),
            some(LARGE.axes().l2Bytes().forUnknownNeed(), seed + 3));
    SweepResult result = SweepRun.run(part, SweepControl.of(1));
    BruteForce each = new BruteForce(part);
    assertThat(result.counts()).isEqualTo(each.counts());
    assertThat(result.best()).isEqualTo(each.best());
    assertThat(result.front()).isEqualTo(each.front());
  }

  /** Buffer sizes beyond all need make the sweep larger, not longer. */
  @Test
  void buffersBeyondTheNeedAreNeverAnalysed() {
    Sweep small = sweep(Axis.of(64, 96), Axis.range(1, 9, 1), Axis.of(64), Axis.of(8192));
    Sweep large =
        sweep(
            Axis.of(64, 96),
            Axis.range(1, 9, 1),
            Axis.range(64, 1_000_000_000, 1),
            Axis.range(8192, 2_000_000_000, 1));
    SweepResult few = SweepRun.run(small, SweepControl.of(1));
    SweepResult many = SweepRun.run(large, SweepControl.of(1));
    assertThat(many.front()).isEqualTo(few.front());
    assertThat(many.best()).isEqualTo(few.best());
    assertThat(many.tally().analyses()).isEqualTo(few.tally().analyses());
    assertThat(many.counts().total()).isEqualTo(large.designs());
    assertThat(large.designs()).isGreaterThan(BigInteger.valueOf(Long.MAX_VALUE));
  }

  private static Axis some(Axis axis, long seed) {
    Random random = new Random(seed);
    TreeSet<Long> values = new TreeSet<>();
    while (values.size() < VALUES_OF_AN_AXIS) {
      // The smaller values twice as often as they would be: most large designs are over budget.
      double where = random.nextDouble() * random.nextDouble();
      values.add(axis.at((long) (where * axis.size())));
    }
    return Axis.of(values.stream().mapToLong(Long::longValue).toArray());
  }
}
