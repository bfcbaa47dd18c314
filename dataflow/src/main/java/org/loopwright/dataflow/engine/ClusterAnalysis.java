package org.loopwright.dataflow.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;

/**
 * Splits the directives of a layer into cluster levels and completes each of them: output rows and
 * columns become input rows and columns, maps that a level leaves out are taken over from the level
 * above or cover their whole dimension, and sizes and offsets follow the stride.
 */
public final class ClusterAnalysis {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();

  private final Layer layer;
  private final Coupling coupling;
  private final LayerBounds layerBounds;

  private ClusterAnalysis(Layer layer) {
    this.layer = layer;
    coupling = Coupling.of(layer);
    layerBounds = LayerBounds.of(layer);
  }

  /**
   * The hierarchy of {@code layer} on an array of {@code pes}. The layer must have passed its
   * checks, so every level has a spatial map.
   */
  public static ClusterHierarchy analyze(Layer layer, long pes) {
    return new ClusterAnalysis(layer).hierarchy(pes);
  }

  private ClusterHierarchy hierarchy(long pes) {
    List<ClusterLevel> levels = new ArrayList<>();
    List<LevelMap> above = List.of();
    List<LevelMap> maps = new ArrayList<>();
    long[] bounds = layerBounds.toArray();
    long units = pes / pesOfClusters();
    Origin origin = layer.origin();
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof Directive.DataMap map) {
        maps.add(
            new LevelMap(
                map.dimension(), map.isSpatial(), map.size().value(), map.offset().value()));
      } else if (directive instanceof Directive.Cluster cluster) {
        // A Cluster ends the level above it; what one of its units gets bounds the level below.
        complete(maps, above, bounds);
        levels.add(new ClusterLevel(maps, bounds, units, origin));
        bounds = boundsBelow(maps, bounds);
        above = maps;
        maps = new ArrayList<>();
        units = cluster.size().value();
        origin = cluster.origin();
      }
    }
    complete(maps, above, bounds);
    levels.add(new ClusterLevel(maps, bounds, units, origin));
    return new ClusterHierarchy(layer, coupling, levels);
  }

  private long pesOfClusters() {
    long product = 1;
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof Directive.Cluster cluster) {
        product = Math.multiplyExact(product, cluster.size().value());
      }
    }
    return product;
  }

  private void complete(List<LevelMap> maps, List<LevelMap> above, long[] bounds) {
    maps.replaceAll(map -> inputCentric(map, maps, above, bounds));
    inherit(maps, above);
    coverUnmapped(maps, bounds);
    maps.replaceAll(map -> followStride(map, above.isEmpty()));
  }

  /** A tile of outputs becomes the tile of inputs under its windows. */
  private LevelMap inputCentric(
      LevelMap map, List<LevelMap> maps, List<LevelMap> above, long[] bounds) {
    if (!map.dimension().isOutputCentric()) {
      return map;
    }
    LayerDimension input = map.dimension().inputCentric();
    long taps =
        find(maps, input.window())
            .or(() -> find(above, input.window()))
            .map(LevelMap::size)
            .orElse(bounds[input.window().index()]);
    long size = map.size() + layer.windowSpan(input, taps) - 1;
    return new LevelMap(input, map.isSpatial(), size, map.offset());
  }

  private static Optional<LevelMap> find(List<LevelMap> maps, LayerDimension dimension) {
    for (LevelMap map : maps) {
      if (map.dimension() == dimension) {
        return Optional.of(map);
      }
    }
    return Optional.empty();
  }

  /** Maps of the level above that are left out here come first, the innermost of them outermost. */
  private static void inherit(List<LevelMap> maps, List<LevelMap> above) {
    for (LevelMap map : above) {
      if (find(maps, map.dimension()).isEmpty()) {
        maps.add(0, map.inherited());
      }
    }
  }

  private void coverUnmapped(List<LevelMap> maps, long[] bounds) {
    for (LayerDimension dimension : DIMENSIONS) {
      long bound = bounds[dimension.index()];
      if (coupling.operands().contains(dimension) && bound > 0 && find(maps, dimension).isEmpty()) {
        maps.add(new LevelMap(dimension, false, bound, bound));
      }
    }
  }

  /**
   * With a stride a window moves by more than one input row or column, so a tile of whole windows
   * moves by its number of windows times the stride, and needs no inputs that no window touches.
   */
  private LevelMap followStride(LevelMap map, boolean outermost) {
    LayerDimension dimension = map.dimension();
    if (!dimension.isWindowed() || !layer.type().isWindowed()) {
      return map;
    }
    long stride = layer.stride(dimension);
    long window = layerBounds.window(dimension);
    if (stride == 1 || map.size() < window) {
      return map;
    }
    long windows = (map.size() + stride - window) / stride;
    long size = windows * Math.min(stride, window) + Math.max(window - stride, 0);
    long offset = windows * (!outermost && window < stride ? window : stride);
    return new LevelMap(dimension, map.isSpatial(), size, offset);
  }

  private static long[] boundsBelow(List<LevelMap> maps, long[] bounds) {
    long[] below = new long[bounds.length];
    for (LevelMap map : maps) {
      int d = map.dimension().index();
      below[d] = Math.min(map.size(), bounds[d]);
    }
    return below;
  }
}
