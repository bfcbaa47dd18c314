package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;
import static org.loopwright.analysis.SmallNests.matrixMultiply;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.NetworkLayout;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.Topology;
import org.loopwright.model.count.TransferCounts;

/**
 * Two lanes of four multipliers: a lane has its own rows of A and Z, and both take the same words
 * of B.
 */
final class SharedNetworkTest {
  @Test
  void wordsForSeveralLanesCrossOneNetworkOnceAndGoOnOverAHop() {
    Map<String, TransferCounts> apart = lanes(false, "A Z");
    Map<String, TransferCounts> together = lanes(true, "A Z");

    double mean = (0 + 1 + 2 + 3) / 4.0;
    assertThat(apart.get("B").hops()).isEqualTo(mean);
    assertThat(together.get("B").hops()).isEqualTo((mean + 1) / 2);
    assertThat(together.get("B").words()).isEqualTo(apart.get("B").words());
    assertThat(together.get("B").routerPasses()).isEqualTo(apart.get("B").words() * 2);
  }

  @Test
  void wordsOfALaneAloneAndResultsTakeTheirOwnWay() {
    assertThat(lanes(true, "A Z").get("A")).isEqualTo(lanes(false, "A Z").get("A"));
    assertThat(lanes(true, "A Z").get("Z")).isEqualTo(lanes(false, "A Z").get("Z"));
    assertThat(lanes(true, "Z").get("A")).isEqualTo(lanes(false, "Z").get("A"));
    assertThat(lanes(true, "A B Z").get("B")).isEqualTo(lanes(false, "A B Z").get("B"));
  }

  private static Map<String, TransferCounts> lanes(boolean isShared, String kept) {
    Architecture plain = architecture("4x2 1x2 1x1");
    StorageLevel lane = plain.storage().get(0);
    NetworkLayout layout =
        new NetworkLayout(Topology.MESH, Topology.MESH, isShared, 0, Bandwidth.UNLIMITED);
    Architecture architecture =
        new Architecture(
            "lanes",
            plain.compute(),
            List.of(
                lane.toBuilder().network(lane.network().withLayout(layout)).build(),
                plain.storage().get(1)));
    return TileAnalysis.analyze(
            matrixMultiply("M2 N3 K4"),
            architecture,
            mapping(level("L0", kept, "N3", "K4", ""), level("L1", "A B Z", "", "", "M2")))
        .networks()
        .get(0)
        .dataSpaces();
  }
}
