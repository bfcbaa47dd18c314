package org.loopwright.dataflow.style;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.spec.Size;

/**
 * Directives of a style while they are put together; those of dimensions that a layer lacks drop
 * out.
 */
final class LevelDirectives {
  private final Layer layer;
  private final LayerBounds bounds;
  private final TileSizes tiles;
  private final List<Directive> directives = new ArrayList<>();

  LevelDirectives(Layer layer, TileSizes tiles) {
    this.layer = layer;
    this.tiles = tiles;
    bounds = LayerBounds.of(layer);
  }

  /** What a PE holds of a dimension: one data point, or window, unless the user wants more. */
  long tile(LayerDimension dimension) {
    return tile(dimension, 1);
  }

  /** The same, but {@code otherwise} where the user wants nothing. */
  long tile(LayerDimension dimension, long otherwise) {
    return Math.min(extent(dimension), tiles.of(dimension).orElse(otherwise));
  }

  /** What some units hold together. */
  long tilesOf(long units, LayerDimension dimension) {
    return Math.min(extent(dimension), units * tile(dimension));
  }

  /** Data points of a dimension, or windows; 1 of one that the layer does not have. */
  private long extent(LayerDimension dimension) {
    return dimension.isWindowed() ? bounds.outputs(dimension) : Math.max(1, bounds.of(dimension));
  }

  /** Units that it takes to hold all of a dimension. */
  long units(LayerDimension dimension) {
    return (extent(dimension) - 1) / tile(dimension) + 1;
  }

  List<Directive> list() {
    return List.copyOf(directives);
  }

  /** Whether the layer has {@code dimension} and the operator works along it. */
  boolean maps(LayerDimension dimension) {
    boolean idle =
        dimension == LayerDimension.K
            && (layer.type() == OperatorType.DSCONV || layer.type() == OperatorType.POOL);
    return bounds.of(dimension) > 0 && !idle;
  }

  /** Batch and groups, which no style lays over PEs: one at a time. */
  void outermost() {
    if (layer.type().isWindowed()) {
      temporal(1, LayerDimension.N);
      temporal(1, LayerDimension.G);
    }
  }

  void temporal(long size, LayerDimension dimension) {
    if (maps(dimension)) {
      directives.add(
          new Directive.TemporalMap(Size.of(size), Size.of(size), dimension, layer.origin()));
    }
  }

  /** The tile of one PE to each unit. */
  void spatial(LayerDimension dimension) {
    Size size = Size.of(tile(dimension));
    directives.add(new Directive.SpatialMap(size, size, dimension, layer.origin()));
  }

  /** One data point to each unit. */
  void spatialPoints(LayerDimension dimension) {
    directives.add(new Directive.SpatialMap(Size.of(1), Size.of(1), dimension, layer.origin()));
  }

  /** The windows of one PE to each unit. */
  void spatialWindows(LayerDimension input) {
    spatialWindows(tile(input), input);
  }

  /** As many neighbouring windows to each unit. */
  void spatialWindows(long count, LayerDimension input) {
    directives.add(
        new Directive.SpatialMap(span(count, input), step(count, input), input, layer.origin()));
  }

  void slidingRows() {
    windows(tile(LayerDimension.Y), LayerDimension.Y);
  }

  void slidingColumns() {
    windows(tile(LayerDimension.X), LayerDimension.X);
  }

  void rowsAndColumns() {
    slidingRows();
    slidingColumns();
  }

  /** As many neighbouring windows at a time, each a stride after the other. */
  void windows(long count, LayerDimension input) {
    directives.add(
        new Directive.TemporalMap(span(count, input), step(count, input), input, layer.origin()));
  }

  private Size span(long count, LayerDimension input) {
    LayerDimension window = input.window();
    long more = (count - 1) * layer.stride(input);
    return count == 1
        ? whole(window)
        : new Size(bounds.of(window) + more, "Sz(" + window.symbol() + ")+" + more);
  }

  private Size step(long count, LayerDimension input) {
    return Size.of(count == 1 ? 1 : count * layer.stride(input));
  }

  /** The whole filter. */
  void filter() {
    for (LayerDimension window : List.of(LayerDimension.R, LayerDimension.S)) {
      Size size = whole(window);
      directives.add(new Directive.TemporalMap(size, size, window, layer.origin()));
    }
  }

  void cluster(long size) {
    directives.add(new Directive.Cluster(Size.of(size), ClusterType.PHYSICAL, layer.origin()));
  }

  private Size whole(LayerDimension dimension) {
    return new Size(bounds.of(dimension), "Sz(" + dimension.symbol() + ")");
  }
}
