package org.loopwright.model.mapping;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.model.diagnostics.Require;

/**
 * The part of a mapping at one storage level: which data spaces it keeps (it is bypassed by the
 * others), the temporal loops over the tiles that it sends inward, and the spatial loops that
 * spread them over the instances of the next inner level. All loops come innermost first.
 *
 * @param level name of the storage level
 * @param temporal loops in time, innermost first, each dimension at most once
 * @param spatialX loops across the X axis of the mesh, innermost first
 * @param spatialY loops across the Y axis; a dimension is spread over X or over Y, not both
 * @param keep names of the data spaces that have a buffer here
 * @param reuse what reuse the mapping forgoes here
 */
public record LevelMapping(
    String level,
    List<Loop> temporal,
    List<Loop> spatialX,
    List<Loop> spatialY,
    Set<String> keep,
    ReuseSwitches reuse) {
  public LevelMapping {
    Require.notBlank(level, "name of a level");
    temporal = List.copyOf(temporal);
    spatialX = List.copyOf(spatialX);
    spatialY = List.copyOf(spatialY);
    keep = Collections.unmodifiableSet(new TreeSet<>(keep));
    requireNonNull(reuse, "reuse");
    Require.distinct(temporal.stream().map(Loop::dimension).toList(), "temporal loop over");
    List<Loop> spatial = new ArrayList<>(spatialX);
    spatial.addAll(spatialY);
    Require.distinct(spatial.stream().map(Loop::dimension).toList(), "spatial loop over");
  }

  /** A level that reuses whatever it can. */
  public LevelMapping(
      String level,
      List<Loop> temporal,
      List<Loop> spatialX,
      List<Loop> spatialY,
      Set<String> keep) {
    this(level, temporal, spatialX, spatialY, keep, ReuseSwitches.NONE);
  }

  public LevelMapping withReuse(ReuseSwitches reuse) {
    return new LevelMapping(level, temporal, spatialX, spatialY, keep, reuse);
  }

  /** The number of instances of the next inner level that one instance of this level feeds. */
  public long fanout() {
    return product(spatialX) * product(spatialY);
  }

  private static long product(List<Loop> loops) {
    long product = 1;
    for (Loop loop : loops) {
      product = Math.multiplyExact(product, loop.bound());
    }
    return product;
  }
}
