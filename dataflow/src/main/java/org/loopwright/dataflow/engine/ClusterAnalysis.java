package org.loopwright.dataflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.TensorAnalysis;

/**
 * Splits a dataflow at its Cluster directives and completes each level (Kwon et al. 2020,
 * "Describing mappings"): output rows and columns become input rows and columns, maps that a level
 * leaves out are taken over from the level above or cover their whole dimension, and sizes and
 * offsets follow the stride.
 */
public final class ClusterAnalysis {
  private static final LayerDimension[] DIMENSIONS = LayerDimension.values();

  private final Layer layer;
  private final Coupling coupling;
  private final Dilation dilation;
  private final long[] layerBounds;

  private ClusterAnalysis(Layer layer) {
    this.layer = layer;
    this.coupling = TensorAnalysis.analyze(layer);
    this.dilation =
        new Dilation(layer.dilation(LayerDimension.X), layer.dilation(LayerDimension.Y));
    this.layerBounds = LayerBounds.of(layer);
  }

  /**
   * The hierarchy of {@code layer} on an array of {@code pes}. The layer must have passed its
   * checks.
   */
  public static ClusterHierarchy analyze(Layer layer, long pes) {
    return new ClusterAnalysis(layer).hierarchy(pes);
  }

  private ClusterHierarchy hierarchy(long pes) {
    List<ClusterLevel> levels = new ArrayList<>();
    List<LevelMap> above = List.of();
    List<LevelMap> maps = new ArrayList<>();
    long[] bounds = layerBounds;
    long units = pes / pesOfClusters();
    Origin origin = layer.origin();
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof Directive.DataMap map) {
        maps.add(levelMap(map));
      } else if (directive instanceof Directive.Cluster cluster) {
        levels.add(level(maps, above, bounds, units, origin));
        above = maps;
        bounds = boundsBelow(maps, bounds);
        maps = new ArrayList<>();
        units = cluster.size().value();
        origin = cluster.origin();
      }
    }
    levels.add(level(maps, above, bounds, units, origin));
    return new ClusterHierarchy(layer, coupling, levels, dilation);
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

  private static LevelMap levelMap(Directive.DataMap map) {
    return new LevelMap(
        map.dimension(), map.isSpatial(), map.size().value(), map.offset().value(), map.origin());
  }

  private ClusterLevel level(
      List<LevelMap> maps, List<LevelMap> above, long[] bounds, long units, Origin origin) {
    toInputCentric(maps, above, bounds);
    inherit(maps, above);
    coverUnmapped(maps, bounds, origin);
    followStride(maps, above.isEmpty());
    return new ClusterLevel(maps, bounds, units, origin);
  }

  /** A tile of outputs needs the inputs under its windows. */
  private void toInputCentric(List<LevelMap> maps, List<LevelMap> above, long[] bounds) {
    for (LevelMap map : maps) {
      if (map.dimension.isOutputCentric()) {
        LayerDimension input = map.dimension.inputCentric();
        long taps = windowSize(input.window(), maps, above, bounds);
        map.size = map.size + dilation.span(input, taps) - 1;
        map.dimension = input;
      }
    }
  }

  private static long windowSize(
      LayerDimension window, List<LevelMap> maps, List<LevelMap> above, long[] bounds) {
    LevelMap map = find(maps, window);
    if (map == null) {
      map = find(above, window);
    }
    return map == null ? bounds[window.index()] : map.size;
  }

  private static LevelMap find(List<LevelMap> maps, LayerDimension dimension) {
    for (LevelMap map : maps) {
      if (map.dimension == dimension) {
        return map;
      }
    }
    return null;
  }

  /**
   * Maps of the level above that are left out here stand first, the innermost of them outermost.
   */
  private static void inherit(List<LevelMap> maps, List<LevelMap> above) {
    for (LevelMap map : above) {
      if (find(maps, map.dimension) == null) {
        maps.add(0, map.inherited());
      }
    }
  }

  private void coverUnmapped(List<LevelMap> maps, long[] bounds, Origin origin) {
    for (LayerDimension dimension : DIMENSIONS) {
      long bound = bounds[dimension.index()];
      if (dimension.in(coupling.operands()) && bound > 0 && find(maps, dimension) == null) {
        maps.add(new LevelMap(dimension, false, bound, bound, origin));
      }
    }
  }

  /**
   * With a stride a window moves by more than one input row or column, so a tile of whole windows
   * moves by its number of windows times the stride, and needs no inputs that no window touches.
   */
  private void followStride(List<LevelMap> maps, boolean outermost) {
    for (LevelMap map : maps) {
      if (map.dimension.isWindowed() && layer.type().isWindowed()) {
        long stride = layer.stride(map.dimension);
        long taps = layerBounds[map.dimension.window().index()];
        long window = dilation.span(map.dimension, taps);
        if (stride != 1 && map.size >= window) {
          long windows = (map.size + stride - window) / stride;
          map.size = windows * Math.min(stride, window) + Math.max(window - stride, 0);
          map.offset = windows * (!outermost && window < stride ? window : stride);
        }
      }
    }
  }

  private static long[] boundsBelow(List<LevelMap> maps, long[] bounds) {
    long[] below = new long[bounds.length];
    for (LevelMap map : maps) {
      int d = map.dimension.index();
      below[d] = Math.min(map.size, bounds[d]);
    }
    return below;
  }
}
