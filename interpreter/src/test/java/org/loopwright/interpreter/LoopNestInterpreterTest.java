package org.loopwright.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** Cases small enough to be counted by hand. */
final class LoopNestInterpreterTest {
  private static final Set<String> ALL = Set.of("W", "X", "Z");
  private static final List<Loop> NONE = List.of();

  /** Z[p] += W[r] X[p + r]. */
  private static Workload convolution(long p, long r) {
    return new Workload(
        "convolution",
        List.of(new Dimension("P", p), new Dimension("R", r)),
        List.of(
            DataSpace.operand("W", IndexExpression.of(Term.of("R"))),
            DataSpace.operand("X", IndexExpression.of(Term.of("P"), Term.of("R"))),
            DataSpace.result("Z", IndexExpression.of(Term.of("P")))));
  }

  /** Levels L0, L1 ... with these meshes, innermost first; the first is that of the arithmetic. */
  private static Architecture architecture(Mesh... meshes) {
    List<StorageLevel> storage = new ArrayList<>();
    for (int level = 0; level < meshes.length - 1; level++) {
      storage.add(StorageLevel.builder("L" + level, "SRAM", meshes[level + 1]).build());
    }
    return new Architecture("hand", new ComputeLevel("MAC", "intmac", meshes[0], 16), storage);
  }

  private static Architecture serial(int levels) {
    Mesh[] meshes = new Mesh[levels + 1];
    Arrays.fill(meshes, Mesh.SINGLE);
    return architecture(meshes);
  }

  private static LevelMapping temporal(String level, Loop... innermostFirst) {
    return new LevelMapping(level, List.of(innermostFirst), NONE, NONE, ALL);
  }

  private static LevelMapping columns(String level, List<Loop> temporal, Loop... x) {
    return new LevelMapping(level, temporal, List.of(x), NONE, ALL);
  }

  private static Execution execute(
      Workload workload, Architecture architecture, LevelMapping... innermostFirst) {
    return LoopNestInterpreter.execute(
        workload, architecture, new Mapping(List.of(innermostFirst)));
  }

  private static DataSpaceCounts level(Execution execution, int level, String dataSpace) {
    return execution.counts().levels().get(level).dataSpaces().get(dataSpace);
  }

  private static TransferCounts network(Execution execution, int level, String dataSpace) {
    return execution.counts().networks().get(level).dataSpaces().get(dataSpace);
  }

  private static TransferTotals transfer(Execution execution, String dataSpace, String outer) {
    return execution.transfers().stream()
        .filter(p -> p.dataSpace().equals(dataSpace) && p.outer().equals(outer))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void slidingWindowKeepsItsHalo() {
    // P 16 in a buffer with R 3 of the filter: 16 + 3 - 1 inputs, each read once from outside.
    Execution run =
        execute(
            convolution(16, 3),
            serial(2),
            temporal("L0", new Loop("R", 3)),
            temporal("L1", new Loop("P", 16)));
    assertThat(level(run, 1, "X").reads()).isEqualTo(3 + 15 * 1).isEqualTo(18);
    assertThat(level(run, 0, "X").fills()).isEqualTo(18);
    assertThat(level(run, 0, "X").tileWords()).isEqualTo(3);
    assertThat(level(run, 0, "X").reads()).isEqualTo(16 * 3);
  }

  @Test
  void windowThatJumpsBackIsFetchedAgainButForItsOverlap() {
    // Tiles of 2 inputs at 0, 2, then back at 1, 3: 2 + 2 + 1 + 2.
    Execution run =
        execute(
            convolution(2, 4),
            serial(2),
            temporal("L0", new Loop("R", 2)),
            temporal("L1", new Loop("R", 2), new Loop("P", 2)));
    assertThat(level(run, 1, "X").reads()).isEqualTo(2 + 2 + 1 + 2);
  }

  @Test
  void weightStationaryReadsEachWeightOnce() {
    Execution run =
        execute(
            convolution(6, 4),
            serial(2),
            temporal("L0"),
            temporal("L1", new Loop("P", 6), new Loop("R", 4)));
    assertThat(level(run, 1, "W").reads()).isEqualTo(4);
    assertThat(level(run, 0, "W").reads()).isEqualTo(6 * 4);
    // Every output leaves for each weight; all but the first time its partial sum comes back.
    assertThat(level(run, 1, "Z").updates()).isEqualTo(6 * 4);
    assertThat(level(run, 1, "Z").reads()).isEqualTo(6 * 4 - 6);
    assertThat(level(run, 0, "Z").fills()).isEqualTo(6 * 4 - 6);
  }

  @Test
  void outputStationaryWritesEachOutputOnce() {
    Execution run =
        execute(
            convolution(6, 4),
            serial(2),
            temporal("L0"),
            temporal("L1", new Loop("R", 4), new Loop("P", 6)));
    assertThat(level(run, 1, "Z").updates()).isEqualTo(6);
    assertThat(level(run, 1, "Z").reads()).isZero();
    assertThat(level(run, 0, "Z").fills()).isZero();
    assertThat(level(run, 0, "Z").updates()).isEqualTo(6 * 4);
    assertThat(level(run, 0, "Z").reads()).isEqualTo(6 * 4 - 6);
    assertThat(level(run, 0, "Z").temporalReductions()).isEqualTo(6 * 4 - 6);
    assertThat(level(run, 1, "W").reads()).isEqualTo(6 * 4);
  }

  @Test
  void sameWordsForAllAreReadOnce() {
    // Four columns share each of the 3 weights; each has an output of its own.
    Execution run =
        execute(
            convolution(4, 3),
            architecture(new Mesh(4, 1), new Mesh(4, 1), Mesh.SINGLE),
            temporal("L0"),
            columns("L1", List.of(new Loop("R", 3)), new Loop("P", 4)));
    assertThat(level(run, 1, "W").reads()).isEqualTo(3);
    assertThat(level(run, 0, "W").fills()).isEqualTo(3);
    assertThat(network(run, 1, "W").multicastFactor()).isEqualTo(4);
    assertThat(network(run, 1, "Z").multicastFactor()).isEqualTo(1);
    assertThat(level(run, 1, "Z").updates()).isEqualTo(4);
    assertThat(run.counts().computeInstances()).isEqualTo(4);
  }

  @Test
  void partialSumsOfColumnsAreAddedOnTheWay() {
    // Three columns work on the same output: 2 additions for each of the 4.
    Execution run =
        execute(
            convolution(4, 3),
            architecture(new Mesh(3, 1), new Mesh(3, 1), Mesh.SINGLE),
            temporal("L0"),
            columns("L1", List.of(new Loop("P", 4)), new Loop("R", 3)));
    assertThat(network(run, 1, "Z").spatialReductions()).isEqualTo(2 * 4);
    assertThat(level(run, 1, "Z").updates()).isEqualTo(4);
    assertThat(level(run, 1, "Z").reads()).isZero();
  }

  @Test
  void neighboursPassOnWhatTheyJustHad() {
    // Columns hold X[p + r]. When p steps, all but the last column find their input to the right.
    Execution run =
        execute(
            convolution(4, 3),
            architecture(new Mesh(3, 1), new Mesh(3, 1), Mesh.SINGLE),
            temporal("L0"),
            columns("L1", List.of(new Loop("P", 4)), new Loop("R", 3)));
    assertThat(network(run, 1, "X").linkTransfers()).isEqualTo(3 * 2);
    assertThat(level(run, 1, "X").reads()).isEqualTo(3 + 3 * 1);
    assertThat(transfer(run, "X", "L1").words().received()).isEqualTo(4 * 3);
    assertThat(level(run, 0, "X").fills()).isEqualTo(4 * 3 / 3);
    // Each column reads for its arithmetic, and for a neighbour: (12 + 6) / 3.
    assertThat(level(run, 0, "X").reads()).isEqualTo(4 + 2);
  }

  @Test
  void halosOfNeighboursAreReadForEach() {
    // Two columns of P 2 and R 2 need X[0..2] and X[2..4]: 6 words, 5 of them different.
    Execution run =
        execute(
            convolution(4, 2),
            architecture(new Mesh(2, 1), new Mesh(2, 1), Mesh.SINGLE),
            temporal("L0", new Loop("P", 2), new Loop("R", 2)),
            columns("L1", NONE, new Loop("P", 2)));
    assertThat(level(run, 1, "X").reads()).isEqualTo(3 + 3);
    assertThat(transfer(run, "X", "L1").words().union()).isEqualTo(5);
  }

  @Test
  void bypassedLevelPassesRequestsOn() {
    LevelMapping bypassing =
        new LevelMapping("L0", List.of(new Loop("R", 3)), NONE, NONE, Set.of("X", "Z"));
    Execution run =
        execute(convolution(4, 3), serial(2), bypassing, temporal("L1", new Loop("P", 4)));
    assertThat(level(run, 0, "W")).isNull();
    assertThat(level(run, 1, "W").reads()).isEqualTo(4 * 3);
    assertThat(transfer(run, "W", "L1").inner()).isEqualTo("MAC");
  }

  @Test
  void requestsThatMeetOutsideABypassedLevelAreReadOnce() {
    // Below L1 sit R 2 x P 2 units that need X[0], X[1], X[1], X[2].
    LevelMapping inner = new LevelMapping("L0", NONE, NONE, List.of(new Loop("P", 2)), Set.of());
    Execution run =
        execute(
            convolution(2, 2),
            architecture(new Mesh(2, 2), new Mesh(2, 1), Mesh.SINGLE),
            inner,
            columns("L1", NONE, new Loop("R", 2)));
    assertThat(level(run, 1, "X").reads()).isEqualTo(3);
  }

  @Test
  void gapsOfAStrideAreNotFetched() {
    Workload strided =
        new Workload(
            "strided",
            List.of(new Dimension("P", 4)),
            List.of(DataSpace.operand("X", IndexExpression.of(new Term("P", 3)))));
    Execution run =
        LoopNestInterpreter.execute(
            strided,
            serial(2),
            new Mapping(
                List.of(
                    new LevelMapping("L0", List.of(new Loop("P", 4)), NONE, NONE, Set.of("X")),
                    new LevelMapping("L1", NONE, NONE, NONE, Set.of("X")))));
    assertThat(level(run, 0, "X").tileWords()).isEqualTo(4);
    assertThat(level(run, 1, "X").reads()).isEqualTo(4);
  }

  @Test
  void twentyThousandPointsTakeSeconds() {
    Workload workload = convolution(500, 40);
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            execute(
                workload,
                serial(3),
                temporal("L0", new Loop("R", 10)),
                temporal("L1", new Loop("P", 25), new Loop("R", 4)),
                temporal("L2", new Loop("P", 20))));
  }

  @Test
  void workIsPointsTimesDataSpacesTimesLevels() {
    assertThat(LoopNestInterpreter.work(convolution(16, 3), serial(2)))
        .isEqualTo(16 * 3 * 3 * (2 + 1));
    assertThat(LoopNestInterpreter.work(convolution(1L << 31, 1L << 31), serial(2)))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void loopsMustMakeTheWholeOperationSpace() {
    assertThatThrownBy(
            () -> execute(convolution(4, 3), serial(1), temporal("L0", new Loop("P", 4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factors of R and residuals make 1 but its bound is 3");
  }

  @Test
  void backingStoreMustKeepEverything() {
    LevelMapping top =
        new LevelMapping("L0", List.of(new Loop("P", 4)), NONE, NONE, Set.of("W", "X"));
    assertThatThrownBy(() -> execute(convolution(4, 1), serial(1), top))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Z must be kept in L0, the backing store");
  }

  /**
   * P counts 0 1 2, then 3 4: five operations for each R in two steps of three units, and the third
   * unit rests in each second one.
   */
  @Test
  void aLoopOnTheEdgeRunsItsResidual() {
    Execution run = fiveOnThreeUnits();
    assertThat(run.counts().computes()).isEqualTo(5 * 2);
    assertThat(run.counts().steps()).isEqualTo(2 * 2);
    assertThat(run.counts().computeInstances()).isEqualTo(3);
    assertThat(network(run, 1, "W").words()).isEqualTo(2);
    assertThat(receivedByL0(run, "W")).isEqualTo(3 * 2);
  }

  /** The third unit holds Z[2] while it rests, and finds it again when R steps. */
  @Test
  void aUnitThatRestsKeepsWhatItHolds() {
    Execution run = fiveOnThreeUnits();
    assertThat(receivedByL0(run, "Z")).isEqualTo(4 + 4 + 1);
  }

  private static Execution fiveOnThreeUnits() {
    return execute(
        convolution(5, 2),
        architecture(new Mesh(3, 1), new Mesh(3, 1), Mesh.SINGLE),
        temporal("L0"),
        columns("L1", List.of(new Loop("P", 2), new Loop("R", 2)), new Loop("P", 3, 2)));
  }

  private static long receivedByL0(Execution run, String dataSpace) {
    return run.transfers().stream()
        .filter(transfer -> transfer.dataSpace().equals(dataSpace) && transfer.inner().equals("L0"))
        .mapToLong(transfer -> transfer.words().received())
        .sum();
  }
}
