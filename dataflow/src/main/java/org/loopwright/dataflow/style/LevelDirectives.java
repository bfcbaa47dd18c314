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
  private final List<Directive> directives = new ArrayList<>();

  LevelDirectives(Layer layer) {
    this.layer = layer;
    bounds = LayerBounds.of(layer);
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

  /** One data point to each unit. */
  void spatial(LayerDimension dimension) {
    directives.add(new Directive.SpatialMap(Size.of(1), Size.of(1), dimension, layer.origin()));
  }

  /** One window to each unit. */
  void spatialWindow(LayerDimension input) {
    directives.add(
        new Directive.SpatialMap(whole(input.window()), Size.of(1), input, layer.origin()));
  }

  void slidingRows() {
    windows(1, LayerDimension.Y);
  }

  void slidingColumns() {
    windows(1, LayerDimension.X);
  }

  void rowsAndColumns() {
    slidingRows();
    slidingColumns();
  }

  /** As many neighbouring windows at a time, each a stride after the other. */
  void windows(long count, LayerDimension input) {
    LayerDimension window = input.window();
    long taps = bounds.of(window);
    long stride = layer.stride(input);
    long more = (count - 1) * stride;
    Size size =
        count == 1 ? whole(window) : new Size(taps + more, "Sz(" + window.symbol() + ")+" + more);
    Size offset = Size.of(count == 1 ? 1 : count * stride);
    directives.add(new Directive.TemporalMap(size, offset, input, layer.origin()));
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

  /** Outputs along input rows or columns. */
  long outputs(LayerDimension input) {
    return bounds.outputs(input);
  }

  private Size whole(LayerDimension dimension) {
    return new Size(bounds.of(dimension), "Sz(" + dimension.symbol() + ")");
  }
}
