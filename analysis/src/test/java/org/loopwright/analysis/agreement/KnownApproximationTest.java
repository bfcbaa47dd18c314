package org.loopwright.analysis.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.loopwright.analysis.agreement.CountDifference.Count;
import org.loopwright.testkit.SmallSpec;

/**
 * The smallest case of each approximation, as in docs/known-approximations.md: what the analysis
 * counts, what moves, and that nothing else explains it.
 */
final class KnownApproximationTest {
  private static void assertDiffers(
      SmallSpec spec,
      int level,
      Count what,
      double analysis,
      double seen,
      KnownApproximation because) {
    CountDifference count =
        SideBySide.of(spec).counts().stream()
            .filter(c -> c.level() == level && c.count() == what)
            .findFirst()
            .orElseThrow();
    assertThat(count.analysis()).isCloseTo(analysis, within(1e-9));
    assertThat(count.total() / count.instances()).isEqualTo(seen);
    assertThat(Expectations.of(spec, count)).containsExactly(because);
  }

  @Test
  void tileWithGapsIsTakenForItsBox() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P2; X[2*P]
              L1 1x1 keeps X | - | Y - | X -
              L0 1x1 keeps X | P2 | Y - | X -
              MAC 1x1
            """);
    assertDiffers(spec, 0, Count.TILE, 3, 2, KnownApproximation.BOUNDING_BOX);
    assertDiffers(spec, 1, Count.SENT, 3, 2, KnownApproximation.BOUNDING_BOX);
  }

  @Test
  void edgeOfABoxIsLessThanTheEdgesOfItsPieces() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P3 R2; X[P+2*R]
              L1 1x1 keeps X | P3 | Y - | X -
              L0 1x1 keeps X | R2 | Y - | X -
              MAC 1x1
            """);
    assertDiffers(spec, 1, Count.SENT, 3 + 1 + 1, 3 * 2, KnownApproximation.BOUNDING_BOX);
  }

  @Test
  void changedStrideKeepsNothing() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P2 R4; X[P+R]
              L1 1x1 keeps X | P2 R2 | Y - | X -
              L0 1x1 keeps X | R2 | Y - | X -
              MAC 1x1
            """);
    assertDiffers(
        spec, 1, Count.SENT, 2 + 2 + 2 + 2, 2 + 2 + 1 + 2, KnownApproximation.CHANGED_STRIDE);
  }

  @Test
  void returnFromTheSecondTurnMayLookLikeNoStep() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P2 R3; X[P+R]
              L1 1x1 keeps X | P2 R3 | Y - | X -
              L0 1x1 keeps X | - | Y - | X -
              MAC 1x1
            """);
    assertDiffers(spec, 1, Count.SENT, 3 + 0 + 2, 3 + 1 + 2, KnownApproximation.TWO_TURNS);
  }

  @Test
  void returnFromTheLastTurnMayBeNoStep() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P3 R2; X[P+2*R]
              L1 1x1 keeps X | R2 P3 | Y - | X -
              L0 1x1 keeps X | - | Y - | X -
              MAC 1x1
            """);
    assertDiffers(spec, 1, Count.SENT, 3 + 1 + 2, 3 + 0 + 2, KnownApproximation.TWO_TURNS);
  }

  @Test
  void neighboursMaySeemToFollowAfterTwoTurns() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P6 R2; X[P+R]
              L0 1x1 keeps X | R2 P3 | Y - | X P2
              MAC 2x1
            """);
    assertDiffers(spec, 0, Count.LINK_TRANSFERS, 1, 0, KnownApproximation.TWO_TURNS_OF_NEIGHBOURS);
    assertDiffers(spec, 0, Count.SENT, 11, 12, KnownApproximation.TWO_TURNS_OF_NEIGHBOURS);
  }

  @Test
  void neighboursMayFollowAfterMoreThanTwoTurns() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P4 R3; X[2*P+R]
              L0 1x1 keeps X | P2 R3 | Y - | X P2
              MAC 2x1
            """);
    assertDiffers(spec, 0, Count.LINK_TRANSFERS, 0, 1, KnownApproximation.TWO_TURNS_OF_NEIGHBOURS);
    assertDiffers(spec, 0, Count.SENT, 12, 11, KnownApproximation.TWO_TURNS_OF_NEIGHBOURS);
  }

  @Test
  void whatNeighboursPassOnIsSharedByTheInstancesBelowAllFeeders() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P2 R4; X[P+R]
              L2 1x1 keeps X | - | Y R2 | X -
              L1 1x2 keeps X | P2 | Y R2 | X -
              L0 1x4 keeps X | - | Y - | X -
              MAC 1x4
            """);
    assertDiffers(spec, 0, Count.FILLS, 1, 2, KnownApproximation.SHARE_OF_NEIGHBOURS);
  }

  @Test
  void sharesThatAddUpToAWholeWordMayFallShort() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P3 R2; X[P+R]
              L1 1x1 keeps X | R2 | Y P3 | X -
              L0 2x3 keeps X | - | Y - | X -
              MAC 2x3
            """);
    assertDiffers(spec, 0, Count.FILLS, 1, 2, KnownApproximation.TRUNCATED_SHARE);
  }

  @Test
  void windowsOfInstancesAreTakenToShareTheTensor() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P2 R2; X +=[P+R]
              L1 1x1 keeps X | R2 | Y - | X P2
              L0 2x1 keeps X | - | Y - | X -
              MAC 2x1
            """);
    assertDiffers(spec, 0, Count.PARTITION, 1, 2, KnownApproximation.SHARE_OF_WINDOW);
    assertDiffers(spec, 0, Count.FILLS, 1, 0, KnownApproximation.SHARE_OF_WINDOW);
  }

  @Test
  void requestsThatMeetOutsideABypassedLevelAreSentTwice() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P2 R2; X[P+R]
              L1 1x1 keeps X | - | Y - | X R2
              L0 2x1 keeps | - | Y P2 | X -
              MAC 2x2
            """);
    assertDiffers(spec, 1, Count.SENT, 4, 3, KnownApproximation.MEETING_ACROSS_BYPASS);
    assertDiffers(spec, 1, Count.MULTICAST, 1, 2, KnownApproximation.MEETING_ACROSS_BYPASS);
  }

  @Test
  void requestsThroughABypassedLevelAreSharedAsThoseThatNeighboursWouldLeave() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            conv1d P4 R3; X[P+R]
              L1 1x1 keeps X | P2 | Y R3 | X P2
              L0 3x4 keeps | - | Y - | X -
              MAC 3x4
            """);
    assertDiffers(
        spec, 1, Count.SENT, 12 * 7 / 10.0, 8, KnownApproximation.SHARING_LEFT_BY_NEIGHBOURS);
  }
}
