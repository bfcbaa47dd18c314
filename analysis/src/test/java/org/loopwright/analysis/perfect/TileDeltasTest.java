package org.loopwright.analysis.perfect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.convolution;
import static org.loopwright.analysis.SmallNests.image;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Words that arrive at L0 while the loops of L1 run, and which of them a neighbour had before. */
final class TileDeltasTest {
  private static final int W = 0;
  private static final int X = 1;
  private static final int Z = 2;

  @Test
  void slidingWindowBringsWhatDoesNotOverlap() {
    Workload workload = convolution("P8 R3", 1, 1);

    // A window of 3 slides 7 times by 1; one of 2 + 3 - 1 slides 3 times by 2.
    assertThat(total(workload, X, "R3", "P8")).isEqualTo(3 + 7 * 1);
    assertThat(total(workload, X, "P2 R3", "P4")).isEqualTo(4 + 3 * 2);
    assertThat(total(workload, X, "P8 R3", "")).isEqualTo(8 + 3 - 1);
  }

  @Test
  void strideOfAWholeTileBringsAWholeTile() {
    Workload workload = convolution("P8 R3", 1, 1);

    assertThat(total(workload, X, "P2", "P4 R3")).isEqualTo(2 * 4 * 3);
    // By 3 of 4, then by 4 of 4.
    assertThat(total(convolution("P4 R4", 3, 1), X, "R4", "P4")).isEqualTo(4 + 3 * 3);
    assertThat(total(convolution("P4 R4", 4, 1), X, "R4", "P4")).isEqualTo(4 + 3 * 4);
  }

  @Test
  void stepThatLeavesTheTileBringsNothing() {
    // Words 0 1, then 1 2, then 2 3.
    assertThat(total(convolution("P2 R3", 1, 1), X, "", "P2 R3")).isEqualTo(1 + 3 * 1);
  }

  @Test
  void outerStepByTheSameStrideBringsTheDelta() {
    // Windows 0-1, 1-2, 2-3, 3-4.
    assertThat(total(convolution("P2 R4", 1, 1), X, "R2", "P2 R2")).isEqualTo(2 + 3 * 1);
  }

  @Test
  void outerStepByAnotherStrideBringsTheWholeTile() {
    // Windows 0-2, 1-3, then 3-5, 4-6.
    assertThat(total(convolution("P2 R6", 1, 1), X, "R3", "P2 R2")).isEqualTo(3 + 1 + 3 + 1);
  }

  @Test
  void tensorOfOwnRanksBringsAWholeTileFromItsInnermostLoopOn() {
    Workload workload = convolution("P4 R3", 1, 1);

    assertThat(total(workload, W, "", "P4 R3")).isEqualTo(3);
    assertThat(total(workload, W, "", "R3 P4")).isEqualTo(3 * 4);
    assertThat(total(workload, Z, "P2", "R3 P2")).isEqualTo(2 * 2);
  }

  @Test
  void arithmeticTakesAWordEachStep() {
    TileDeltas deltas =
        deltas(convolution("P8 R3", 1, 1), X, level("L0", "", "P2"), level("L1", "", "R3 P4"));

    assertThat(deltas.total(LoopStack.ARITHMETIC)).isEqualTo(2 * 3 * 4);
  }

  @Test
  void boxOverlapsAlongTheRankThatMoves() {
    // 3 x 4 words, of which 2 x 4 stay, or 3 x 3.
    assertThat(total(image("P4 Q1 R3 S4"), X, "R3 S4", "P4")).isEqualTo(12 + 3 * (12 - 2 * 4));
    assertThat(total(image("P1 Q4 R3 S4"), X, "R3 S4", "Q4")).isEqualTo(12 + 3 * (12 - 3 * 3));
  }

  @Test
  void dimensionOfSeveralRanksMovesTheBoxAlongEach() {
    Workload diagonal =
        workload(
            "P4 R3 S4 C2",
            DataSpace.operand("W", index("R"), index("S")),
            DataSpace.operand("X", index("P", "R"), index("P", "S"), index("C")),
            DataSpace.result("Z", index("P")));

    // 3 x 4 x 2 words, of which 2 x 3 x 2 stay.
    assertThat(total(diagonal, X, "R3 S4 C2", "P4")).isEqualTo(24 + 3 * (24 - 2 * 3 * 2));
  }

  @Test
  void loopOverARankOfItsOwnBringsAWholeTile() {
    Workload channels =
        workload(
            "P4 R3 C2",
            DataSpace.operand("W", index("C"), index("R")),
            DataSpace.operand("X", index("C"), index("P", "R")),
            DataSpace.result("Z", index("P")));

    assertThat(total(channels, X, "R3", "C2 P4")).isEqualTo(3 * 2 * 4);
    // A window of 3 slides by 1, then starts again in the other channel.
    assertThat(total(channels, X, "R3", "P4 C2")).isEqualTo(2 * (3 + 3));
  }

  @Test
  void firstRankOfTheFirstDataSpaceSlidesToo() {
    Workload workload =
        workload(
            "P4 R3",
            DataSpace.operand("X", index("P", "R")),
            DataSpace.operand("W", index("R")),
            DataSpace.result("Z", index("P")));

    assertThat(total(workload, 0, "R3", "P4")).isEqualTo(3 + 3);
  }

  @Test
  void eachLoopReturnsTheLoopsInsideIt() {
    Workload workload =
        workload(
            "P2 R2 S2",
            DataSpace.operand("W", index("R"), index("S")),
            DataSpace.operand(
                "X", IndexExpression.of(Term.of("P"), Term.of("R"), new Term("S", 2))),
            DataSpace.result("Z", index("P")));

    // Words 0 1, 1 2, 2 3, 3 4: R and S find their first word in place.
    assertThat(total(workload, X, "", "P2 R2 S2")).isEqualTo(1 + 4);
  }

  @Test
  void neighboursAlongAnotherRankHadNothingOfTheTile() {
    assertThat(repeats(image("P4 Q1 R2 S3"), 0, level("L0", "", "R2"), "S3", "P4")).isEmpty();
    assertThat(repeats(image("P1 Q4 R2 S3"), 0, level("L0", "", "R2"), "S3", "Q4").values())
        .containsExactly(2L * 2);
  }

  @Test
  void neighboursAlongSeveralRanksMayHaveHadATile() {
    Workload diagonal =
        workload(
            "P4 R3 S2",
            DataSpace.operand("W", index("R"), index("S")),
            DataSpace.operand("X", index("P", "R"), index("P", "S")),
            DataSpace.result("Z", index("P")));

    assertThat(repeats(diagonal, 0, level("L0", "", "S2"), "R3", "P4").values())
        .containsExactly(2L * 2);
  }

  @Test
  void wholeTilesRepeatAtEveryStepOfTheLoopThatMovesThem() {
    assertThat(repeats(convolution("P4 R5", 1, 1), 0, level("L0", "", ""), "R5", "P4"))
        .isEqualTo(Map.of(1L, 4L));
  }

  @Test
  void outerStepsRepeatWholeTilesByTheirOwnShift() {
    // From R = 4 back to 0 with P four on, of which the second iteration of R stands for all: 4 -
    // 1.
    assertThat(repeats(convolution("P8 R5", 1, 1), 0, level("L0", "", ""), "R5 P2", "P4"))
        .isEqualTo(Map.of(3L, 1L, 1L, 4L * 2));
  }

  @Test
  void onlyDeltasByTheSameStrideRepeatWhereTilesOverlap() {
    Workload workload =
        workload(
            "P2 R6 S2",
            DataSpace.operand("W", index("R"), index("S")),
            DataSpace.operand("X", index("P", "R", "S")),
            DataSpace.result("Z", index("P")));

    // Windows of 2 by 1, 1, 1: the outer step brings a delta after a delta, as its next one does.
    assertThat(repeats(workload, 0, level("L0", "", "R2"), "P2 R3", "S2"))
        .isEqualTo(Map.of(1L, 2L * 2));
    // Windows of 3: the outer step brings a whole tile.
    assertThat(repeats(workload, 0, level("L0", "", "R3"), "P2 R2", "S2")).isEmpty();
  }

  @Test
  void noNeighbourIsApartAlongARankOfOneDimension() {
    Workload channels =
        workload(
            "P4 R5 C2 K2",
            DataSpace.operand("W", index("K"), index("C"), index("R")),
            DataSpace.operand("X", index("C"), index("P", "R")),
            DataSpace.result("Z", index("K"), index("P")));
    LevelMapping none = level("L0", "", "");

    assertThat(repeats(channels, 0, none, "R5 C2", "P4").values()).containsExactly(4L * 2);
    assertThat(repeats(channels, 0, none, "C2 R5", "P4")).isEmpty();
    assertThat(repeats(channels, 0, none, "K2 R5", "P4")).isEmpty();
    assertThat(repeats(channels, 0, none, "R5 P4", "C2")).isEmpty();
    assertThat(repeats(channels, 0, none, "", "P4")).isEmpty();
  }

  @Test
  void wordsOfTheArithmeticRepeatByEachShiftOnce() {
    // P at stride 2 above two columns: by 2 at each of 3 x 1 steps; R by 4 - 2 at 2 steps.
    LevelMapping columns = level("L0", "", "P2 R3", "P2", "");

    assertThat(repeats(convolution("P4 R3", 1, 4), LoopStack.ARITHMETIC, columns, "", ""))
        .isEqualTo(Map.of(2L, 3L + 2));
    assertThat(repeats(convolution("P4 R3", 1, 3), LoopStack.ARITHMETIC, columns, "", ""))
        .isEqualTo(Map.of(2L, 3L, 1L, 2L));
  }

  @Test
  void withoutNeighboursOnlyTheSameWordRepeats() {
    assertThat(
            repeats(
                convolution("P2 R3", 1, 1), LoopStack.ARITHMETIC, level("L0", "", "P2 R3"), "", ""))
        .isEqualTo(Map.of(0L, 2L));
  }

  private static long total(Workload workload, int space, String inner, String outer) {
    return deltas(workload, space, level("L0", "", inner), level("L1", "", outer)).total(0);
  }

  /** Words of X by the shift at which they repeat. */
  private static Map<Long, Long> repeats(
      Workload workload, int level, LevelMapping inner, String temporal, String x) {
    TileDeltas deltas = deltas(workload, X, inner, level("L1", "", temporal, x, ""));
    deltas.findRepeats(level);
    Map<Long, Long> repeats = new TreeMap<>();
    for (int i = 0; i < deltas.repeatCount; i++) {
      assertThat(repeats.put(deltas.repeatShift[i], deltas.repeatWords[i])).isNull();
    }
    return repeats;
  }

  private static TileDeltas deltas(
      Workload workload, int space, LevelMapping inner, LevelMapping outer) {
    Architecture architecture = architecture("4x1 4x1 1x1");
    WorkloadGeometry geometry = new WorkloadGeometry(workload);
    LoopStack loops = new LoopStack(architecture, geometry.dimensions);
    TileShapes shapes = new TileShapes(geometry, loops);
    loops.load(PackedMapping.of(workload, architecture, mapping(inner, outer)));
    shapes.measureTiles();
    TileDeltas deltas = new TileDeltas(geometry, loops, shapes);
    deltas.enter(space);
    return deltas;
  }

  private static Workload workload(String bounds, DataSpace... dataSpaces) {
    List<Dimension> dimensions =
        Arrays.stream(bounds.split(" "))
            .map(word -> new Dimension(word.substring(0, 1), Long.parseLong(word.substring(1))))
            .toList();
    return new Workload("small", dimensions, List.of(dataSpaces));
  }

  private static IndexExpression index(String... dimensions) {
    return IndexExpression.of(Arrays.stream(dimensions).map(Term::of).toArray(Term[]::new));
  }
}
