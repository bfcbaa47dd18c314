package org.loopwright.explore.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.ArrayCost;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;

final class ArrayLineTest {
  private static final double RELATIVE = 1e-9;

  @Test
  void agreesWithTheCostOfAnAnalysis() {
    BuildingBlocks blocks = BuildingBlocks.reference();
    for (long pes : new long[] {1, 2, 3, 16, 168, 1024}) {
      for (long width : new long[] {1, 7, 64}) {
        ArrayCost cost = ArrayCost.of(hardware(pes, width), 384, 70_000, blocks);
        assertThat(ArrayLine.area(blocks, pes, 2).at(width).at(384, 70_000).doubleValue())
            .isCloseTo(cost.areaUm2(), within(RELATIVE * cost.areaUm2()));
        assertThat(ArrayLine.power(blocks, pes, 2).at(width).at(384, 70_000).doubleValue())
            .isCloseTo(cost.powerMw(), within(RELATIVE * cost.powerMw()));
      }
    }
  }

  @Test
  void isExact() {
    // 3 PEs x 283 + bus 101.7938 x (14.662 x 3 + 28.895) x 2
    // + arbiter 395.473 x (1.2886 x 9 + 5.5814 x 3 - 23.711) + 0.104 x (3 x 5 + 7)
    assertThat(ArrayLine.area(BuildingBlocks.reference(), 3, 1).at(2).at(5, 7))
        .isEqualByComparingTo("17520.2331494");
  }

  private static DataflowHardware hardware(long pes, long width) {
    return new DataflowHardware(
        pes,
        2,
        new Noc(width, 1, 1, true, true),
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED);
  }
}
