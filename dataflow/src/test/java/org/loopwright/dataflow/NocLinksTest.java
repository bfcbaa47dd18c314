package org.loopwright.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Directive.Cluster;
import org.loopwright.dataflow.spec.Directive.SpatialMap;
import org.loopwright.dataflow.spec.Directive.TemporalMap;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.dataflow.spec.NocLinks;
import org.loopwright.dataflow.spec.NocTopology;

/** Hardware for reuse (Kwon et al. 2020, Table 1): what it costs in time and energy. */
final class NocLinksTest {
  private static DataflowHardware over(
      DataflowHardware hardware, NocTopology inward, NocTopology outward, double pj) {
    Noc noc = hardware.noc();
    return hardware.withNoc(
        new Noc(
            noc.bandwidthElementsPerCycle(),
            noc.hops(),
            noc.hopLatencyCycles(),
            noc.multicast(),
            noc.reduction(),
            new NocLinks(Optional.ofNullable(inward), Optional.ofNullable(outward), pj)));
  }

  private static List<Long> hops(Layer layer, DataflowHardware hardware) {
    LayerResult result = DataflowAnalysis.analyze(layer, hardware);
    return result.tensors().stream().map(TensorResult::hops).toList();
  }

  /** Four rows of the left matrix on four PEs: each its own row, all the same column. */
  @Test
  void operandForAllTakesOneWayAndOwnOnesTakeTheirs() {
    Layer layer = TestLayers.gemm(4, 1, 1, List.of(new SpatialMap(1, 1, LayerDimension.M)));
    DataflowHardware four = TestLayers.hardware(4, 100);
    long apart = 0 + 1 + 2 + 3;
    assertThat(hops(layer, over(four, NocTopology.CHAIN, null, 0)))
        .containsExactly(apart, 3L, apart);
    // Two links for each leaf alone; four to the leaves and two above them for all together
    assertThat(hops(layer, over(four, NocTopology.TREE, null, 0))).containsExactly(8L, 6L, 8L);
    // A bus is driven over its four links whoever needs the word; results go over a tree then
    assertThat(hops(layer, over(four, NocTopology.BUS, null, 0))).containsExactly(16L, 4L, 8L);
  }

  @Test
  void sumsThatAreAddedUpOnTheirWayPassEachLinkOnce() {
    Layer layer = TestLayers.gemm(1, 1, 4, List.of(new SpatialMap(1, 1, LayerDimension.K)));
    DataflowHardware four = TestLayers.hardware(4, 100);
    assertThat(hops(layer, over(four, null, NocTopology.CHAIN, 0)).get(2)).isEqualTo(3);
    assertThat(hops(layer, over(four, null, NocTopology.TREE, 0)).get(2)).isEqualTo(4 + 2);
    DataflowHardware alone = four.withSpatialReuse(true, false);
    assertThat(hops(layer, over(alone, null, NocTopology.CHAIN, 0)).get(2))
        .isEqualTo(0 + 1 + 2 + 3);
    assertThat(hops(layer, over(alone, null, NocTopology.TREE, 0)).get(2)).isEqualTo(4 * 2);
  }

  /** Two clusters of two PEs, M over clusters and K inside: 4 x 1 x 2 in two steps of rows. */
  @Test
  void hopsOfClustersAddUp() {
    List<Directive> clusters =
        List.of(
            new SpatialMap(1, 1, LayerDimension.M),
            new TemporalMap(2, 2, LayerDimension.K),
            new Cluster(2, ClusterType.PHYSICAL),
            new SpatialMap(1, 1, LayerDimension.K));
    Layer layer = TestLayers.gemm(2, 1, 2, clusters);
    List<Long> chain = hops(layer, over(TestLayers.hardware(4, 100), NocTopology.CHAIN, null, 0));
    // Between clusters: 2 inputs for the second; 2 filter values for both; 1 sum of the second.
    // In each of the two: 1 input and 1 filter value for the second PE, and its sum to the first.
    assertThat(chain).containsExactly(2L + 2 * 1, 2L + 2 * 1, 1L + 2 * 1);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void chainIsNeverFasterThanTree(
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @IntRange(min = 6, max = 60) int pes,
      @ForAll boolean multicast,
      @ForAll boolean reduction) {
    Layer layer = RandomMappings.of(seed);
    DataflowHardware base = TestLayers.hardware(pes, 8).withSpatialReuse(multicast, reduction);
    LayerResult chain = DataflowAnalysis.analyze(layer, over(base, NocTopology.CHAIN, null, 0));
    LayerResult tree = DataflowAnalysis.analyze(layer, over(base, NocTopology.TREE, null, 0));
    assertThat(chain.runtimeCycles()).isGreaterThanOrEqualTo(tree.runtimeCycles());
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void linksChangeTimeAndEnergyOfTheNetworkAlone(
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @IntRange(min = 6, max = 60) int pes,
      @ForAll NocTopology inward,
      @ForAll boolean multicast,
      @ForAll boolean reduction) {
    Layer layer = RandomMappings.of(seed);
    DataflowHardware base = TestLayers.hardware(pes, 8).withSpatialReuse(multicast, reduction);
    LayerResult plain = DataflowAnalysis.analyze(layer, base);
    LayerResult wired = DataflowAnalysis.analyze(layer, over(base, inward, null, 0.5));
    for (LayerTensor tensor : LayerTensor.values()) {
      assertThat(wired.tensor(tensor).l1()).isEqualTo(plain.tensor(tensor).l1());
      assertThat(wired.tensor(tensor).l2()).isEqualTo(plain.tensor(tensor).l2());
    }
    long hops = wired.tensors().stream().mapToLong(TensorResult::hops).sum();
    assertThat(wired.energy().nocNj()).isCloseTo(hops * 0.5e-3, Percentage.withPercentage(1e-9));
    assertThat(wired.energy().totalNj())
        .isCloseTo(
            plain.energy().totalNj() + wired.energy().nocNj(), Percentage.withPercentage(1e-9));
    assertThat(plain.energy().nocNj()).isZero();
  }

  /** Copies for each PE pass at least the links that one word for all of them does. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void multicastAndReductionNeverAddHops(
      @ForAll @LongRange(min = 0) long seed,
      @ForAll @IntRange(min = 6, max = 60) int pes,
      @ForAll NocTopology inward) {
    Layer layer = RandomMappings.of(seed);
    DataflowHardware shared = TestLayers.hardware(pes, 8);
    List<Long> fewer = hops(layer, over(shared, inward, NocTopology.TREE, 0));
    List<Long> more =
        hops(layer, over(shared.withSpatialReuse(false, false), inward, NocTopology.TREE, 0));
    for (int tensor = 0; tensor < fewer.size(); tensor++) {
      assertThat(fewer.get(tensor)).isLessThanOrEqualTo(more.get(tensor));
    }
  }

  @Test
  void busAddsNothingUp() {
    assertThatThrownBy(() -> over(TestLayers.hardware(4, 1), null, NocTopology.BUS, 0))
        .hasMessageContaining("tree or chain");
  }
}
