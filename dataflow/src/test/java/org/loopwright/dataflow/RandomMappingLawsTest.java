package org.loopwright.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * Laws of legal mappings, drawn at random. Each exception is one of docs/data-centric.md, and is
 * given as narrowly as it is known.
 */
final class RandomMappingLawsTest {
  private static final int TRIES = 3000;

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void macsAreTheProductOfTheBounds(
      @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 6, max = 60) int pes) {
    Layer layer = RandomMappings.of(seed);
    long counted = analyze(layer, pes).macs();
    LastFold last = LastFold.of(layer, pes);
    if (last.isOneUnitOverWindows(layer)) {
      assertThat(counted).isGreaterThan(LayerBounds.of(layer).macs());
    } else if (last.endsWithSmallerUnit(layer)) {
      assertThat(counted).isLessThanOrEqualTo(LayerBounds.of(layer).macs());
    } else {
      assertThat(counted).isEqualTo(LayerBounds.of(layer).macs());
    }
  }

  /** Not every mapping is an exception: some 1 in 100 is. */
  @Test
  void exceptionsAreRareButOccur() {
    int windows = 0;
    int smaller = 0;
    int all = 5000;
    for (int seed = 0; seed < all; seed++) {
      Layer layer = RandomMappings.of(seed);
      LastFold last = LastFold.of(layer, 6 + seed % 40);
      windows += last.isOneUnitOverWindows(layer) ? 1 : 0;
      smaller += last.endsWithSmallerUnit(layer) ? 1 : 0;
    }
    assertThat(windows).isBetween(1, all / 50);
    assertThat(smaller).isBetween(1, all / 50);
  }

  /** Exception 1: in an incomplete last fold, the data of one unit may be forgotten, no more. */
  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void compulsoryTrafficIsUndercutByAtMostOneUnit(
      @ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 6, max = 60) int pes) {
    Layer layer = RandomMappings.of(seed);
    LayerResult result = analyze(layer, pes);
    LastFold last = LastFold.of(layer, pes);
    for (LayerTensor tensor : LayerTensor.values()) {
      TensorResult traffic = result.tensor(tensor);
      long moved = tensor == LayerTensor.OUTPUT ? traffic.l2().writes() : traffic.l2().reads();
      assertThat(moved).isGreaterThanOrEqualTo(compulsory(layer, tensor, last));
    }
  }

  private static long compulsory(Layer layer, LayerTensor tensor, LastFold last) {
    LayerDimensionSet coupled = Coupling.of(layer).of(tensor);
    long elements = 1;
    for (LayerDimension dimension : LayerDimension.values()) {
      if (coupled.contains(dimension) && layer.declares(dimension)) {
        boolean outputs = tensor == LayerTensor.OUTPUT && dimension.isWindowed();
        long extent = outputs ? LayerBounds.of(layer).outputs(dimension) : layer.bound(dimension);
        boolean mayForget = dimension == last.dimension() && last.isIncomplete();
        elements *= mayForget ? extent - Math.min(extent - 1, last.offset()) : extent;
      }
    }
    return elements;
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void doublingBandwidthNeverSlows(
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @IntRange(min = 6, max = 60) int pes,
      @ForAll @IntRange(min = 1, max = 32) int bandwidth) {
    Layer layer = RandomMappings.of(seed);
    DataflowHardware narrow = TestLayers.hardware(pes, bandwidth);
    DataflowHardware wide = narrow.withNocBandwidth(2L * bandwidth);
    assertThat(DataflowAnalysis.analyze(layer, wide).runtimeCycles())
        .isLessThanOrEqualTo(DataflowAnalysis.analyze(layer, narrow).runtimeCycles());
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
  void multicastAndReductionNeverAddToAnything(
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @IntRange(min = 6, max = 60) int pes,
      @ForAll boolean multicast,
      @ForAll boolean reduction) {
    Layer layer = RandomMappings.of(seed);
    DataflowHardware hardware = TestLayers.hardware(pes, 16);
    LayerResult with = DataflowAnalysis.analyze(layer, hardware);
    LayerResult without =
        DataflowAnalysis.analyze(layer, hardware.withSpatialReuse(multicast, reduction));
    for (LayerTensor tensor : LayerTensor.values()) {
      assertThat(with.tensor(tensor).l2().reads())
          .isLessThanOrEqualTo(without.tensor(tensor).l2().reads());
      assertThat(with.tensor(tensor).l2().writes())
          .isLessThanOrEqualTo(without.tensor(tensor).l2().writes());
    }
    assertThat(with.runtimeCycles()).isLessThanOrEqualTo(without.runtimeCycles());
    assertThat(with.l2NeedBytes()).isEqualTo(without.l2NeedBytes());
  }

  private static LayerResult analyze(Layer layer, int pes) {
    return DataflowAnalysis.analyze(layer, TestLayers.hardware(pes, 16));
  }
}
