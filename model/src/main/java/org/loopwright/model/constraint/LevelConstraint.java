package org.loopwright.model.constraint;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.mapping.ReuseSwitches;

/**
 * Limits on what a mapping may do at one storage level.
 *
 * @param level name of the storage level
 * @param temporal limits on its temporal loops
 * @param spatial limits on the spatial loops below it
 * @param keep names of the data spaces that must be kept here
 * @param bypass names of the data spaces that must not be kept here; the mapper chooses for the
 *     rest
 * @param reuse what reuse every mapping forgoes here
 */
public record LevelConstraint(
    String level,
    NestConstraint temporal,
    NestConstraint spatial,
    Set<String> keep,
    Set<String> bypass,
    ReuseSwitches reuse) {
  public LevelConstraint {
    Require.notBlank(level, "level of a constraint");
    requireNonNull(temporal, "temporal");
    requireNonNull(spatial, "spatial");
    requireNonNull(reuse, "reuse");
    keep = Collections.unmodifiableSet(new TreeSet<>(keep));
    bypass = Collections.unmodifiableSet(new TreeSet<>(bypass));
    for (String dataSpace : keep) {
      Require.that(
          !bypass.contains(dataSpace), "%s cannot both keep and bypass %s", level, dataSpace);
    }
  }

  /** Limits on a level whose mappings may reuse whatever they can. */
  public LevelConstraint(
      String level,
      NestConstraint temporal,
      NestConstraint spatial,
      Set<String> keep,
      Set<String> bypass) {
    this(level, temporal, spatial, keep, bypass, ReuseSwitches.NONE);
  }

  /** A level on which everything is allowed. */
  public static LevelConstraint free(String level) {
    return new LevelConstraint(level, NestConstraint.FREE, NestConstraint.FREE, Set.of(), Set.of());
  }
}
