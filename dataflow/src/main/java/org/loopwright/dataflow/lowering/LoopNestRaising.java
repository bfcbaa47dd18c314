package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

/**
 * Turns a loop nest on the levels of a lowering (L1, levels that keep nothing, L2, DRAM) back into
 * directives.
 */
public final class LoopNestRaising {
  private final LoopShape shape;
  private final long[] tile;

  private LoopNestRaising(LoopShape shape) {
    this.shape = shape;
    this.tile = new long[LayerDimension.values().length];
    for (LayerDimension dimension : shape.dimensions()) {
      tile[dimension.index()] = shape.extent(dimension);
    }
  }

  /** Directives that map {@code shape} as {@code mapping} does, or why there are none. */
  public static Raising raise(Layer shape, Mapping mapping) {
    try {
      return new LoopNestRaising(new LoopShape(shape)).raise(mapping);
    } catch (InexpressibleException refused) {
      return new Raising.NotExpressible(refused.getMessage());
    }
  }

  private Raising raise(Mapping mapping) {
    List<LevelMapping> levels = mapping.levels();
    requireLayout(levels);
    List<Directive> directives = new ArrayList<>();
    long pes = 1;
    for (int i = levels.size() - 2; i > 0; i--) {
      LevelMapping level = levels.get(i);
      long units = level.fanout();
      if (!directives.isEmpty()) {
        directives.add(new Directive.Cluster(units, ClusterType.PHYSICAL));
      }
      directives.addAll(directives(level));
      pes = Math.multiplyExact(pes, units);
    }
    return new Raising.Directives(shape.layer().withDataflow(directives), pes);
  }

  private static void requireLayout(List<LevelMapping> levels) {
    int outermost = levels.size() - 1;
    if (outermost < 2) {
      throw new InexpressibleException("directives need a PE buffer, a shared buffer and memory");
    }
    requireNoLoops(levels.get(outermost), "the memory behind the shared buffer");
    for (int i = 1; i < outermost - 1; i++) {
      if (!levels.get(i).keep().isEmpty()) {
        throw new InexpressibleException(
            levels.get(i).level() + " keeps data, but clusters have no buffer");
      }
    }
    if (levels.get(0).fanout() > 1) {
      throw new InexpressibleException("a PE has no units inside");
    }
  }

  private static void requireNoLoops(LevelMapping level, String what) {
    if (!level.temporal().isEmpty() || level.fanout() > 1) {
      throw new InexpressibleException(what + " has loops, but L2 holds the whole layer");
    }
  }

  private List<Directive> directives(LevelMapping level) {
    List<Loop> spatial = new ArrayList<>(level.spatialX());
    spatial.addAll(level.spatialY());
    if (spatial.size() > 1) {
      throw new InexpressibleException(
          level.level() + " lays two dimensions over its units, and a cluster level lays one");
    }
    LayerDimension spread = spatial.isEmpty() ? null : dimensionOf(spatial.get(0));
    shrink(level, spatial);
    List<LayerDimension> order = order(level, spread);
    LayerDimension inSpace = spread == null ? order.get(0) : spread;
    List<Directive> directives = new ArrayList<>();
    for (LayerDimension dimension : order) {
      directives.addAll(map(dimension, dimension == inSpace, spread != null));
    }
    return directives;
  }

  /** Leaves the tile of one unit. */
  private void shrink(LevelMapping level, List<Loop> spatial) {
    List<Loop> loops = new ArrayList<>(level.temporal());
    loops.addAll(spatial);
    for (Loop loop : loops) {
      int d = dimensionOf(loop).index();
      if (!loop.isPerfect()) {
        throw new InexpressibleException(
            "the loop over " + loop.dimension() + " has a residual, " + loop.residual());
      }
      if (tile[d] % loop.bound() != 0) {
        throw new InexpressibleException(
            "the loops over " + loop.dimension() + " do not multiply to its bound");
      }
      tile[d] /= loop.bound();
    }
  }

  /** Loops from the outermost on; what is not looped over stands last, where it moves nothing. */
  private List<LayerDimension> order(LevelMapping level, LayerDimension spread) {
    List<LayerDimension> order = new ArrayList<>();
    for (int i = level.temporal().size() - 1; i >= 0; i--) {
      order.add(dimensionOf(level.temporal().get(i)));
    }
    if (spread != null && !order.contains(spread)) {
      order.add(0, spread);
    }
    List<LayerDimension> rest = new ArrayList<>(shape.dimensions());
    rest.removeIf(dimension -> order.contains(dimension) || isFilter(dimension));
    order.addAll(rest);
    for (LayerDimension dimension : shape.dimensions()) {
      if (isFilter(dimension) && !order.contains(dimension)) {
        order.add(dimension);
      }
    }
    return order;
  }

  private LayerDimension dimensionOf(Loop loop) {
    for (LayerDimension dimension : shape.dimensions()) {
      if (shape.nameOf(dimension).equals(loop.dimension())) {
        return dimension;
      }
    }
    throw new InexpressibleException("the layer has no loop over " + loop.dimension());
  }

  private static boolean isFilter(LayerDimension dimension) {
    return dimension == LayerDimension.R || dimension == LayerDimension.S;
  }

  private List<Directive> map(LayerDimension dimension, boolean inSpace, boolean spread) {
    if (!shape.layer().declares(dimension) && tile[dimension.index()] == 1 && !inSpace) {
      return List.of();
    }
    if (isFilter(dimension)) {
      return filter(dimension, inSpace && spread);
    }
    long windows = tile[dimension.index()];
    boolean windowed = dimension.isWindowed();
    long size = windowed ? shape.inputsUnder(dimension, windows) : windows;
    long offset = windowed ? windows * shape.layer().stride(dimension) : windows;
    return List.of(directive(dimension, size, offset, inSpace));
  }

  private List<Directive> filter(LayerDimension filter, boolean inSpace) {
    long taps = tile[filter.index()];
    if (!inSpace) {
      if (taps < shape.extent(filter)) {
        throw new InexpressibleException(
            "directives have no part of " + filter.symbol() + " at a time");
      }
      return List.of(directive(filter, taps, taps, false));
    }
    throw new InexpressibleException(
        "directives lay " + filter.symbol() + " over units only together with the inputs under it");
  }

  private static Directive directive(
      LayerDimension dimension, long size, long offset, boolean inSpace) {
    return inSpace
        ? new Directive.SpatialMap(size, offset, dimension)
        : new Directive.TemporalMap(size, offset, dimension);
  }
}
