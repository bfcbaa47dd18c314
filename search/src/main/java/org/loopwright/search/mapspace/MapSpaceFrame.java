package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.math.FactorRange;
import org.loopwright.model.math.OrderedFactorizations;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * A workload and an architecture as a mapspace sees them: dimensions and data spaces in the order
 * of their names, so that nothing depends on their order in a file, and the tiling levels of the
 * hardware, innermost first.
 */
final class MapSpaceFrame {
  private final Workload workload;
  private final Architecture architecture;
  private final int[] dimensionAt;
  private final int[] dataSpaceAt;
  private final long[] bounds;
  private final List<String> names;
  private final List<TilingLevel> levels = new ArrayList<>();
  private final List<MeshRule> meshRules = new ArrayList<>();
  private final PackedSwitches switches;

  MapSpaceFrame(Workload workload, Architecture architecture, Constraints constraints) {
    this.workload = workload;
    this.architecture = architecture;
    dimensionAt = byName(workload.dimensions(), Dimension::name);
    dataSpaceAt = byName(workload.dataSpaces(), DataSpace::name);
    names = IntStream.of(dimensionAt).mapToObj(at -> workload.dimensions().get(at).name()).toList();
    bounds =
        IntStream.of(dimensionAt).mapToLong(at -> workload.dimensions().get(at).bound()).toArray();
    for (int storage = 0; storage < architecture.storage().size(); storage++) {
      addLevels(storage, constraints.of(architecture.storage().get(storage).name()));
    }
    switches =
        PackedSwitches.of(
            workload,
            architecture.storage().stream()
                .map(level -> constraints.of(level.name()).reuse())
                .toList());
  }

  private static <T> int[] byName(List<T> things, Function<T, String> name) {
    return IntStream.range(0, things.size())
        .boxed()
        .sorted((a, b) -> name.apply(things.get(a)).compareTo(name.apply(things.get(b))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void addLevels(int storage, LevelConstraint constraint) {
    String level = constraint.level();
    Mesh fanout = architecture.fanout(storage);
    if (fanout.instances() > 1 || asksForLoops(constraint.spatial())) {
      long side = Math.max(fanout.x(), fanout.y());
      TilingLevel spatial =
          TilingLevel.of(storage, level, true, names, bounds, side, constraint.spatial());
      levels.add(spatial);
      meshRules.add(MeshRule.of(spatial, fanout, names.size(), constraint.spatial()));
    }
    levels.add(
        TilingLevel.of(
            storage, level, false, names, bounds, Long.MAX_VALUE, constraint.temporal()));
    meshRules.add(null);
  }

  /**
   * Without a fan-out there are no spatial loops, and a constraint that asks for one cannot be met.
   */
  private boolean asksForLoops(NestConstraint spatial) {
    return IntStream.range(0, bounds.length)
        .mapToObj(i -> TilingLevel.range(spatial, names.get(i), bounds[i], bounds[i]))
        .anyMatch(range -> range.least() > 1);
  }

  Workload workload() {
    return workload;
  }

  Architecture architecture() {
    return architecture;
  }

  /** What reuse every mapping forgoes. */
  PackedSwitches switches() {
    return switches;
  }

  int storageLevels() {
    return architecture.storage().size();
  }

  int dimensions() {
    return bounds.length;
  }

  int dataSpaces() {
    return dataSpaceAt.length;
  }

  long bound(int dimension) {
    return bounds[dimension];
  }

  String dimensionName(int dimension) {
    return names.get(dimension);
  }

  int dimensionOf(String name) {
    return names.indexOf(name);
  }

  String dataSpaceName(int dataSpace) {
    return workload.dataSpaces().get(dataSpaceAt[dataSpace]).name();
  }

  /** The position in the workload of a dimension. */
  int workloadDimension(int dimension) {
    return dimensionAt[dimension];
  }

  /** The dimension that is at {@code position} in the workload. */
  int dimensionAt(int position) {
    int dimension = 0;
    while (dimensionAt[dimension] != position) {
      dimension++;
    }
    return dimension;
  }

  /** The position in the workload of a data space. */
  int workloadDataSpace(int dataSpace) {
    return dataSpaceAt[dataSpace];
  }

  List<TilingLevel> levels() {
    return levels;
  }

  TilingLevel level(int level) {
    return levels.get(level);
  }

  /** What the constraints ask of a dimension at each of some tiling levels. */
  List<FactorRange> ranges(int dimension, int[] tilingLevels) {
    return IntStream.of(tilingLevels).mapToObj(level -> level(level).range(dimension)).toList();
  }

  /** The ways to factor a dimension, or what spatial factors leave of it, over temporal levels. */
  OrderedFactorizations temporalFactors(int dimension) {
    return OrderedFactorizations.of(bound(dimension), ranges(dimension, levels(false)));
  }

  /** The rules of the spatial levels, innermost first. */
  MeshRule[] meshRules() {
    return IntStream.of(levels(true)).mapToObj(meshRules::get).toArray(MeshRule[]::new);
  }

  /** The rule of a spatial level, null for a temporal one. */
  MeshRule meshRule(int level) {
    return meshRules.get(level);
  }

  /** The positions of the spatial levels among all tiling levels, or of the temporal ones. */
  int[] levels(boolean spatial) {
    return IntStream.range(0, levels.size())
        .filter(level -> levels.get(level).isSpatial() == spatial)
        .toArray();
  }
}
