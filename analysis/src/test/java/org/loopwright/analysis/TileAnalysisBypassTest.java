package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.convolution;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;
import static org.loopwright.analysis.SmallNests.matrixMultiply;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;

/** Levels that a data space passes by: their accesses fall to the next outer one that keeps it. */
final class TileAnalysisBypassTest {
  private static final Architecture THREE_LEVELS = architecture("1x1 1x1 1x1 1x1");

  @Test
  void keptLevelReusesItsTile() {
    AccessCounts counts = bypassingL1With("A B Z");

    assertThat(of(counts, 1, "B").reads()).isEqualTo(3 * 4 * 2);
    assertThat(of(counts, 1, "B").fills()).isEqualTo(3 * 2);
    assertThat(of(counts, 2, "B").reads()).isEqualTo(3 * 2);
  }

  @Test
  void bypassedLevelFoldsIntoItsParent() {
    AccessCounts counts = bypassingL1With("A Z");

    assertThat(counts.levels().get(1).dataSpaces()).containsOnlyKeys("A", "Z");
    assertThat(of(counts, 2, "B").reads()).isEqualTo(3 * 4 * 2);
    assertThat(of(counts, 0, "B").fills()).isEqualTo(3 * 4 * 2);
  }

  @Test
  void bypassOfOneDataSpaceLeavesTheOthersAlone() {
    assertThat(of(bypassingL1With("A Z"), 1, "A")).isEqualTo(of(bypassingL1With("A B Z"), 1, "A"));
    assertThat(of(bypassingL1With("A Z"), 2, "Z")).isEqualTo(of(bypassingL1With("A B Z"), 2, "Z"));
  }

  @Test
  void partialSumsPassBypassedLevels() {
    AccessCounts counts = bypassingL1With("A B");

    // Each of 2 steps of K sends the 4 x 3 sums of L0, one word each, past L1.
    assertThat(of(counts, 2, "Z").updates()).isEqualTo(3 * 4 * 2);
    assertThat(of(counts, 2, "Z").reads()).isEqualTo(3 * 4 * (2 - 1));
  }

  /** L0 holds single words; L1 goes over N, then M; L2 over K. */
  private static AccessCounts bypassingL1With(String keptByL1) {
    return TileAnalysis.analyze(
        matrixMultiply("M4 N3 K2"),
        THREE_LEVELS,
        mapping(
            level("L0", "A B Z", ""), level("L1", keptByL1, "N3 M4"), level("L2", "A B Z", "K2")));
  }

  @Test
  void severalBypassedLevelsFoldIntoTheNextThatKeeps() {
    // Two L1 work, each with three units below it that share its words of A. A unit needs a word
    // at every step, K goes round twice, and L2, which spreads M, is passed by as well.
    AccessCounts counts =
        TileAnalysis.analyze(
            matrixMultiply("M2 N6 K4"),
            architecture("6x1 6x1 2x1 1x1 1x1"),
            mapping(
                level("L0", "A B Z", ""),
                level("L1", "B Z", "K4 N2", "N3", ""),
                level("L2", "B Z", "", "M2", ""),
                level("L3", "A B Z", "")));

    assertThat(of(counts, 0, "A").fills()).isEqualTo(4 * 2);
    assertThat(over(counts, 1, "A").multicastFactor()).isEqualTo(3);
    assertThat(of(counts, 3, "A").reads()).isEqualTo(4 * 2 * 2);
    assertThat(over(counts, 2, "A").words()).isEqualTo(4 * 2 * 2);
  }

  @Test
  void multicastThroughABypassedLevelIsSentOnce() {
    // L2 spreads N, which does not index A: both L1, passed by, get the same words.
    AccessCounts counts =
        TileAnalysis.analyze(
            matrixMultiply("M3 N2 K4"),
            architecture("2x1 2x1 2x1 1x1"),
            mapping(
                level("L0", "A B Z", ""),
                level("L1", "B Z", "K4 M3"),
                level("L2", "A B Z", "", "N2", "")));

    assertThat(over(counts, 2, "A").multicastFactor()).isEqualTo(2);
    assertThat(of(counts, 2, "A").reads()).isEqualTo(4 * 3);
    assertThat(of(counts, 0, "A").fills()).isEqualTo(4 * 3);
  }

  @Test
  void neighboursPassWordsOnBelowABypassedLevel() {
    AccessCounts counts =
        TileAnalysis.analyze(
            convolution("P4 R5", 1, 1),
            architecture("4x1 4x1 1x1 1x1"),
            mapping(
                level("L0", "W X Z", ""),
                level("L1", "W Z", "R5", "P4", ""),
                level("L2", "W X Z", "")));

    // L2 sends in place of L1; three of four L0 still take 4 words each from their neighbours.
    assertThat(of(counts, 2, "X").reads()).isEqualTo(4 + 5 - 1);
    assertThat(over(counts, 1, "X").linkTransfers()).isEqualTo(3 * 4);
  }

  @Test
  void neighboursThatAreBypassedPassNothingOn() {
    AccessCounts counts =
        TileAnalysis.analyze(
            convolution("P4 R5", 1, 1),
            architecture("4x1 4x1 4x1 1x1"),
            mapping(
                level("L0", "W X Z", ""),
                level("L1", "W Z", ""),
                level("L2", "W X Z", "R5", "P4", "")));

    // Four L1 in a row hold no words that they could pass on: each gets its 5 from L2.
    assertThat(of(counts, 2, "X").reads()).isEqualTo(4 * 5);
    assertThat(over(counts, 2, "X").linkTransfers()).isZero();
    assertThat(of(counts, 0, "X").fills()).isEqualTo(5);
  }

  @Test
  void levelsOutsideTheOutermostThatKeepsDoNothing() {
    AccessCounts counts =
        TileAnalysis.analyze(
            matrixMultiply("M4 N3 K2"),
            THREE_LEVELS,
            mapping(level("L0", "A B Z", "K2"), level("L1", "B", "N3 M4"), level("L2", "B", "")));

    assertThat(counts.levels().get(2).dataSpaces()).containsOnlyKeys("B");
    assertThat(of(counts, 0, "A").reads()).isEqualTo(4 * 3 * 2);
    assertThat(of(counts, 0, "A").fills()).isZero();
    assertThat(over(counts, 1, "A")).isEqualTo(TransferCounts.NONE);
    assertThat(over(counts, 2, "A")).isEqualTo(TransferCounts.NONE);
    assertThat(of(counts, 0, "Z").updates()).isEqualTo(4 * 3 * 2);
    assertThat(of(counts, 0, "Z").fills()).isZero();
  }

  @Test
  void levelThatCannotAccumulateGetsPartialSumsBack() {
    Architecture architecture =
        new Architecture(
            "off chip",
            new ComputeLevel("MAC", "intmac", Mesh.SINGLE, 16),
            List.of(
                StorageLevel.builder("L0", "SRAM", Mesh.SINGLE).build(),
                StorageLevel.builder("L1", "DRAM", Mesh.SINGLE).build()));
    AccessCounts counts =
        TileAnalysis.analyze(
            matrixMultiply("M2 N3 K4"),
            architecture,
            mapping(level("L0", "A B Z", "N3"), level("L1", "A B Z", "M2 K4")));

    // 2 x 3 x 4 sums go out; all but the first of each word came in before.
    assertThat(over(counts, 1, "Z").words()).isEqualTo(24 + 24 - 6);
    assertThat(of(counts, 1, "Z").updates()).isEqualTo(24);
  }

  private static DataSpaceCounts of(AccessCounts counts, int level, String dataSpace) {
    return counts.levels().get(level).dataSpaces().get(dataSpace);
  }

  private static TransferCounts over(AccessCounts counts, int network, String dataSpace) {
    return counts.networks().get(network).dataSpaces().get(dataSpace);
  }
}
