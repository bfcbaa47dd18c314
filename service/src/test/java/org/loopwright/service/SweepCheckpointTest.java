package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepAxes;
import org.loopwright.explore.SweepControl;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.SweepRun;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.budget.Budget;

final class SweepCheckpointTest {
  private static final Budget TIGHT = new Budget(0.5, 60);

  private final Sweep sweep = sweep(TIGHT);
  private final SweepResult result = SweepRun.run(sweep, SweepControl.of(1));

  @Test
  void aCheckpointReadsBackToTheSameResult() {
    String text = SweepCheckpoint.write(sweep, result);
    assertThat(SweepCheckpoint.read(sweep(TIGHT), text)).isEqualTo(result);
  }

  @Test
  void aCheckpointOfAnotherSweepIsRefused() {
    String text = SweepCheckpoint.write(sweep, result);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepCheckpoint.read(sweep(Budget.EYERISS), text))
        .withMessageContaining("another sweep");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepCheckpoint.read(sweep, "{\"sweep\": 1, \"x\": 2}"))
        .withMessageContaining("cannot be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepCheckpoint.read(sweep, text.substring(0, text.length() / 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> SweepCheckpoint.read(sweep, "null"));
    assertThatIllegalArgumentException().isThrownBy(() -> SweepCheckpoint.read(sweep, "{}"));
  }

  private static Sweep sweep(Budget budget) {
    Layer layer =
        new Layer(
            "conv",
            OperatorType.CONV,
            List.of(
                new DimensionSize(LayerDimension.K, 16),
                new DimensionSize(LayerDimension.C, 8),
                new DimensionSize(LayerDimension.R, 3),
                new DimensionSize(LayerDimension.S, 3),
                new DimensionSize(LayerDimension.Y, 10),
                new DimensionSize(LayerDimension.X, 10)),
            List.of());
    DataflowNetwork network = new DataflowNetwork("small", List.of(layer));
    return new Sweep(
        List.of(MappedNetwork.inStyle(network, DataflowStyle.KC_P)),
        new SweepAxes(
            Axis.range(8, 64, 8),
            Axis.range(1, 16, 1),
            Axis.range(64, 512, 64),
            Axis.range(1024, 8192, 1024)),
        DataflowHardware.defaults(),
        BuildingBlocks.reference(),
        budget,
        List.of(DesignObjective.values()));
  }
}
