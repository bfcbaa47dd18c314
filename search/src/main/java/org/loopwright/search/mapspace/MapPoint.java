package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.model.mapping.PackedMapping;

/**
 * One point of a mapspace, by its coordinates: a factor for each tiling level and dimension, an
 * axis for each spatial factor, an order for each nest, and the data spaces that each storage level
 * keeps. Mutable and reused; not shared between threads. Dimensions and data spaces are positions
 * in the order of their names, tiling levels count from the innermost.
 */
public final class MapPoint {
  private final MapSpaceFrame frame;
  private final int dimensions;
  private final long[] factors;
  private final boolean[] onY;
  private final int[] order;
  private final long[] keep;
  private final long[] scratch;

  MapPoint(MapSpaceFrame frame) {
    this.frame = frame;
    dimensions = frame.dimensions();
    int cells = frame.levels().size() * dimensions;
    factors = new long[cells];
    onY = new boolean[cells];
    order = new int[cells];
    keep = new long[frame.storageLevels()];
    scratch = new long[frame.storageLevels()];
    Arrays.fill(factors, 1);
    for (int level = 0; level < frame.levels().size(); level++) {
      resetOrder(level);
    }
  }

  /** Puts the loops of a nest into the first of the orders that the constraints allow. */
  void resetOrder(int level) {
    frame.level(level).firstOrder(order, level * dimensions);
  }

  /** A number for each storage level, for whoever writes this point. */
  long[] scratch() {
    return scratch;
  }

  public long factor(int level, int dimension) {
    return factors[level * dimensions + dimension];
  }

  public void putFactor(int level, int dimension, long factor) {
    factors[level * dimensions + dimension] = factor;
  }

  public int dimensions() {
    return dimensions;
  }

  /** Whether a spatial loop lies along Y; a loop of bound 1 counts as lying along X. */
  public boolean onY(int level, int dimension) {
    return onY[level * dimensions + dimension];
  }

  public void putAxis(int level, int dimension, boolean alongY) {
    onY[level * dimensions + dimension] = alongY;
  }

  /** The dimension at {@code place} of a nest, innermost first. */
  public int dimensionAt(int level, int place) {
    return order[level * dimensions + place];
  }

  public void putDimensionAt(int level, int place, int dimension) {
    order[level * dimensions + place] = dimension;
  }

  void swapDimensions(int level, int place, int other) {
    int dimension = dimensionAt(level, place);
    putDimensionAt(level, place, dimensionAt(level, other));
    putDimensionAt(level, other, dimension);
  }

  /**
   * Puts a spatial loop at {@code place} among the loops along its axis that come before it in the
   * order of names; those along X come before those along Y, and dimensions without a loop last.
   */
  void insertSpatial(int level, int dimension, int place) {
    int earlier = frame.level(level).freeBefore(dimension);
    if (earlier < 0) {
      return;
    }
    int start = level * dimensions + frame.level(level).firstFree();
    int end = start + earlier;
    int at = end;
    if (factor(level, dimension) > 1) {
      at = start;
      while (onY(level, dimension) && at < end && isLoopAlongX(level, order[at])) {
        at++;
      }
      at += place;
      System.arraycopy(order, at, order, at + 1, end - at);
    }
    order[at] = dimension;
  }

  private boolean isLoopAlongX(int level, int dimension) {
    return factor(level, dimension) > 1 && !onY(level, dimension);
  }

  public boolean keeps(int storage, int dataSpace) {
    return (keep[storage] >>> dataSpace & 1) != 0;
  }

  public void putKeep(int storage, int dataSpace, boolean kept) {
    long bit = 1L << dataSpace;
    keep[storage] = kept ? keep[storage] | bit : keep[storage] & ~bit;
  }

  /** Makes this a copy of {@code other}, a point of the same mapspace. */
  public void copyFrom(MapPoint other) {
    System.arraycopy(other.factors, 0, factors, 0, factors.length);
    System.arraycopy(other.onY, 0, onY, 0, onY.length);
    System.arraycopy(other.order, 0, order, 0, order.length);
    System.arraycopy(other.keep, 0, keep, 0, keep.length);
  }

  /** Whether the loops over some dimension make more iterations than it has. */
  public boolean isImperfect() {
    for (int dimension = 0; dimension < dimensions; dimension++) {
      long product = 1;
      for (int level = 0; level < frame.levels().size(); level++) {
        product *= factor(level, dimension);
      }
      if (product != frame.bound(dimension)) {
        return true;
      }
    }
    return false;
  }

  /** Makes this the point of a mapping of the mapspace. */
  public void read(PackedMapping mapping) {
    Arrays.fill(factors, 1);
    Arrays.fill(onY, false);
    for (int level = 0; level < frame.levels().size(); level++) {
      TilingLevel tiling = frame.level(level);
      readOrder(
          level, tiling.isSpatial() ? readSpatial(level, mapping) : readTemporal(level, mapping));
    }
    for (int storage = 0; storage < keep.length; storage++) {
      for (int dataSpace = 0; dataSpace < frame.dataSpaces(); dataSpace++) {
        putKeep(storage, dataSpace, mapping.keeps(storage, frame.workloadDataSpace(dataSpace)));
      }
    }
  }

  private List<Integer> readTemporal(int level, PackedMapping mapping) {
    int storage = frame.level(level).storage();
    List<Integer> loops = new ArrayList<>();
    for (int loop = 0; loop < mapping.temporalLoops(storage); loop++) {
      int dimension = frame.dimensionAt(mapping.temporalDimension(storage, loop));
      putFactor(level, dimension, mapping.temporalBound(storage, loop));
      loops.add(dimension);
    }
    return loops;
  }

  private List<Integer> readSpatial(int level, PackedMapping mapping) {
    int storage = frame.level(level).storage();
    List<Integer> loops = new ArrayList<>();
    for (int loop = 0; loop < mapping.spatialLoops(storage); loop++) {
      int dimension = frame.dimensionAt(mapping.spatialDimension(storage, loop));
      putFactor(level, dimension, mapping.spatialBound(storage, loop));
      putAxis(level, dimension, mapping.spatialOnY(storage, loop));
      loops.add(dimension);
    }
    return loops;
  }

  /** The loops in their order among the dimensions that no constraint orders, then the others. */
  private void readOrder(int level, List<Integer> loops) {
    resetOrder(level);
    List<Integer> free = Arrays.stream(frame.level(level).free()).boxed().toList();
    List<Integer> sorted = new ArrayList<>(loops);
    sorted.retainAll(free);
    free.stream().filter(dimension -> !sorted.contains(dimension)).forEach(sorted::add);
    int place = frame.level(level).firstFree();
    for (int dimension : sorted) {
      putDimensionAt(level, place++, dimension);
    }
  }

  /** Writes the mapping at this point into {@code mapping}. */
  public void pack(PackedMapping mapping) {
    mapping.clear();
    for (int level = 0; level < frame.levels().size(); level++) {
      TilingLevel tiling = frame.level(level);
      if (tiling.isSpatial()) {
        packSpatial(level, tiling.storage(), false, mapping);
        packSpatial(level, tiling.storage(), true, mapping);
      } else {
        packTemporal(level, tiling.storage(), mapping);
      }
    }
    for (int storage = 0; storage < keep.length; storage++) {
      packKeep(storage, mapping);
    }
    mapping.startInside();
  }

  private void packTemporal(int level, int storage, PackedMapping mapping) {
    int start = level * dimensions;
    for (int place = start; place < start + dimensions; place++) {
      int dimension = order[place];
      long factor = factors[start + dimension];
      if (factor > 1) {
        mapping.addTemporal(storage, frame.workloadDimension(dimension), factor);
      }
    }
  }

  private void packSpatial(int level, int storage, boolean alongY, PackedMapping mapping) {
    int start = level * dimensions;
    for (int place = start; place < start + dimensions; place++) {
      int dimension = order[place];
      long factor = factors[start + dimension];
      if (factor > 1 && onY[start + dimension] == alongY) {
        mapping.addSpatial(storage, frame.workloadDimension(dimension), factor, alongY);
      }
    }
  }

  private void packKeep(int storage, PackedMapping mapping) {
    for (int dataSpace = 0; dataSpace < frame.dataSpaces(); dataSpace++) {
      if (keeps(storage, dataSpace)) {
        mapping.keep(storage, frame.workloadDataSpace(dataSpace));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapPoint point
        && Arrays.equals(factors, point.factors)
        && Arrays.equals(onY, point.onY)
        && Arrays.equals(order, point.order)
        && Arrays.equals(keep, point.keep);
  }

  @Override
  public int hashCode() {
    int hash = Arrays.hashCode(factors);
    hash = 31 * hash + Arrays.hashCode(onY);
    hash = 31 * hash + Arrays.hashCode(order);
    return 31 * hash + Arrays.hashCode(keep);
  }
}
