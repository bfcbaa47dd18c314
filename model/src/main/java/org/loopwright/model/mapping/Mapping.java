package org.loopwright.model.mapping;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * A way to run a workload on an architecture: how the loops are tiled, ordered, spread over space,
 * and staged in the storage levels (Parashar et al. 2019, section V-C). Levels stand innermost
 * first, one for each storage level of the architecture.
 */
public record Mapping(List<LevelMapping> levels) {
  public Mapping {
    levels = List.copyOf(levels);
    Require.that(!levels.isEmpty(), "a mapping needs a level");
    Require.distinct(levels.stream().map(LevelMapping::level).toList(), "level");
  }
}
