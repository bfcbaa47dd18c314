package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.convolution;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;
import static org.loopwright.analysis.SmallNests.matrixMultiply;

import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.workload.Workload;

/** What instances side by side share: multicast, halo, forwarding, spatial reduction. */
final class TileAnalysisSharingTest {
  @Test
  void loopAcrossSpaceThatDoesNotIndexAnOperandMulticastsIt() {
    AccessCounts counts =
        analyze(matrixMultiply("M4 N3 K2"), "4x1 4x1 1x1", "A B Z", "K2 N3", "M4", "");

    TransferCounts shared = over(counts, 1, "B");
    assertThat(shared.fanout()).isEqualTo(4);
    assertThat(shared.multicastFactor()).isEqualTo(4);
    assertThat(of(counts, 1, "B").reads()).isEqualTo(2 * 3);
    assertThat(of(counts, 0, "B").fills()).isEqualTo(2 * 3);
    TransferCounts own = over(counts, 1, "A");
    assertThat(own.multicastFactor()).isEqualTo(1);
    assertThat(of(counts, 1, "A").reads()).isEqualTo(4 * 2 * 3);
  }

  @Test
  void loopAcrossSpaceThatReducesAddsOnTheWay() {
    AccessCounts counts =
        analyze(matrixMultiply("M2 N3 K4"), "4x1 4x1 1x1", "A B Z", "N3 M2", "K4", "");

    TransferCounts sums = over(counts, 1, "Z");
    assertThat(sums.words()).isEqualTo(2 * 3);
    assertThat(sums.spatialReductions()).isEqualTo((4 - 1) * 2 * 3);
    assertThat(of(counts, 1, "Z").updates()).isEqualTo(2 * 3);
    assertThat(of(counts, 1, "Z").reads()).isZero();
    assertThat(of(counts, 0, "Z").instances()).isEqualTo(4);
    assertThat(over(counts, 1, "A").spatialReductions()).isZero();
  }

  @Test
  void overlappingWindowsShareTheirHalo() {
    AccessCounts counts =
        analyze(convolution("P3 R3", 1, 1), "3x3 3x3 1x1", "W X Z", "", "P3", "R3");

    // Nine units need the words p + r = 0 1 2 3 4, which 1 2 3 2 1 of them share.
    TransferCounts halo = over(counts, 1, "X");
    assertThat(halo.fanout()).isEqualTo(3 * 3);
    assertThat(halo.words()).isEqualTo(3 + 3 - 1);
    assertThat(halo.multicastFactor()).isEqualTo(3);
    assertThat(of(counts, 1, "X").reads()).isEqualTo(5);
    assertThat(of(counts, 0, "X").fills()).isEqualTo((1 + 2 + 3 + 2 + 1) / 9);
  }

  @Test
  void neighboursPassWordsOn() {
    AccessCounts counts =
        analyze(convolution("P4 R5", 1, 1), "4x1 4x1 1x1", "W X Z", "R5", "P4", "");

    // At each of 4 steps of R, three of four units find their next word at the right neighbour.
    TransferCounts passed = over(counts, 1, "X");
    assertThat(passed.linkTransfers()).isEqualTo(3 * 4);
    assertThat(passed.words()).isEqualTo(4 + 4).isEqualTo(4 + 5 - 1);
    assertThat(of(counts, 1, "X").reads()).isEqualTo(4 + 4);
    assertThat(of(counts, 0, "X").fills()).isEqualTo(5);
    assertThat(of(counts, 0, "X").reads()).isEqualTo(5 + 3 * 4 / 4);
  }

  @Test
  void forwardedWordsTravelFromTheEdgeOnly() {
    AccessCounts counts =
        analyze(convolution("P4 R5", 1, 1), "4x1 4x1 1x1", "W X Z", "R5", "P4", "");

    // First one word to each of columns 0 to 3, then 4 words to column 3 alone.
    assertThat(over(counts, 1, "X").hops()).isEqualTo((0 + 1 + 2 + 3 + 4 * 3) / 8.0);
  }

  @Test
  void noWordIsPassedOnToAUnitTwoStepsAway() {
    AccessCounts counts =
        analyze(convolution("P4 R5", 2, 1), "4x1 4x1 1x1", "W X Z", "R5", "P4", "");

    assertThat(over(counts, 1, "X").linkTransfers()).isZero();
    assertThat(of(counts, 1, "X").reads()).isEqualTo(4 * 5);
  }

  @Test
  void multicastTravelsToTheFarthestColumnAndUpAndDownEach() {
    AccessCounts counts =
        analyze(matrixMultiply("M2 N3 K1"), "2x3 2x3 1x1", "A B Z", "", "M2", "N3");

    // A word of A goes to the three rows of its column: one hop up, one down from the middle row,
    // and none or one along X. A word of B goes to both columns of its row.
    assertThat(over(counts, 1, "A").hops()).isEqualTo((2 + (1 + 2)) / 2.0);
    assertThat(over(counts, 1, "B").hops()).isEqualTo(((1 + 2) + (1 + 0) + (1 + 2)) / 3.0);
  }

  @Test
  void unusedRowsAndColumnsDoNoWork() {
    AccessCounts counts =
        analyze(matrixMultiply("M2 N3 K1"), "4x4 4x4 1x1", "A B Z", "", "M2", "N3");

    assertThat(of(counts, 0, "A").instances()).isEqualTo(2 * 3);
    assertThat(counts.computeInstances()).isEqualTo(2 * 3);
    assertThat(counts.steps()).isEqualTo(1);
  }

  @Test
  void partitionIsTheShareOfTheUnionOfTiles() {
    AccessCounts counts =
        analyze(convolution("P8 R3", 1, 1), "2x3 2x3 1x1", "W X Z", "P4", "P2", "R3");

    // A unit holds 1 word of X at a time, all units together 2 + 3 - 1: a quarter each of the
    // whole.
    assertThat(of(counts, 1, "X").partitionWords()).isEqualTo(8 + 3 - 1);
    assertThat(of(counts, 0, "X").partitionWords()).isEqualTo(10 * 1 / 4);
    assertThat(of(counts, 0, "W").partitionWords()).isEqualTo(3 * 1 / 3);
    assertThat(of(counts, 0, "Z").partitionWords()).isEqualTo(8 * 1 / 2);
  }

  @Test
  void levelsWithoutSpreadingHoldTheWholePartition() {
    AccessCounts counts =
        analyze(convolution("P8 R3", 1, 1), "1x1 1x1 1x1", "W X Z", "P8 R3", "", "");

    assertThat(of(counts, 0, "X").partitionWords()).isEqualTo(8 + 3 - 1);
    assertThat(of(counts, 0, "X").tileWords()).isEqualTo(1);
  }

  /** L0 loops over nothing; L1 has the loops given. */
  private static AccessCounts analyze(
      Workload workload, String meshes, String keep, String temporal, String x, String y) {
    Architecture architecture = architecture(meshes);
    return TileAnalysis.analyze(
        workload, architecture, mapping(level("L0", keep, ""), level("L1", keep, temporal, x, y)));
  }

  private static DataSpaceCounts of(AccessCounts counts, int level, String dataSpace) {
    return counts.levels().get(level).dataSpaces().get(dataSpace);
  }

  private static TransferCounts over(AccessCounts counts, int network, String dataSpace) {
    return counts.networks().get(network).dataSpaces().get(dataSpace);
  }
}
