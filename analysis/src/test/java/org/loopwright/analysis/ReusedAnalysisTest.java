package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** Nothing of one mapping is left when an analysis counts the next, by either engine. */
final class ReusedAnalysisTest {
  @Property(tries = 300)
  void aReusedAnalysisCountsAsAFreshOne(@ForAll long seed, @ForAll boolean perfect) {
    SmallSpec spec = perfect ? SmallSpecs.of(seed, 100) : SmallSpecs.imperfectOf(seed, 100);
    Workload workload = spec.workload();
    assumeThat(workload.dataSpaces())
        .allMatch(dataSpace -> !dataSpace.readWrite() || dataSpace.ownsAllRanks());
    PackedMapping kept = PackedMapping.of(workload, spec.architecture(), spec.mapping());
    PackedMapping bypassing =
        PackedMapping.of(workload, spec.architecture(), bypassingInside(spec.mapping()));
    PackedMapping asResidual = new PackedMapping(kept.levels(), kept.dimensions());
    asResidual.copyFrom(kept);
    asResidual.imperfect(true);

    TileAnalysis reused = new TileAnalysis(workload, spec.architecture());
    for (PackedMapping mapping : List.of(kept, bypassing, asResidual, kept)) {
      assertThat(outcome(reused, mapping))
          .isEqualTo(outcome(new TileAnalysis(workload, spec.architecture()), mapping));
    }
  }

  private static Mapping bypassingInside(Mapping mapping) {
    List<LevelMapping> levels = new ArrayList<>();
    for (LevelMapping level : mapping.levels()) {
      boolean backingStore = levels.size() == mapping.levels().size() - 1;
      levels.add(
          new LevelMapping(
              level.level(),
              level.temporal(),
              level.spatialX(),
              level.spatialY(),
              backingStore ? level.keep() : Set.of()));
    }
    return new Mapping(levels);
  }

  /** All that an analysis says of a mapping, the busiest writes asked for before the reads. */
  private static List<Object> outcome(TileAnalysis analysis, PackedMapping mapping) {
    List<Object> outcome = new ArrayList<>();
    analysis.measureTiles(mapping);
    analysis.countAccesses();
    for (int level = 0; level < mapping.levels(); level++) {
      for (int space = 0; space < analysis.dataSpaces(); space++) {
        outcome.add(analysis.busiestWrites(level, space));
        outcome.add(analysis.busiestReads(level, space));
        outcome.add(analysis.reads(level, space));
        outcome.add(analysis.fills(level, space));
        outcome.add(analysis.updates(level, space));
        outcome.add(analysis.temporalReductions(level, space));
      }
    }
    outcome.add(analysis.counts());
    return outcome;
  }
}
