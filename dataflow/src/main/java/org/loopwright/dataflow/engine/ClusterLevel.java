package org.loopwright.dataflow.engine;

import java.util.List;
import java.util.OptionalInt;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.Origin;

/**
 * One level of the cluster hierarchy: a complete dataflow over the tile that one cluster holds, and
 * the number of units (clusters of the level below, or PEs) that share it.
 */
public final class ClusterLevel {
  private final LevelMap[] maps;
  private final long[] bounds;
  private final long units;
  private final Origin origin;
  private final int firstSpatial;
  private final long edgeUnits;

  ClusterLevel(List<LevelMap> maps, long[] bounds, long units, Origin origin) {
    this.maps = maps.toArray(LevelMap[]::new);
    this.bounds = bounds;
    this.units = units;
    this.origin = origin;
    int first = 0;
    while (!isSpatial(first)) {
      first++;
    }
    firstSpatial = first;
    edgeUnits = edgeUnits(first);
  }

  /** The number of directives. */
  public int directives() {
    return maps.length;
  }

  /** The dimension that directive {@code i} maps: never output rows or columns. */
  public LayerDimension dimension(int i) {
    return maps[i].dimension();
  }

  /** Whether directive {@code i} maps one of {@code dimensions}. */
  boolean maps(int i, LayerDimensionSet dimensions) {
    return dimensions.contains(maps[i].dimension());
  }

  public boolean isSpatial(int i) {
    return maps[i].isSpatial();
  }

  /** Data points of directive {@code i} that one unit holds. */
  public long size(int i) {
    return maps[i].size();
  }

  /** Data points by which directive {@code i} moves, from unit to unit or from step to step. */
  public long offset(int i) {
    return maps[i].offset();
  }

  /** The extent of the cluster's tile along the dimension of directive {@code i}. */
  public long bound(int i) {
    return bounds[dimension(i).index()];
  }

  /** The extent of the cluster's tile along every dimension, by index; 0 if it has none. */
  long[] bounds() {
    return bounds.clone();
  }

  /** The directive that maps {@code dimension}. */
  public OptionalInt indexOf(LayerDimension dimension) {
    for (int i = 0; i < maps.length; i++) {
      if (dimension(i) == dimension) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The outermost spatial directive, along which units are counted. */
  public int firstSpatial() {
    return firstSpatial;
  }

  /** Units that share the tile. */
  public long units() {
    return units;
  }

  /** Units that have work in the last, incomplete spatial fold. */
  long edgeUnits() {
    return edgeUnits;
  }

  /** The place in the file where the level begins. */
  public Origin origin() {
    return origin;
  }

  private long edgeUnits(int i) {
    long bound = bound(i);
    long size = size(i);
    long offset = offset(i);
    if (bound <= size) {
      return 1;
    }
    long fold = Math.multiplyExact(offset, units);
    long reach = Math.addExact(fold - offset, size);
    if (bound > reach) {
      long fullFolds = ((bound - size) / offset + 1) / units;
      long rest = bound - fullFolds * fold;
      return rest < size ? 1 : (rest - size) / offset + 1;
    }
    long whole = (bound - size) / offset + 1;
    return offset * (whole - 1) + size < bound ? whole + 1 : whole;
  }
}
