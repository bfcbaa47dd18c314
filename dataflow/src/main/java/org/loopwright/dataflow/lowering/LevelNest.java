package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
   * A nest without loops.
   *
   * @param extents the tile of the level by dimension; {@link #addLoops} leaves the tile of a unit
   */
  LevelNest(LoopShape shape, ClusterLevel level, int depth, long[] extents) {
    this.shape = shape;
    this.level = level;
    this.depth = depth;
    this.extents = extents;
  }

  /** Adds the loops of all maps; gives the reason if no loops do the same. */
  Optional<String> addLoops() {
    Optional<String> refusal = Optional.empty();
    for (int i = 0; i < level.directives() && refusal.isEmpty(); i++) {
      if (shape.dimensions().contains(level.dimension(i))) {
        refusal = add(i);
      }
    }
    Collections.reverse(temporal);
    return refusal;
  }

  /** Loops in time, innermost first. */
  List<Loop> temporal() {
    return temporal;
  }

  /** Loops over units, at most one. */
  List<Loop> spatial() {
    return spatial;
  }

  private Optional<String> add(int i) {
    LayerDimension dimension = level.dimension(i);
    if (dimension.isWindowed()) {
      return addWindows(i, dimension);
    }
    boolean isPart = level.size(i) < extents[dimension.index()];
    if (dimension.isFilter() && isPart && !goesWithItsInputs(i)) {
      return refusal(
          "a part of %s at a time needs just the inputs of %s under that part, of a single window,"
              + " next to it in space",
          dimension.symbol(), dimension.slidesOver().symbol());
    }
    return addTiles(i, level.size(i), level.offset(i));
  }

  /** Whether parts of a filter go with parts of the one window that they are laid on. */
  private boolean goesWithItsInputs(int filter) {
    LayerDimension input = level.dimension(filter).slidesOver();
    OptionalInt window = level.indexOf(input);
    if (window.isEmpty()) {
      return false;
    }
    int map = window.getAsInt();
    return level.isSpatial(map)
        && level.isSpatial(filter)
        && level.size(map) == level.size(filter)
        && level.offset(map) == level.offset(filter)
        && extents[input.index()] == 1
        && shape.layer().dilation(input) == 1;
  }

  private Optional<String> addWindows(int i, LayerDimension input) {
    long windows = shape.windowsIn(input, level.size(i));
    if (windows > 0) {
      long stride = shape.layer().stride(input);
      boolean packed = depth > 0 && shape.window(input) < stride;
      long move = packed ? shape.window(input) : stride;
      return level.offset(i) % move != 0 && windows < extents[input.index()]
          ? refusal("%s moves by a part of a window", input.symbol())
          : addTiles(i, windows, level.offset(i) / move);
    }
    return extents[input.index()] > 1 || level.indexOf(input.window()).isEmpty()
        ? refusal("units share the windows along %s", input.symbol())
        : Optional.empty();
  }

  private Optional<String> addTiles(int i, long tile, long move) {
    LayerDimension dimension = level.dimension(i);
    long extent = extents[dimension.index()];
    if (extent <= tile) {
      return Optional.empty();
    }
    if (move != tile) {
      return refusal(
          "%s moves by %d but holds %d, so tiles overlap", dimension.symbol(), move, tile);
    }
    if (extent % tile != 0) {
      return refusal("%s of %d does not divide into tiles of %d", dimension.symbol(), extent, tile);
    }
    extents[dimension.index()] = tile;
    if (level.isSpatial(i)) {
      return addFolds(dimension, extent / tile);
    }
    temporal.add(new Loop(shape.nameOf(dimension), extent / tile));
    return Optional.empty();
  }

  private Optional<String> addFolds(LayerDimension dimension, long tiles) {
    if (!spatial.isEmpty()) {
      return refusal(
          "two dimensions, %s the second, move along the units together", dimension.symbol());
    }
    long used = Math.min(level.units(), tiles);
    if (tiles % used != 0) {
      return refusal(
          "%d tiles of %s do not fold evenly over %d units",
          tiles, dimension.symbol(), level.units());
    }
    if (used > 1) {
      spatial.add(new Loop(shape.nameOf(dimension), used));
    }
    if (tiles > used) {
      temporal.add(new Loop(shape.nameOf(dimension), tiles / used));
    }
    return Optional.empty();
  }

  private Optional<String> refusal(String reason, Object... values) {
    return Optional.of(
        "in cluster level " + depth + " " + String.format(Locale.ROOT, reason, values));
  }
}
