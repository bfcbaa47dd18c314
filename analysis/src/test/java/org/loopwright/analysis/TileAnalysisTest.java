package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.convolution;
import static org.loopwright.analysis.SmallNests.filters;
import static org.loopwright.analysis.SmallNests.image;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;
import static org.loopwright.analysis.SmallNests.matrixMultiply;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** What loops in time make each level read, fill and update; one unit, no level bypassed. */
final class TileAnalysisTest {
  private static final Architecture ONE_UNIT = architecture("1x1 1x1 1x1");

  @Test
  void weightStationaryReadsEachWeightOnce() {
    AccessCounts counts = analyze(filters("P4 R3 K2"), "", "P4 R3 K2", "W X Z");

    assertThat(of(counts, 1, "W").reads()).isEqualTo(3 * 2);
    assertThat(of(counts, 0, "W").fills()).isEqualTo(3 * 2);
    assertThat(of(counts, 0, "W").reads()).isEqualTo(4 * 3 * 2);
  }

  @Test
  void outputStationaryReadsEachWeightAtEveryOutput() {
    AccessCounts counts = analyze(filters("P4 R3 K2"), "", "R3 P4 K2", "W X Z");

    assertThat(of(counts, 1, "W").reads()).isEqualTo(3 * 4 * 2);
    assertThat(of(counts, 1, "Z").updates()).isEqualTo(4 * 2);
    assertThat(of(counts, 1, "Z").reads()).isZero();
  }

  @Test
  void resultIsUpdatedAtEveryStepAndReadAtAllButTheFirstOfEachWord() {
    AccessCounts counts = analyze(matrixMultiply("M2 N3 K4"), "K4 M2 N3", "", "A B Z");

    DataSpaceCounts inner = of(counts, 0, "Z");
    assertThat(inner.updates()).isEqualTo(2 * 3 * 4);
    assertThat(inner.reads()).isEqualTo(2 * 3 * 4 - 2 * 3);
    assertThat(inner.temporalReductions()).isEqualTo(2 * 3 * 4 - 2 * 3);
    assertThat(inner.fills()).isZero();
  }

  @Test
  void finishedResultLeavesOnce() {
    AccessCounts counts = analyze(matrixMultiply("M2 N3 K4"), "K4", "M2 N3", "A B Z");

    DataSpaceCounts outer = of(counts, 1, "Z");
    assertThat(outer.updates()).isEqualTo(2 * 3);
    assertThat(outer.reads()).isZero();
    assertThat(outer.temporalReductions()).isZero();
    assertThat(of(counts, 0, "Z").fills()).isZero();
  }

  @Test
  void partialSumsReturnAtEveryReductionStepButTheFirst() {
    AccessCounts counts = analyze(matrixMultiply("M2 N3 K4"), "N3", "M2 K4", "A B Z");

    DataSpaceCounts outer = of(counts, 1, "Z");
    assertThat(outer.updates()).isEqualTo(3 * 2 * 4);
    assertThat(outer.reads()).isEqualTo(3 * 2 * (4 - 1));
    assertThat(outer.temporalReductions()).isEqualTo(3 * 2 * (4 - 1));
    assertThat(of(counts, 0, "Z").fills()).isEqualTo(3 * 2 * (4 - 1));
  }

  @Test
  void operandIsNeverUpdated() {
    AccessCounts counts = analyze(matrixMultiply("M2 N3 K4"), "N3", "M2 K4", "A B Z");

    for (int level = 0; level < 2; level++) {
      assertThat(of(counts, level, "A").updates()).isZero();
      assertThat(of(counts, level, "A").temporalReductions()).isZero();
    }
  }

  @Test
  void slidingWindowBringsOnlyTheFreshEdge() {
    AccessCounts counts = analyze(convolution("P8 R3", 1, 1), "R3 P2", "P4", "W X Z");

    // A tile of 2 + 3 - 1 words slides by 2 three times, and so covers 8 + 3 - 1 words.
    assertThat(of(counts, 0, "X").tileWords()).isEqualTo(2 + 3 - 1);
    assertThat(of(counts, 1, "X").reads()).isEqualTo(4 + 3 * 2).isEqualTo(8 + 3 - 1);
    assertThat(of(counts, 0, "X").fills()).isEqualTo(4 + 3 * 2);
  }

  @Test
  void strideWidensTheFreshEdge() {
    AccessCounts counts = analyze(convolution("P8 R3", 2, 1), "R3", "P8", "W X Z");

    assertThat(of(counts, 0, "X").tileWords()).isEqualTo(3);
    assertThat(of(counts, 1, "X").reads()).isEqualTo(3 + 7 * 2);
  }

  @Test
  void strideBeyondTheWindowLeavesNoOverlap() {
    AccessCounts counts = analyze(convolution("P8 R3", 4, 1), "R3", "P8", "W X Z");

    assertThat(of(counts, 1, "X").reads()).isEqualTo(8 * 3);
  }

  @Test
  void dilationWidensTheWindow() {
    AccessCounts counts = analyze(convolution("P8 R3", 1, 2), "R3", "P8", "W X Z");

    // Taps 0, 2 and 4 span five words, the two between them included.
    assertThat(of(counts, 0, "X").tileWords()).isEqualTo(2 * 2 + 1);
    assertThat(of(counts, 1, "X").reads()).isEqualTo(5 + 7);
  }

  @Test
  void changeOfDirectionFetchesTheWholeTileAgain() {
    AccessCounts counts = analyze(image("P4 Q4 R3 S3"), "R3 S3", "P4 Q4", "W X Z");

    // Along P three fresh words each step; a step along Q starts the next row of tiles again.
    assertThat(of(counts, 0, "X").tileWords()).isEqualTo(3 * 3);
    assertThat(of(counts, 1, "X").reads()).isEqualTo(4 * (3 * 3 + 3 * 3));
  }

  @Test
  void loopThatDoesNotMoveTheTileCostsNothing() {
    AccessCounts counts = analyze(image("P4 Q4 R3 S3"), "R3 S3 P4 Q4", "", "W X Z");

    assertThat(of(counts, 1, "X").reads()).isEqualTo(6 * 6);
    assertThat(of(counts, 1, "W").reads()).isEqualTo(3 * 3);
  }

  @Test
  void loopBetweenReturnsTheTileToItsStart() {
    // N moves the tile of B; M does not index B but makes N start over.
    AccessCounts counts = analyze(matrixMultiply("M2 N3 K4"), "K4", "N3 M2", "A B Z");

    assertThat(of(counts, 1, "B").reads()).isEqualTo(4 * 3 * 2);
    assertThat(of(counts, 1, "A").reads()).isEqualTo(4 * 2);
  }

  @Test
  void everyLoopIsJudgedByItsFirstTwoIterations() {
    AccessCounts counts = analyze(convolution("P4 R3", 1, 1), "", "P4 R3", "W X Z");

    // 3 x 3 steps of P bring a word each. A step of R comes after P's second iteration, which
    // stands for its last, and finds its word there.
    assertThat(of(counts, 1, "X").reads()).isEqualTo(1 + 3 * 3);
  }

  @Test
  void arithmeticTakesOneWordOfEachOperandAtEveryStep() {
    AccessCounts counts = analyze(matrixMultiply("M2 N3 K4"), "N3", "M2 K4", "A B Z");

    assertThat(counts.computes()).isEqualTo(2 * 3 * 4);
    assertThat(counts.computeInstances()).isEqualTo(1);
    assertThat(of(counts, 0, "A").reads()).isEqualTo(2 * 3 * 4);
    assertThat(of(counts, 0, "B").reads()).isEqualTo(2 * 3 * 4);
  }

  @Test
  void oneAnalysisServesMappingAfterMapping() {
    Workload workload = filters("P4 R3 K2");
    TileAnalysis analysis = new TileAnalysis(workload, ONE_UNIT);
    Mapping weightStationary = twoLevels("", "P4 R3 K2", "W X Z");
    Mapping outputStationary = twoLevels("R3", "P4 K2", "W X Z");
    AccessCounts first = count(analysis, workload, weightStationary);
    AccessCounts second = count(analysis, workload, outputStationary);

    assertThat(count(analysis, workload, weightStationary)).isEqualTo(first);
    assertThat(second).isNotEqualTo(first);
    assertThat(second).isEqualTo(TileAnalysis.analyze(workload, ONE_UNIT, outputStationary));
    assertThat(count(analysis.another(), workload, outputStationary)).isEqualTo(second);
  }

  @Test
  void instancesStepsAndOperationsFollowFromTheLoops() {
    Workload workload = matrixMultiply("M6 N2 K4");
    Architecture grid = architecture("3x2 1x1 1x1");
    PackedMapping packed =
        PackedMapping.of(
            workload,
            grid,
            mapping(level("L0", "A B Z", "K2", "M3", "N2"), level("L1", "A B Z", "M2 K2", "", "")));
    TileAnalysis analysis = new TileAnalysis(workload, grid);
    for (boolean residual : new boolean[] {false, true}) {
      packed.imperfect(residual);
      analysis.measureTiles(packed);

      assertThat(analysis.computeX()).isEqualTo(3);
      assertThat(analysis.computeY()).isEqualTo(2);
      assertThat(analysis.computeInstances()).isEqualTo(3 * 2);
      assertThat(analysis.instances(0)).isEqualTo(1);
      assertThat(analysis.instancesX(0)).isEqualTo(1);
      assertThat(analysis.instancesY(0)).isEqualTo(1);
      assertThat(analysis.steps()).isEqualTo(2 * 2 * 2);
      assertThat(analysis.operations()).isEqualTo(6 * 2 * 4);
      assertThat(analysis.tileWords(0, 0)).isEqualTo(3 * 2);
      assertThat(analysis.dataSpaces()).isEqualTo(3);
    }
  }

  @Test
  void incompleteMappingIsRefused() {
    assertThatThrownBy(() -> analyze(filters("P4 R3 K2"), "R3", "P2 K2", "W X Z"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factors of P multiply to 2 but its bound is 4");
  }

  @Test
  void countThatWouldWrapIsRefused() {
    // A stride of 2^50 makes a tile of 2^50 + 1 words, and each of 2^20 steps of M fetches it
    // again.
    Workload workload =
        new Workload(
            "far apart",
            List.of(new Dimension("P", 2), new Dimension("R", 2), new Dimension("M", 1L << 20)),
            List.of(
                DataSpace.operand(
                    "X", IndexExpression.of(new Term("P", 1L << 50), new Term("R", 1))),
                DataSpace.result("Z", IndexExpression.of(Term.of("M")))));
    Mapping mapping = mapping(level("L0", "X Z", "P2"), level("L1", "X Z", "R2 M1048576"));

    assertThatThrownBy(() -> TileAnalysis.analyze(workload, ONE_UNIT, mapping))
        .isInstanceOf(ArithmeticException.class);
  }

  private static AccessCounts count(TileAnalysis analysis, Workload workload, Mapping mapping) {
    analysis.measureTiles(PackedMapping.of(workload, ONE_UNIT, mapping));
    analysis.countAccesses();
    return analysis.counts();
  }

  private static AccessCounts analyze(
      Workload workload, String inner, String outer, String dataSpaces) {
    return TileAnalysis.analyze(workload, ONE_UNIT, twoLevels(inner, outer, dataSpaces));
  }

  private static Mapping twoLevels(String inner, String outer, String dataSpaces) {
    return mapping(level("L0", dataSpaces, inner), level("L1", dataSpaces, outer));
  }

  private static DataSpaceCounts of(AccessCounts counts, int level, String dataSpace) {
    return counts.levels().get(level).dataSpaces().get(dataSpace);
  }
}
