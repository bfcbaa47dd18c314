package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.testkit.SmallSpec;

/**
 * A product of four rows by two by four columns: a column for each of four buffers, which see row
 * after row. What each switch changes, by hand.
 */
final class ReuseSwitchesTest {
  private static final SmallSpec PRODUCT =
      SmallSpec.parse(
          """
          matmul M4 N4 K2; W[K][N]; A[M][K]; Z +=[M][N]
            L1 1x1 keeps W A Z | M4 | Y - | X N4
            L0 4x1 keeps W A Z | K2 | Y - | X -
            MAC 4x1
          """);

  private static AccessCounts counts(int level, ReuseSwitch off, String dataSpace) {
    List<LevelMapping> levels = new ArrayList<>(PRODUCT.mapping().levels());
    ReuseSwitches switches = new ReuseSwitches(Map.of(off, Set.of(dataSpace)));
    levels.set(level, levels.get(level).withReuse(switches));
    return TileAnalysis.analyze(PRODUCT.workload(), PRODUCT.architecture(), new Mapping(levels));
  }

  private static AccessCounts plain() {
    return TileAnalysis.analyze(PRODUCT.workload(), PRODUCT.architecture(), PRODUCT.mapping());
  }

  private static DataSpaceCounts of(AccessCounts counts, int level, String dataSpace) {
    return counts.levels().get(level).dataSpaces().get(dataSpace);
  }

  @Test
  void withoutMulticastEachBufferHasAReadOfItsOwn() {
    assertThat(of(plain(), 1, "A").reads()).isEqualTo(4 * 2);

    AccessCounts unicast = counts(1, ReuseSwitch.MULTICAST, "A");
    assertThat(of(unicast, 1, "A").reads()).isEqualTo(4 * 4 * 2);
    TransferCounts network = unicast.networks().get(1).dataSpaces().get("A");
    assertThat(network.multicastFactor()).isEqualTo(1);
    assertThat(network.hops()).as("to columns 0 to 3").isEqualTo((0 + 1 + 2 + 3) / 4.0);
    assertThat(network.routerPasses()).as("on average one whole hop").isEqualTo(2 * 32);
    assertThat(of(unicast, 1, "W")).isEqualTo(of(plain(), 1, "W"));
  }

  @Test
  void withoutTemporalReuseStationaryTilesComeInAgain() {
    assertThat(of(plain(), 0, "W").fills()).isEqualTo(2);

    AccessCounts forgetful = counts(0, ReuseSwitch.TEMPORAL_REUSE, "W");
    assertThat(of(forgetful, 0, "W").fills()).isEqualTo(4 * 2);
    assertThat(of(forgetful, 1, "W").reads()).isEqualTo(4 * 4 * 2);
  }

  @Test
  void withoutElisionTheFirstUpdateReads() {
    assertThat(of(plain(), 0, "Z").reads()).isEqualTo(4 * 2 - 4);
    assertThat(of(plain(), 0, "Z").fills()).isZero();

    AccessCounts reading = counts(0, ReuseSwitch.FIRST_READ_ELISION, "Z");
    assertThat(of(reading, 0, "Z").reads()).isEqualTo(4 * 2);
    assertThat(of(reading, 0, "Z").fills()).isEqualTo(4);
  }

  @Test
  void whatDoesNotCoalesceHandsOnEachRead() {
    AccessCounts handing = counts(0, ReuseSwitch.COALESCING, "W");
    assertThat(of(handing, 0, "W").reads()).isEqualTo(4 * 2);
    assertThat(of(handing, 0, "W").fills()).isEqualTo(2);
    assertThat(of(handing, 1, "W").reads()).isEqualTo(4 * (4 * 2));
  }

  @Test
  void whatDoesNotCoalesceOutermostIsNoPlaceToStartFrom() {
    AccessCounts handing = counts(1, ReuseSwitch.COALESCING, "W");
    assertThat(of(handing, 1, "W")).isEqualTo(new DataSpaceCounts(0, 0, 1, 0, 0, 0, 0));
    assertThat(of(handing, 0, "W").fills()).isZero();
    assertThat(handing.networks().get(1).dataSpaces().get("W")).isEqualTo(TransferCounts.NONE);
  }

  /** Each row of a window is the next one of a neighbour's, a step later. */
  @Test
  void withoutLinksTheLevelSendsAll() {
    SmallSpec window =
        SmallSpec.parse(
            """
            conv1d P4 R3; W[R]; X[P+R]; Z +=[P]
              L1 1x1 keeps W X Z | R3 | Y - | X P4
              L0 4x1 keeps W X Z | - | Y - | X -
              MAC 4x1
            """);
    AccessCounts linked =
        TileAnalysis.analyze(window.workload(), window.architecture(), window.mapping());
    assertThat(of(linked, 1, "X").reads()).isEqualTo(4 + 1 + 1);
    List<LevelMapping> levels = new ArrayList<>(window.mapping().levels());
    levels.set(
        1,
        levels.get(1).withReuse(new ReuseSwitches(Map.of(ReuseSwitch.LINK_TRANSFER, Set.of("X")))));
    AccessCounts unlinked =
        TileAnalysis.analyze(window.workload(), window.architecture(), new Mapping(levels));
    assertThat(of(unlinked, 1, "X").reads()).isEqualTo(3 * 4);
    assertThat(unlinked.networks().get(1).dataSpaces().get("X").linkTransfers()).isZero();
  }
}
