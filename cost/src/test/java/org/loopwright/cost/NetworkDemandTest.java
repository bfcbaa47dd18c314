package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkLayout;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.Topology;
import org.loopwright.model.architecture.WordWidths;

/**
 * Networks that limit the run of {@link RowOfFour}: 6 steps, in which 8 words of A and 12 of B go
 * from L1 to the row and 6 sums of Z come back.
 */
final class NetworkDemandTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @Test
  void slowNetworkLimitsTheRun() {
    Evaluation evaluation = evaluate(Topology.MESH, new Bandwidth(NONE, NONE, limit(2)));

    assertThat(evaluation.cycles()).isEqualTo((8 + 12 + 6) / 2);
    assertThat(evaluation.networks().get(1).cycles()).isEqualTo((8 + 12 + 6) / 2);
    assertThat(evaluation.networks().get(1).bandwidthThrottling()).isEqualTo(6 / 13.0);
    assertThat(evaluation.networks().get(0).cycles()).isEqualTo(6);
  }

  @Test
  void directionsAreLimitedApart() {
    assertThat(evaluate(Topology.MESH, new Bandwidth(limit(2), NONE, NONE)).cycles())
        .isEqualTo((8 + 12) / 2);
    assertThat(evaluate(Topology.MESH, new Bandwidth(NONE, limit(0.5), NONE)).cycles())
        .isEqualTo(6 * 2);
  }

  @Test
  void fastNetworkDoesNot() {
    assertThat(evaluate(Topology.MESH, new Bandwidth(NONE, NONE, limit(8))).cycles()).isEqualTo(6);
  }

  /** B's words are half as wide as the others. */
  @Test
  void narrowWordsTakeLessOfTheNetwork() {
    StorageLevel level =
        outer().build().toBuilder()
            .wordBits(16)
            .widths(new WordWidths(Map.of("B", 8), OptionalInt.empty()))
            .build();
    Bandwidth bandwidth = new Bandwidth(NONE, NONE, limit(2));
    assertThat(evaluate(level, Topology.MESH, bandwidth).cycles()).isEqualTo((8 + 12 / 2 + 6) / 2);
  }

  /** A and B go to one column, sums come from all four. */
  @Test
  void hopsAreThoseOfTheTopology() {
    assertThat(hops(Topology.MESH)).containsExactly(1.5, 1.5, 3.0);
    assertThat(hops(Topology.TORUS)).containsExactly(1.0, 1.0, 3.0);
    assertThat(hops(Topology.BUS)).containsExactly(1.0, 1.0, 1.0);
    assertThat(hops(Topology.TREE)).containsExactly(2.0, 2.0, 6.0);
    assertThat(hops(Topology.CHAIN)).containsExactly(1.5, 1.5, 3.0);
  }

  /** Operands take a mesh, sums a tree. */
  @Test
  void resultsMayTakeAnotherTopologyThanOperands() {
    NetworkLayout layout =
        new NetworkLayout(Topology.MESH, Topology.TREE, false, 0, Bandwidth.UNLIMITED);
    assertThat(hops(evaluate(outer().build(), layout))).containsExactly(1.5, 1.5, 6.0);
  }

  /** Three hops to the last column and two up the tree. */
  @Test
  void hopsTakeTimeOnceThereAndBack() {
    NetworkLayout layout =
        new NetworkLayout(Topology.CHAIN, Topology.TREE, false, 2, Bandwidth.UNLIMITED);
    assertThat(evaluate(outer().build(), layout).cycles()).isEqualTo(6 + 2 * (3 + 2));
  }

  private static List<Double> hops(Topology topology) {
    return hops(evaluate(topology, Bandwidth.UNLIMITED));
  }

  private static List<Double> hops(Evaluation evaluation) {
    return evaluation.networks().get(1).counts().dataSpaces().values().stream()
        .map(counts -> counts.hops())
        .toList();
  }

  private static OptionalDouble limit(double wordsPerCycle) {
    return OptionalDouble.of(wordsPerCycle);
  }

  private static Evaluation evaluate(Topology topology, Bandwidth bandwidth) {
    return evaluate(outer().build(), topology, bandwidth);
  }

  private static Evaluation evaluate(StorageLevel level, Topology topology, Bandwidth bandwidth) {
    return evaluate(level, new NetworkLayout(topology, bandwidth));
  }

  private static Evaluation evaluate(StorageLevel level, NetworkLayout layout) {
    StorageLevel laidOut = level.toBuilder().network(level.network().withLayout(layout)).build();
    Evaluator evaluator =
        new Evaluator(
            RowOfFour.WORKLOAD,
            new Architecture(
                "row",
                new ComputeLevel("MAC", "intmac", new Mesh(4, 1), 16),
                List.of(inner().build(), laidOut)),
            RowOfFour.ENERGY,
            RowOfFour.AREA);
    return ((Verdict.Valid) evaluator.evaluate(RowOfFour.MAPPING)).evaluation();
  }
}
