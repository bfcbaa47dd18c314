package org.loopwright.analysis.perfect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.convolution;
import static org.loopwright.analysis.SmallNests.image;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;

/** Boxes that the projections make of the operation tile. */
final class TileShapesTest {
  private static final int SPACES = 3;

  @Test
  void windowSpansOutputsAndTaps() {
    TileShapes shapes =
        measure(image("P4 Q6 R3 S2"), "1x1 1x1 1x1", level("L0", "", "P2 R3 Q3"), "P2 Q2 S2");

    // W R x S, X (P + R - 1) x (Q + S - 1), Z P x Q.
    assertThat(words(shapes))
        .containsExactly(
            3 * 1, (2 + 3 - 1) * (3 + 1 - 1), 2 * 3, 3 * 2, (4 + 3 - 1) * (6 + 2 - 1), 4 * 6);
  }

  @Test
  void strideAndDilationSpreadTheWindow() {
    TileShapes shapes =
        measure(convolution("P4 R3", 3, 2), "1x1 1x1 1x1", level("L0", "", "P2"), "P2 R3");

    assertThat(words(shapes))
        .containsExactly(1, 3 * (2 - 1) + 1, 2, 3, 3 * (4 - 1) + 2 * (3 - 1) + 1, 4);
    assertThat(shapes.extent(1, 1)).isEqualTo(14);
  }

  @Test
  void bypassDoesNotChangeTheTile() {
    Workload workload = convolution("P4 R3", 1, 1);
    TileShapes none = measure(workload, "1x1 1x1 1x1", level("L0", "", "P4"), "R3");
    TileShapes all = measure(workload, "1x1 1x1 1x1", level("L0", "W X Z", "P4"), "R3");

    assertThat(words(none)).isEqualTo(words(all));
  }

  @Test
  void partitionDividesAsTheTilesDivideTheirUnion() {
    Workload workload = convolution("P12 R3", 1, 1);
    Architecture architecture = architecture("3x1 3x1 1x1");
    TileShapes shapes =
        measure(workload, architecture, level("L0", "", "R3 P2"), level("L1", "", "P2", "P3", ""));

    // Of X a unit holds 2 + 3 - 1 words of the 6 + 3 - 1 that all hold at once, so half of 14.
    assertThat(partitions(shapes)).startsWith(3, (12 + 3 - 1) * 4 / 8, 12 * 2 / 6);
    assertThat(partitions(shapes)).endsWith(3, 12 + 3 - 1, 12);
  }

  /** By level and data space. */
  private static long[] words(TileShapes shapes) {
    return IntStream.range(0, 2 * SPACES)
        .mapToLong(cell -> shapes.words(cell / SPACES, cell % SPACES))
        .toArray();
  }

  private static long[] partitions(TileShapes shapes) {
    return IntStream.range(0, 2 * SPACES)
        .mapToLong(cell -> shapes.partitionWords(cell / SPACES, cell % SPACES))
        .toArray();
  }

  private static TileShapes measure(
      Workload workload, String meshes, LevelMapping inner, String outer) {
    return measure(workload, architecture(meshes), inner, level("L1", "", outer));
  }

  private static TileShapes measure(
      Workload workload, Architecture architecture, LevelMapping inner, LevelMapping outer) {
    WorkloadGeometry geometry = new WorkloadGeometry(workload);
    LoopStack loops = new LoopStack(architecture, geometry.dimensions);
    TileShapes shapes = new TileShapes(geometry, loops);
    loops.load(PackedMapping.of(workload, architecture, mapping(inner, outer)));
    shapes.measureTiles();
    for (int space = 0; space < SPACES; space++) {
      shapes.measurePartition(space);
    }
    return shapes;
  }
}
