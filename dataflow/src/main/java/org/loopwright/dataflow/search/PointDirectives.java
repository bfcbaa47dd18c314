package org.loopwright.dataflow.search;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Size;

/** Writes points of a space as directives. */
final class PointDirectives {
  private final DirectiveSpace space;
  private final Layer layer;
  private final LayerBounds bounds;

  PointDirectives(DirectiveSpace space) {
    this.space = space;
    layer = space.layer();
    bounds = LayerBounds.of(layer);
  }

  /** The layer of the space, mapped as {@code point} says. */
  Layer map(DirectivePoint point) {
    List<Directive> directives = new ArrayList<>();
    DirectiveSkeleton skeleton = point.skeleton();
    for (int place = 0; place < point.dimensions(); place++) {
      int dimension = point.dimensionAt(place);
      long tile = space.tileOfUnit(skeleton, dimension, point.size(dimension));
      directives.add(map(dimension, tile, dimension == skeleton.outer()));
    }
    for (LayerDimension dimension : space.whole()) {
      long bound = bounds.of(dimension);
      directives.add(temporal(bound, bound, dimension));
    }
    if (skeleton.hasClusters()) {
      directives.add(
          new Directive.Cluster(Size.of(skeleton.cluster()), ClusterType.PHYSICAL, layer.origin()));
      addInner(point, directives);
    }
    return layer.withDataflow(directives);
  }

  private void addInner(DirectivePoint point, List<Directive> directives) {
    int inner = point.skeleton().inner();
    TiledDimension tiled = space.dimensions().get(inner);
    long size = tiled.sizes().get(point.size(inner));
    if (point.skeleton().withFilter()) {
      LayerDimension input = tiled.dimension();
      long rows = (size - 1) * layer.stride(input) + 1;
      directives.add(spatial(rows, layer.dilation(input), input));
      directives.add(spatial(1, 1, input.window()));
    } else {
      directives.add(map(inner, size, true));
    }
  }

  private Directive map(int position, long tile, boolean isSpatial) {
    LayerDimension dimension = space.dimensions().get(position).dimension();
    long size = tile;
    long offset = tile;
    if (dimension.isWindowed() && layer.type().isWindowed()) {
      long stride = layer.stride(dimension);
      size = (tile - 1) * stride + bounds.window(dimension);
      offset = tile * stride;
    }
    return isSpatial ? spatial(size, offset, dimension) : temporal(size, offset, dimension);
  }

  private Directive temporal(long size, long offset, LayerDimension dimension) {
    return new Directive.TemporalMap(Size.of(size), Size.of(offset), dimension, layer.origin());
  }

  private Directive spatial(long size, long offset, LayerDimension dimension) {
    return new Directive.SpatialMap(Size.of(size), Size.of(offset), dimension, layer.origin());
  }
}
