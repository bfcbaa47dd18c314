package org.loopwright.analysis.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.interpreter.TransferTotals;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** The words of results that levels send outward, next to those that the interpreter sees. */
final class DrainedWordsTest {
  @Test
  void drainsAreTheWordsThatLeaveALevel() {
    long compared =
        LongStream.range(0, 300)
            .mapToObj(seed -> SmallSpecs.of(seed, 200))
            .filter(spec -> spec.workload().name().matches("matmul|mttkrp"))
            .mapToLong(DrainedWordsTest::compare)
            .sum();
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void drainsOfMappingsWithResidualsAreTheWordsThatLeaveALevel() {
    long compared =
        SmallSpecs.imperfectSpecs(100)
            .filter(spec -> spec.workload().name().matches("matmul|mttkrp"))
            .list()
            .ofSize(60)
            .sample()
            .stream()
            .mapToLong(DrainedWordsTest::compare)
            .sum();
    assertThat(compared).isGreaterThan(10);
  }

  /** Compares every transfer of a result between two levels; returns how many there are. */
  private static long compare(SmallSpec spec) {
    PackedMapping mapping = PackedMapping.of(spec.workload(), spec.architecture(), spec.mapping());
    TileAnalysis analysis = new TileAnalysis(spec.workload(), spec.architecture());
    analysis.measureTiles(mapping);
    analysis.countAccesses();
    long compared = 0;
    for (TransferTotals moved :
        LoopNestInterpreter.executeWithoutLinks(
                spec.workload(), spec.architecture(), spec.mapping())
            .transfers()) {
      int space = spec.workload().indexOfDataSpace(moved.dataSpace());
      int level = spec.architecture().indexOf(moved.inner());
      DataSpace dataSpace = spec.workload().dataSpaces().get(space);
      if (level >= 0 && dataSpace.readWrite()) {
        double average = (double) moved.words().received() / moved.innerInstances();
        assertThat((double) analysis.drains(level, space))
            .as("%s of %s%n%s", moved.dataSpace(), moved.inner(), spec)
            .isEqualTo((double) Math.round(average));
        compared++;
      }
    }
    return compared;
  }
}
