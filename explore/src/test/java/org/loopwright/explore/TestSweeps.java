package org.loopwright.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.explore.axis.AxisText;
import org.loopwright.explore.axis.BufferAxis;
import org.loopwright.explore.budget.Budget;

/** Small workloads and sweeps for tests. */
final class TestSweeps {
  private TestSweeps() {}

  static Layer convolution(String name, long k, long c, long taps, long side) {
    return new Layer(
        name,
        OperatorType.CONV,
        List.of(
            new DimensionSize(LayerDimension.K, k),
            new DimensionSize(LayerDimension.C, c),
            new DimensionSize(LayerDimension.R, taps),
            new DimensionSize(LayerDimension.S, taps),
            new DimensionSize(LayerDimension.Y, side),
            new DimensionSize(LayerDimension.X, side)),
        List.of());
  }

  /** Three layers, two of them alike. */
  static DataflowNetwork network() {
    return new DataflowNetwork(
        "small",
        List.of(
            convolution("a", 16, 8, 3, 12),
            convolution("b", 8, 24, 1, 7),
            convolution("c", 16, 8, 3, 12)));
  }

  static List<MappedNetwork> inStyles(DataflowStyle... styles) {
    return Arrays.stream(styles).map(style -> MappedNetwork.inStyle(network(), style)).toList();
  }

  /** Two styles, and the better of them for each layer, by each objective. */
  private static List<MappedNetwork> workloads() {
    List<DataflowStyle> styles = List.of(DataflowStyle.KC_P, DataflowStyle.YR_P);
    return Stream.concat(
            inStyles(DataflowStyle.KC_P, DataflowStyle.YR_P).stream(),
            Arrays.stream(DesignObjective.values())
                .map(objective -> MappedNetwork.adaptive(network(), styles, objective)))
        .toList();
  }

  static Sweep sweep(
      String pes, String bandwidth, String l1, String l2, BuildingBlocks blocks, Budget budget) {
    return new Sweep(
        workloads(),
        new SweepAxes(
            AxisText.parse(pes, "pes"),
            AxisText.parse(bandwidth, "bandwidth"),
            BufferAxis.parse(l1, "l1"),
            BufferAxis.parse(l2, "l2")),
        hardware(),
        blocks,
        budget,
        List.of(DesignObjective.values()));
  }

  static DataflowHardware hardware() {
    return new DataflowHardware(
        1,
        1,
        new Noc(1, 1, 1, true, true),
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED);
  }
}
