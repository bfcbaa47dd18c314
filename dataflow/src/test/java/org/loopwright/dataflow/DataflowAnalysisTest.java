package org.loopwright.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.engine.Performance.Bottleneck;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Directive.Cluster;
import org.loopwright.dataflow.spec.Directive.SpatialMap;
import org.loopwright.dataflow.spec.Directive.TemporalMap;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.SpecException;

final class DataflowAnalysisTest {

  @Test
  void matrixProductIsCountedAsByHand() {
    // 4 rows over 4 PEs, one column and one reduction index at a time: 2 x 3 iterations.
    Layer layer =
        TestLayers.gemm(
            4,
            2,
            3,
            List.of(
                new SpatialMap(1, 1, LayerDimension.M),
                new TemporalMap(1, 1, LayerDimension.N),
                new TemporalMap(1, 1, LayerDimension.K)));
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(4, 100));
    assertThat(result.macs()).isEqualTo(4 * 2 * 3);
    // Each step along K brings a new column of the left matrix: 4 elements, 3 times for each N,
    // less the one that the model takes to be still there when N moves on.
    assertThat(result.tensor(LayerTensor.INPUT).l2().reads()).isEqualTo(4 * (3 + 2));
    // And one element of the right matrix, multicast to all PEs.
    assertThat(result.tensor(LayerTensor.FILTER).l2().reads()).isEqualTo(6);
    assertThat(result.tensor(LayerTensor.INPUT).l2().writes()).isEqualTo(4 * 3);
    assertThat(result.tensor(LayerTensor.OUTPUT).l2().reads()).isEqualTo(4 * 2);
    // Latency 1 + compute 1 for the first iteration, 1 for each of the 5 others.
    assertThat(result.runtimeCycles()).isEqualTo(2 + 5);
    assertThat(result.performance().activePes()).isEqualTo(4);
    assertThat(result.tensors()).allSatisfy(t -> assertThat(t.l1().needBytes()).isEqualTo(2));
  }

  @Test
  void withoutMulticastEveryPeIsSentItsOwnCopy() {
    Layer layer =
        TestLayers.gemm(
            4,
            2,
            3,
            List.of(
                new SpatialMap(1, 1, LayerDimension.M),
                new TemporalMap(1, 1, LayerDimension.N),
                new TemporalMap(1, 1, LayerDimension.K)));
    DataflowHardware unicast = TestLayers.hardware(4, 100).withSpatialReuse(false, true);
    LayerResult result = DataflowAnalysis.analyze(layer, unicast);
    assertThat(result.tensor(LayerTensor.INPUT).l2().reads()).isEqualTo(4 * (3 + 2));
    assertThat(result.tensor(LayerTensor.FILTER).l2().reads()).isEqualTo(4 * 6);
  }

  @Test
  void withoutReductionEveryPeWritesItsOwnPartialSum() {
    Layer layer = TestLayers.convolution(1, 4, 1, 1, TestLayers.inputChannelsInSpace(1));
    DataflowHardware hardware = TestLayers.hardware(4, 100);
    assertThat(DataflowAnalysis.analyze(layer, hardware).tensor(LayerTensor.OUTPUT).l2().writes())
        .isEqualTo(1);
    assertThat(
            DataflowAnalysis.analyze(layer, hardware.withSpatialReuse(true, false))
                .tensor(LayerTensor.OUTPUT)
                .l2()
                .writes())
        .isEqualTo(4);
  }

  @Test
  void reuseOfTheLayerAndEnergyForEachMacFollowFromItsTensors() {
    Layer layer = TestLayers.convolution(2, 8, 3, 3, TestLayers.channelsInSpace(3, 4));
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(8, 100));
    // One output of 3 x 3 taps: 2 x 8 x 9 multiply-accumulates
    assertThat(result.algorithmicReuse()).isEqualTo(144.0 / (2 * 8 * 9 + 8 * 9 + 2));
    assertThat(result.energyPerMacPj()).isEqualTo(result.energy().totalNj() * 1000 / 144);
  }

  /** Table 1: 2 clusters of 4 PEs, 8 input channels in 2 steps of 4, 2 output channels. */
  @Test
  void kindsOfReuseMultiplyToTheWork() {
    Layer layer = TestLayers.convolution(2, 8, 3, 4, TestLayers.channelsInSpace(3, 4));
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(8, 100));
    List<ReuseKinds> kinds = ReuseKinds.of(result);
    // The input goes to both clusters, whose PEs have different channels
    assertThat(kinds.get(LayerTensor.INPUT.index()).spatial()).isEqualTo(2);
    assertThat(kinds.get(LayerTensor.FILTER.index()).spatial()).isEqualTo(1);
    // Four PEs of a cluster add to one sum
    assertThat(kinds.get(LayerTensor.OUTPUT.index()).spatial()).isEqualTo(4);
    // 2 x 2 outputs in each of 2 steps over channels; a PE adds up its 3 x 3 taps
    assertThat(kinds.get(LayerTensor.OUTPUT.index()).l2()).isEqualTo(2);
    assertThat(kinds.get(LayerTensor.OUTPUT.index()).l1()).isEqualTo(9);
    for (ReuseKinds each : kinds) {
      long elements = LayerBounds.of(layer).elements(each.tensor());
      assertThat(elements * each.l1() * each.spatial() * each.l2())
          .isCloseTo((double) result.macs(), within(1e-6));
    }
  }

  @Test
  void withoutSupportInHardwareNothingIsReusedInSpace() {
    Layer layer = TestLayers.convolution(2, 8, 3, 4, TestLayers.channelsInSpace(3, 4));
    LayerResult result =
        DataflowAnalysis.analyze(layer, TestLayers.hardware(8, 100).withSpatialReuse(false, false));
    assertThat(ReuseKinds.of(result)).allMatch(kinds -> kinds.spatial() == 1);
  }

  /** 2 clusters of 4 PEs, 8 input channels in 2 steps of 4, 2 output channels, 1 output each. */
  @Test
  void partialSumsInsideAClusterLeaveItWithoutReduction() {
    Layer layer = TestLayers.convolution(2, 8, 3, 3, TestLayers.channelsInSpace(3, 4));
    DataflowHardware hardware = TestLayers.hardware(8, 100);
    LayerResult with = DataflowAnalysis.analyze(layer, hardware);
    assertThat(with.tensor(LayerTensor.OUTPUT).l2().writes()).isEqualTo(2 * 2);
    assertThat(with.tensor(LayerTensor.OUTPUT).l2().reads()).isEqualTo(2);
    LayerResult without = DataflowAnalysis.analyze(layer, hardware.withSpatialReuse(true, false));
    assertThat(without.tensor(LayerTensor.OUTPUT).l2().writes()).isEqualTo(2 * 2 * 4);
    // All but the one that a cluster wrote anyway are added to what is there.
    assertThat(without.tensor(LayerTensor.OUTPUT).l2().reads()).isEqualTo(2 + 2 * 2 * 3);
    assertThat(without.l2NeedBytes()).isEqualTo(with.l2NeedBytes());
    assertThat(without.tensor(LayerTensor.INPUT)).isEqualTo(with.tensor(LayerTensor.INPUT));
  }

  /** A filter row and its input row move along the PEs together: all add to one output row. */
  @Test
  void filterRowsInSpaceAddToTheSameOutputs() {
    Layer layer = DataflowStyle.YR_P.map(TestLayers.convolution(1, 1, 3, 3, List.of()), 3);
    DataflowHardware hardware = TestLayers.hardware(3, 100);
    LayerResult with = DataflowAnalysis.analyze(layer, hardware);
    LayerResult without = DataflowAnalysis.analyze(layer, hardware.withSpatialReuse(true, false));
    assertThat(with.tensor(LayerTensor.OUTPUT).l2().writes()).isEqualTo(1);
    assertThat(without.tensor(LayerTensor.OUTPUT).l2().writes()).isEqualTo(3);
  }

  /** 2 clusters (rows) of 2 PEs (columns): every PE needs the 3 x 3 filter, and its own window. */
  @Test
  void withoutMulticastEveryPeOfAClusterIsSentItsOwnCopy() {
    Layer layer = DataflowStyle.YX_P.map(TestLayers.convolution(1, 1, 3, 4, List.of()), 4);
    DataflowHardware unicast = TestLayers.hardware(4, 100).withSpatialReuse(false, true);
    LayerResult result = DataflowAnalysis.analyze(layer, unicast);
    assertThat(result.tensor(LayerTensor.FILTER).l2().reads()).isEqualTo(2 * 2 * 9);
    assertThat(result.tensor(LayerTensor.INPUT).l2().reads()).isEqualTo(2 * 2 * 9);
    assertThat(result.l2NeedBytes())
        .isEqualTo(DataflowAnalysis.analyze(layer, TestLayers.hardware(4, 100)).l2NeedBytes());
  }

  @Test
  void neighboursShareTheColumnsThatTheirWindowsOverlapIn() {
    // 6 outputs from 8 columns over 6 PEs. The first iteration fills each PE for itself.
    Layer layer = TestLayers.convolution(1, 1, 3, 8, TestLayers.columnsInSpace(3));
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(6, 100));
    assertThat(result.tensor(LayerTensor.INPUT).l2().needBytes()).isEqualTo(2 * 6 * 3 * 3);
    // Then 5 steps down, each one row of 3 + 5 x 1 columns.
    assertThat(result.tensor(LayerTensor.INPUT).l2().reads()).isEqualTo(6 * 3 * 3 + 5 * 8);
    assertThat(result.macs()).isEqualTo(6 * 6 * 3 * 3);
  }

  /** Columns 0-3, 2-5, 4-7 and 6-8 of 9: the last unit has less, and only column 8 is new to it. */
  @Test
  void theLastSmallerUnitSharesTheColumnsOfItsNeighbour() {
    List<Directive> dataflow = new ArrayList<>(TestLayers.columnsInSpace(3));
    dataflow.set(3, new SpatialMap(4, 2, LayerDimension.X));
    Layer layer = TestLayers.convolution(1, 1, 3, 9, dataflow);
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(4, 100));
    // The first iteration fills each PE for itself, then 6 steps down bring one row each.
    long filled = 3 * (4 + 4 + 4 + 3);
    assertThat(result.tensor(LayerTensor.INPUT).l2().reads())
        .isEqualTo(filled + 6 * (4 + 2 + 2 + 1));
  }

  @Test
  void narrowNetworkMakesIngressTheBottleneck() {
    Layer layer =
        TestLayers.gemm(
            8,
            8,
            8,
            List.of(
                new SpatialMap(1, 1, LayerDimension.M),
                new TemporalMap(1, 1, LayerDimension.N),
                new TemporalMap(1, 1, LayerDimension.K)));
    assertThat(
            DataflowAnalysis.analyze(layer, TestLayers.hardware(8, 1))
                .performance()
                .delays()
                .bottleneck())
        .isEqualTo(Bottleneck.INGRESS);
    assertThat(
            DataflowAnalysis.analyze(layer, TestLayers.hardware(8, 1000))
                .performance()
                .delays()
                .bottleneck())
        .isEqualTo(Bottleneck.COMPUTE);
  }

  @Test
  void needBeyondTheLimitIsAShortfall() {
    Layer layer = TestLayers.convolution(8, 8, 3, 16, TestLayers.outputChannelsInSpace(3));
    DataflowHardware small =
        new DataflowHardware(8, 1, new Noc(100, 1, 1, true, true), 100, 10, 1_000_000);
    List<Shortfall> shortfalls = Shortfall.of(DataflowAnalysis.analyze(layer, small));
    assertThat(shortfalls).hasSize(1);
    // A window of input and of filter, 9 each, and one column and row span of output, doubled.
    assertThat(shortfalls.get(0).need()).isEqualTo(2 * (9 + 9 + 9));
    assertThat(shortfalls.get(0).limit()).isEqualTo(10);
  }

  @Test
  void fullyConnectedAndPoolingLayersAreAnalysed() {
    Layer fullyConnected =
        new Layer(
            "fc",
            OperatorType.FC,
            List.of(
                new DimensionSize(LayerDimension.K, 10), new DimensionSize(LayerDimension.C, 20)),
            List.of(
                new SpatialMap(1, 1, LayerDimension.K), new TemporalMap(1, 1, LayerDimension.C)));
    assertThat(DataflowAnalysis.analyze(fullyConnected, TestLayers.hardware(4, 10)).macs())
        .isEqualTo(10 * 20);
    Layer pooling =
        new Layer(
            "pool",
            OperatorType.POOL,
            List.of(
                new DimensionSize(LayerDimension.C, 6),
                new DimensionSize(LayerDimension.R, 2),
                new DimensionSize(LayerDimension.S, 2),
                new DimensionSize(LayerDimension.Y, 5),
                new DimensionSize(LayerDimension.X, 5)),
            List.of(
                new SpatialMap(1, 1, LayerDimension.C),
                new TemporalMap(2, 1, LayerDimension.Y),
                new TemporalMap(2, 1, LayerDimension.X)));
    LayerResult pooled = DataflowAnalysis.analyze(pooling, TestLayers.hardware(4, 10));
    assertThat(pooled.macs()).isEqualTo(6 * 4 * 4 * 2 * 2);
    assertThat(pooled.tensor(LayerTensor.FILTER).l2().reads()).isZero();
  }

  @Test
  void outputCentricAndInputCentricMapsAreTheSame() {
    List<Directive> outputCentric = new ArrayList<>(TestLayers.outputChannelsInSpace(3));
    outputCentric.set(2, new TemporalMap(1, 1, LayerDimension.OUTPUT_Y));
    outputCentric.set(3, new TemporalMap(1, 1, LayerDimension.OUTPUT_X));
    Layer byInput = TestLayers.convolution(8, 4, 3, 9, TestLayers.outputChannelsInSpace(3));
    LayerResult expected = DataflowAnalysis.analyze(byInput, TestLayers.hardware(8, 4));
    LayerResult result =
        DataflowAnalysis.analyze(byInput.withDataflow(outputCentric), TestLayers.hardware(8, 4));
    assertThat(result.runtimeCycles()).isEqualTo(expected.runtimeCycles());
    assertThat(result.tensors()).isEqualTo(expected.tensors());
  }

  @Test
  void clusterLargerThanTheArrayIsRefused() {
    Layer layer = TestLayers.convolution(8, 8, 3, 9, TestLayers.channelsInSpace(3, 64));
    assertThatThrownBy(() -> DataflowAnalysis.analyze(layer, TestLayers.hardware(16, 4)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("a cluster of 64 PEs does not fit into an array of 16");
  }

  @Test
  void levelWithoutACompleteTileIsRefused() {
    Layer layer =
        TestLayers.gemm(
            2,
            19,
            7,
            List.of(
                new TemporalMap(3, 2, LayerDimension.M), new SpatialMap(11, 10, LayerDimension.N)));
    assertThatThrownBy(() -> DataflowAnalysis.analyze(layer, TestLayers.hardware(48, 16)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("no iteration of cluster level 0 holds a whole filter window");
  }

  /** Maps of 6 columns over one column leave the clusters tiles that are larger than planned. */
  @Test
  void tileLargerThanTheLevelBelowCanMapIsRefused() {
    Layer layer =
        TestLayers.gemm(
            12,
            1,
            30,
            List.of(
                new SpatialMap(8, 6, LayerDimension.M),
                new TemporalMap(4, 4, LayerDimension.K),
                new SpatialMap(6, 6, LayerDimension.N),
                new Cluster(6, ClusterType.PHYSICAL),
                new SpatialMap(1, 1, LayerDimension.M),
                new TemporalMap(1, 1, LayerDimension.N),
                new TemporalMap(3, 3, LayerDimension.K)));
    assertThatThrownBy(() -> DataflowAnalysis.analyze(layer, TestLayers.hardware(48, 16)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("what is left along N at the end of the level above does not fit");
  }

  @Test
  void countsBeyond64BitsAreRefused() {
    long huge = Integer.MAX_VALUE;
    Layer layer =
        TestLayers.gemm(
            huge,
            huge,
            huge,
            List.of(
                new SpatialMap(1, 1, LayerDimension.M),
                new TemporalMap(1, 1, LayerDimension.N),
                new TemporalMap(1, 1, LayerDimension.K),
                new Cluster(1, ClusterType.LOGICAL),
                new SpatialMap(1, 1, LayerDimension.K)));
    assertThatThrownBy(() -> DataflowAnalysis.analyze(layer, TestLayers.hardware(1, 4)))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("does not fit into 64 bits");
  }
}
