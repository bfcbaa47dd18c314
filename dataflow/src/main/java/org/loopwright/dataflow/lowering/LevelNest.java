package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.loopwright.dataflow.engine.ClusterLevel;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.mapping.Loop;

/**
 * The loops of one cluster level. A map that moves by its own size is a loop in time; a spatial map
 * is a loop over units, and one in time over its folds at the same place.
 */
final class LevelNest {
  private final LoopShape shape;
  private final ClusterLevel level;
  private final int depth;
  private final long[] extents;
  private final List<Loop> temporal = new ArrayList<>();
  private final List<Loop> spatial = new ArrayList<>();

  /**
   * Takes the level apart.
   *
   * @param extents of the tile of the level by dimension; afterwards of the tile of one unit
   * @throws InexpressibleException if no loops do the same
   */
  LevelNest(LoopShape shape, ClusterLevel level, int depth, long[] extents) {
    this.shape = shape;
    this.level = level;
    this.depth = depth;
    this.extents = extents;
    for (int i = 0; i < level.directives(); i++) {
      if (shape.dimensions().contains(level.dimension(i))) {
        add(i);
      }
    }
    Collections.reverse(temporal);
  }

  /** Loops in time, innermost first. */
  List<Loop> temporal() {
    return temporal;
  }

  /** Loops over units, at most one. */
  List<Loop> spatial() {
    return spatial;
  }

  private void add(int i) {
    LayerDimension dimension = level.dimension(i);
    if (dimension.isWindowed()) {
      addWindows(i, dimension);
    } else {
      if (isFilter(dimension) && level.size(i) < extents[dimension.index()]) {
        requireInputsAlong(dimension);
      }
      addTiles(i, level.size(i), level.offset(i));
    }
  }

  private static boolean isFilter(LayerDimension dimension) {
    return dimension == LayerDimension.R || dimension == LayerDimension.S;
  }

  /** Parts of a filter go with parts of the one window that they are laid on. */
  private void requireInputsAlong(LayerDimension filter) {
    LayerDimension input = filter == LayerDimension.R ? LayerDimension.Y : LayerDimension.X;
    OptionalInt window = level.indexOf(input);
    int map = window.orElse(0);
    int own = level.indexOf(filter).orElseThrow();
    boolean together =
        window.isPresent()
            && level.isSpatial(map)
            && level.isSpatial(own)
            && level.size(map) == level.size(own)
            && level.offset(map) == level.offset(own)
            && extents[input.index()] == 1
            && shape.layer().dilation(input) == 1;
    if (!together) {
      throw refuse(
          "a part of "
              + filter.symbol()
              + " at a time needs just the inputs of "
              + input.symbol()
              + " under that part, of a single window, beside it in space");
    }
  }

  private void addWindows(int i, LayerDimension input) {
    long windows = shape.windowsIn(input, level.size(i));
    if (windows > 0) {
      long stride = shape.layer().stride(input);
      boolean packed = depth > 0 && shape.window(input) < stride;
      long move = packed ? shape.window(input) : stride;
      if (level.offset(i) % move != 0 && windows < extents[input.index()]) {
        throw refuse(input.symbol() + " moves by a part of a window");
      }
      addTiles(i, windows, level.offset(i) / move);
    } else if (extents[input.index()] > 1 || level.indexOf(input.window()).isEmpty()) {
      throw refuse("units share the windows along " + input.symbol());
    }
  }

  private void addTiles(int i, long tile, long move) {
    LayerDimension dimension = level.dimension(i);
    long extent = extents[dimension.index()];
    if (extent <= tile) {
      return;
    }
    if (move != tile) {
      throw refuse(
          dimension.symbol() + " moves by " + move + " but holds " + tile + ", so tiles overlap");
    }
    if (extent % tile != 0) {
      throw refuse(dimension.symbol() + " of " + extent + " does not divide into tiles of " + tile);
    }
    extents[dimension.index()] = tile;
    if (level.isSpatial(i)) {
      addFolds(dimension, extent / tile);
    } else {
      temporal.add(new Loop(shape.nameOf(dimension), extent / tile));
    }
  }

  private void addFolds(LayerDimension dimension, long tiles) {
    if (!spatial.isEmpty()) {
      throw refuse(
          "two dimensions, " + dimension.symbol() + " the second, move along the units together");
    }
    long used = Math.min(level.units(), tiles);
    if (tiles % used != 0) {
      throw refuse(
          tiles
              + " tiles of "
              + dimension.symbol()
              + " do not fold evenly over "
              + level.units()
              + " units");
    }
    if (used > 1) {
      spatial.add(new Loop(shape.nameOf(dimension), used));
    }
    if (tiles > used) {
      temporal.add(new Loop(shape.nameOf(dimension), tiles / used));
    }
  }

  private InexpressibleException refuse(String reason) {
    return new InexpressibleException("in cluster level " + depth + " " + reason);
  }
}
