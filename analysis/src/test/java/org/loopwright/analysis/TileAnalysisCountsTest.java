package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;
import static org.loopwright.analysis.SmallNests.matrixMultiply;

import org.junit.jupiter.api.Test;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.testkit.SmallSpec;

/** What the accessors return, level by level and data space by data space. */
final class TileAnalysisCountsTest {
  private static final int A = 0;
  private static final int B = 1;
  private static final int Z = 2;

  /** M across two rows and K across four columns; each unit goes over K twice for each of N. */
  private static TileAnalysis matmulOnAGrid() {
    SmallSpec spec =
        new SmallSpec(
            matrixMultiply("M2 N3 K8"),
            architecture("8x4 8x4 1x1"),
            mapping(level("L0", "A B Z", "K2 N3"), level("L1", "A B Z", "", "K4", "M2")));
    return counted(new TileAnalysis(spec.workload(), spec.architecture()), spec);
  }

  private static TileAnalysis counted(TileAnalysis analysis, SmallSpec spec) {
    analysis.measureTiles(PackedMapping.of(spec.workload(), spec.architecture(), spec.mapping()));
    analysis.countAccesses();
    return analysis;
  }

  @Test
  void tilesAndAccessesOfAnInnerInstance() {
    TileAnalysis analysis = matmulOnAGrid();

    assertThat(analysis.dataSpaces()).isEqualTo(3);
    assertThat(analysis.tileWords(0, A)).isEqualTo(2);
    assertThat(analysis.tileWords(0, B)).isEqualTo(2 * 3);
    assertThat(analysis.tileWords(0, Z)).isEqualTo(3);
    assertThat(analysis.reads(0, A)).isEqualTo(2 * 3);
    assertThat(analysis.fills(0, A)).isEqualTo(2);
    assertThat(analysis.reads(0, B)).isEqualTo(2 * 3);
    assertThat(analysis.fills(0, B)).isEqualTo(2 * 3);
    // Each sum is written twice, the second time added to the first.
    assertThat(analysis.updates(0, Z)).isEqualTo(2 * 3);
    assertThat(analysis.temporalReductions(0, Z)).isEqualTo(3);
    assertThat(analysis.updates(0, A)).isZero();
    assertThat(analysis.temporalReductions(0, A)).isZero();
  }

  @Test
  void accessesOfTheOuterInstance() {
    TileAnalysis analysis = matmulOnAGrid();

    assertThat(analysis.reads(1, A)).isEqualTo(2 * 8);
    assertThat(analysis.reads(1, B)).isEqualTo(8 * 3);
    assertThat(analysis.fills(1, B)).isZero();
    assertThat(analysis.updates(1, Z)).isEqualTo(2 * 3);
    assertThat(analysis.temporalReductions(1, Z)).isZero();
  }

  @Test
  void perfectInstancesAreEquallyBusy() {
    TileAnalysis analysis = matmulOnAGrid();

    assertThat(analysis.busiestReads(0, A)).isEqualTo(2 * 3);
    assertThat(analysis.busiestWrites(0, A)).isEqualTo(2);
    assertThat(analysis.busiestWrites(0, Z)).isEqualTo(2 * 3);
    assertThat(analysis.busiestReads(1, B)).isEqualTo(8 * 3);
    assertThat(analysis.busiestWrites(1, Z)).isEqualTo(2 * 3);
  }

  @Test
  void instancesThatWorkAreColumnsTimesRows() {
    TileAnalysis analysis = matmulOnAGrid();

    assertThat(analysis.instancesX(0)).isEqualTo(4);
    assertThat(analysis.instancesY(0)).isEqualTo(2);
    assertThat(analysis.instances(0)).isEqualTo(4 * 2);
    assertThat(analysis.instances(1)).isEqualTo(1);
    assertThat(analysis.computeX()).isEqualTo(4);
    assertThat(analysis.computeY()).isEqualTo(2);
    assertThat(analysis.computeInstances()).isEqualTo(4 * 2);
    assertThat(analysis.steps()).isEqualTo(2 * 3);
    assertThat(analysis.operations()).isEqualTo(2 * 3 * 8);
  }

  @Test
  void networkCarriesWhatTheOuterLevelSendsAndReceives() {
    TileAnalysis analysis = matmulOnAGrid();

    assertThat(analysis.network(1, A).words()).isEqualTo(2 * 8);
    assertThat(analysis.network(1, B).words()).isEqualTo(8 * 3);
    assertThat(analysis.network(1, B).multicastFactor()).isEqualTo(2);
    assertThat(analysis.network(1, Z).words()).isEqualTo(2 * 3);
    assertThat(analysis.network(1, Z).spatialReductions()).isEqualTo((4 - 1) * 2 * 3);
    assertThat(analysis.network(1, Z).fanout()).isEqualTo(4 * 2);
  }

  /** The first unit does three of the five operations, the second two. */
  @Test
  void residualInstancesAreNotEquallyBusy() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            matmul M5 N1 K1; A[M][K]; B[K][N]; Z +=[M][N]
              L1 1x1 keeps A B Z | - | Y - | X M2
              L0 2x1 keeps A B Z | M3,2 | Y - | X -
              MAC 2x1
            """);
    TileAnalysis analysis =
        counted(new TileAnalysis(spec.workload(), spec.architecture()).another(), spec);

    assertThat(analysis.operations()).isEqualTo(5);
    assertThat(analysis.steps()).isEqualTo(3);
    assertThat(analysis.computeInstances()).isEqualTo(2);
    assertThat(analysis.tileWords(0, A)).isEqualTo(3);
    assertThat(analysis.busiestReads(0, A)).isEqualTo(3);
    assertThat(analysis.busiestWrites(0, Z)).isEqualTo(3);
    assertThat(analysis.reads(1, A)).isEqualTo(3 + 2);
    assertThat(analysis.updates(1, Z)).isEqualTo(3 + 2);
    assertThat(analysis.network(1, A).words()).isEqualTo(3 + 2);
  }
}
