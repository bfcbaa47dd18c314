package org.loopwright.dataflow.engine;

import java.util.List;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;

/**
 * One level of the cluster hierarchy: a complete dataflow over the tile that one cluster holds, and
 * the number of units (clusters of the level below, or PEs) that share it.
 */
public final class ClusterLevel {
  private final LayerDimension[] dimensions;
  private final int[] bits;
  private final boolean[] spatial;
  private final long[] sizes;
  private final long[] offsets;
  private final long[] bounds;
  private final long units;
  private final long edgeUnits;
  private final int firstSpatial;
  private final Origin origin;

  ClusterLevel(List<LevelMap> maps, long[] bounds, long units, Origin origin) {
    int count = maps.size();
    dimensions = new LayerDimension[count];
    bits = new int[count];
    spatial = new boolean[count];
    sizes = new long[count];
    offsets = new long[count];
    int first = -1;
    for (int i = 0; i < count; i++) {
      LevelMap map = maps.get(i);
      dimensions[i] = map.dimension;
      bits[i] = map.dimension.bit();
      spatial[i] = map.spatial;
      sizes[i] = map.size;
      offsets[i] = map.offset;
      first = map.spatial && first < 0 ? i : first;
    }
    this.bounds = bounds;
    this.units = units;
    this.firstSpatial = first;
    this.origin = origin;
    this.edgeUnits = first < 0 ? 1 : edgeUnits(first);
  }

  /** How many directives it has. */
  public int directives() {
    return dimensions.length;
  }

  /** What directive {@code i} maps: never output rows or columns. */
  public LayerDimension dimension(int i) {
    return dimensions[i];
  }

  /** Whether the dimension of directive {@code i} is one of the set {@code mask}. */
  public boolean maps(int i, int mask) {
    return (bits[i] & mask) != 0;
  }

  public boolean isSpatial(int i) {
    return spatial[i];
  }

  /** Data points that one unit holds. */
  public long size(int i) {
    return sizes[i];
  }

  public long offset(int i) {
    return offsets[i];
  }

  /** The extent of the cluster's tile along the dimension of directive {@code i}. */
  public long bound(int i) {
    return bounds[dimensions[i].index()];
  }

  /** The extent of the cluster's tile along every dimension, by index; 0 if it has none. */
  public long[] bounds() {
    return bounds.clone();
  }

  /** The directive that maps {@code dimension}, or -1. */
  public int indexOf(LayerDimension dimension) {
    for (int i = 0; i < dimensions.length; i++) {
      if (dimensions[i] == dimension) {
        return i;
      }
    }
    return -1;
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
  public long edgeUnits() {
    return edgeUnits;
  }

  /** Where the level begins in the file. */
  public Origin origin() {
    return origin;
  }

  private long edgeUnits(int i) {
    long bound = bound(i);
    long size = sizes[i];
    long offset = offsets[i];
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
