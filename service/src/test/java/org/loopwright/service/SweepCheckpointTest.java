package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.loopwright.model.diagnostics.SpecException;

final class SweepCheckpointTest {
  private static final Budget TIGHT = new Budget(0.5, 60);

  private final Sweep sweep = sweep(TIGHT);
  private final SweepResult result = SweepRun.run(sweep, SweepControl.of(1));

  @TempDir private Path folder;

  private SweepResult read(Sweep sweep, String text) throws IOException {
    return SweepCheckpoint.read(sweep, Files.writeString(folder.resolve("checkpoint.json"), text));
  }

  private void assertRefused(Sweep sweep, String text, String reason) {
    assertThatThrownBy(() -> read(sweep, text))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("checkpoint.json: the checkpoint ")
        .hasMessageContaining(reason)
        .hasMessageContaining("Without --resume");
  }

  @Test
  void aCheckpointReadsBackToTheSameResult() throws IOException {
    assertThat(read(sweep(TIGHT), SweepCheckpoint.write(sweep, result))).isEqualTo(result);
  }

  @Test
  void aCheckpointOfAnotherSweepIsRefused() {
    String text = SweepCheckpoint.write(sweep, result);
    assertRefused(sweep(Budget.EYERISS), text, "is of another sweep");
    assertRefused(sweep, "{\"sweep\": 1, \"x\": 2}", "cannot be read");
    assertRefused(sweep, text.substring(0, text.length() / 2), "cannot be read");
    assertRefused(sweep, "null", "is not whole");
    assertRefused(sweep, "{}", "is not whole");
  }

  /** Each digit of the content counts: a damaged count or design would be a wrong result. */
  @Test
  void aDamagedCheckpointIsRefused() {
    String text = SweepCheckpoint.write(sweep, result);
    int content = text.indexOf("content");
    int checked = 0;
    for (int at = content; at < text.length(); at += 37) {
      if (Character.isDigit(text.charAt(at))) {
        char other = text.charAt(at) == '9' ? '1' : '9';
        assertRefused(sweep, text.substring(0, at) + other + text.substring(at + 1), "is damaged");
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(10);
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
