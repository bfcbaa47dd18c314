package org.loopwright.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;

/** Laws that hold for every legal mapping of the styles tried here. */
final class DataflowLawsTest {

  @Provide
  Arbitrary<Layer> layers() {
    Arbitrary<Integer> channels = Arbitraries.integers().between(1, 40);
    return Combinators.combine(
            channels,
            channels,
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(1, 8))
        .as(
            (k, c, taps, more, style, cluster) ->
                TestLayers.convolution(k, c, taps, taps + more, style(style, taps, cluster)));
  }

  private static List<Directive> style(int style, int taps, int cluster) {
    return switch (style) {
      case 0 -> TestLayers.outputChannelsInSpace(taps);
      case 1 -> TestLayers.columnsInSpace(taps);
      case 2 -> TestLayers.inputChannelsInSpace(taps);
      default -> TestLayers.channelsInSpace(taps, cluster);
    };
  }

  /** With a single PE in the last fold over windows the model counts too much: see the docs. */
  @Property
  void macsAreTheProductOfTheBounds(
      @ForAll("layers") Layer layer, @ForAll @IntRange(min = 8, max = 300) int pes) {
    long outputs = outputs(layer);
    Assume.that(outputs <= pes || outputs % pes != 1 || taps(layer) == 1);
    long macs = outputs * outputs * taps(layer) * taps(layer);
    macs *= layer.bound(LayerDimension.K) * layer.bound(LayerDimension.C);
    assertThat(DataflowAnalysis.analyze(layer, TestLayers.hardware(pes, 16)).macs())
        .isEqualTo(macs);
  }

  @Property
  void doublingBandwidthNeverSlows(
      @ForAll("layers") Layer layer,
      @ForAll @IntRange(min = 8, max = 300) int pes,
      @ForAll @IntRange(min = 1, max = 64) int bandwidth) {
    DataflowHardware narrow = TestLayers.hardware(pes, bandwidth);
    long before = DataflowAnalysis.analyze(layer, narrow).runtimeCycles();
    DataflowHardware wide = narrow.withNocBandwidth(2L * bandwidth);
    assertThat(DataflowAnalysis.analyze(layer, wide).runtimeCycles()).isLessThanOrEqualTo(before);
  }

  @Property
  void multicastAndReductionNeverAddL2Accesses(
      @ForAll("layers") Layer layer, @ForAll @IntRange(min = 8, max = 300) int pes) {
    DataflowHardware with = TestLayers.hardware(pes, 16);
    LayerResult shared = DataflowAnalysis.analyze(layer, with);
    LayerResult alone = DataflowAnalysis.analyze(layer, with.withSpatialReuse(false, false));
    for (LayerTensor tensor : LayerTensor.values()) {
      TensorResult fewer = shared.tensor(tensor);
      TensorResult more = alone.tensor(tensor);
      assertThat(fewer.l2().reads()).isLessThanOrEqualTo(more.l2().reads());
      assertThat(fewer.l2().writes()).isLessThanOrEqualTo(more.l2().writes());
    }
    assertThat(shared.runtimeCycles()).isLessThanOrEqualTo(alone.runtimeCycles());
    assertThat(shared.macs()).isEqualTo(alone.macs());
  }

  /** With an incomplete last fold the model forgets the last PE: see docs/data-centric.md. */
  @Property
  void operandsAreReadAtLeastOnceInFullFolds(
      @ForAll @IntRange(min = 1, max = 8) int k,
      @ForAll @IntRange(min = 1, max = 8) int c,
      @ForAll @IntRange(min = 1, max = 4) int taps,
      @ForAll @IntRange(min = 0, max = 20) int more,
      @ForAll boolean clustered) {
    List<Directive> dataflow =
        clustered ? TestLayers.channelsInSpace(taps, 4) : TestLayers.outputChannelsInSpace(taps);
    Layer layer = TestLayers.convolution(4L * k, 4L * c, taps, taps + more, dataflow);
    int pes = clustered ? 16 : 4;
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(pes, 16));
    assertThat(result.tensor(LayerTensor.INPUT).l2().reads())
        .isGreaterThanOrEqualTo(result.declaredElements(LayerTensor.INPUT));
    assertThat(result.tensor(LayerTensor.FILTER).l2().reads())
        .isGreaterThanOrEqualTo(result.declaredElements(LayerTensor.FILTER));
    assertThat(result.tensor(LayerTensor.OUTPUT).l2().writes())
        .isGreaterThanOrEqualTo(layer.bound(LayerDimension.K) * outputs(layer) * outputs(layer));
  }

  @Property
  void noMorePesWorkThanThereAre(
      @ForAll("layers") Layer layer, @ForAll @IntRange(min = 8, max = 300) int pes) {
    LayerResult result = DataflowAnalysis.analyze(layer, TestLayers.hardware(pes, 16));
    assertThat(result.performance().activePes()).isPositive().isLessThanOrEqualTo(pes);
    assertThat(result.macsPerCycle()).isLessThanOrEqualTo(pes);
  }

  private static long taps(Layer layer) {
    return layer.bound(LayerDimension.R);
  }

  private static long outputs(Layer layer) {
    return layer.bound(LayerDimension.X) - taps(layer) + 1;
  }
}
