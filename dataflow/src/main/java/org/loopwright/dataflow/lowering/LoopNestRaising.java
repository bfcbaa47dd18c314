package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    tile = new long[LayerDimension.values().length];
    for (LayerDimension dimension : shape.dimensions()) {
      tile[dimension.index()] = shape.extent(dimension);
    }
  }

  /** Directives that map {@code shape} as {@code mapping} does, or why there are none. */
  public static Raising raise(Layer shape, Mapping mapping) {
    Optional<String> refusal = layoutRefusal(mapping.levels());
    return refusal.isPresent()
        ? new Raising.NotExpressible(refusal.get())
        : new LoopNestRaising(new LoopShape(shape)).raise(mapping.levels());
  }

  private static Optional<String> layoutRefusal(List<LevelMapping> levels) {
    int outermost = levels.size() - 1;
    if (outermost < 2) {
      return Optional.of("directives need a PE buffer, a shared buffer and memory");
    }
    if (!levels.get(outermost).temporal().isEmpty() || levels.get(outermost).fanout() > 1) {
      return Optional.of(
          "the memory behind the shared buffer has loops, but L2 holds the whole layer");
    }
    for (LevelMapping level : levels.subList(1, outermost - 1)) {
      if (!level.keep().isEmpty()) {
        return Optional.of(level.level() + " keeps data, but clusters have no buffer");
      }
    }
    return levels.get(0).fanout() > 1 ? Optional.of("a PE has no units inside") : Optional.empty();
  }

  private Raising raise(List<LevelMapping> levels) {
    List<Directive> directives = new ArrayList<>();
    long pes = 1;
    for (int i = levels.size() - 2; i > 0; i--) {
      LevelMapping level = levels.get(i);
      long units = level.fanout();
      if (!directives.isEmpty()) {
        directives.add(new Directive.Cluster(units, ClusterType.PHYSICAL));
      }
      Optional<String> refusal = shrink(level).or(() -> addMaps(level, directives));
      if (refusal.isPresent()) {
        return new Raising.NotExpressible(refusal.get());
      }
      pes = Math.multiplyExact(pes, units);
    }
    return new Raising.Directives(shape.layer().withDataflow(directives), pes);
  }

  private static List<Loop> spatial(LevelMapping level) {
    List<Loop> spatial = new ArrayList<>(level.spatialX());
    spatial.addAll(level.spatialY());
    return spatial;
  }

  /** Leaves the tile of one unit, unless directives cannot express the loops. */
  private Optional<String> shrink(LevelMapping level) {
    List<Loop> spatial = spatial(level);
    if (spatial.size() > 1) {
      return Optional.of(
          level.level() + " lays two dimensions over its units, and a cluster level lays one");
    }
    List<Loop> loops = new ArrayList<>(level.temporal());
    loops.addAll(spatial);
    for (Loop loop : loops) {
      Optional<LayerDimension> dimension = dimensionOf(loop);
      if (dimension.isEmpty()) {
        return Optional.of("the layer has no loop over " + loop.dimension());
      }
      if (!loop.isPerfect()) {
        return Optional.of(
            "the loop over " + loop.dimension() + " has a residual, " + loop.residual());
      }
      int d = dimension.get().index();
      if (tile[d] % loop.bound() != 0) {
        return Optional.of("the loops over " + loop.dimension() + " do not multiply to its bound");
      }
      tile[d] /= loop.bound();
    }
    return Optional.empty();
  }

  private Optional<LayerDimension> dimensionOf(Loop loop) {
    return shape.dimensions().stream()
        .filter(dimension -> shape.nameOf(dimension).equals(loop.dimension()))
        .findFirst();
  }

  /** Adds the maps of a level that has been shrunk, unless one of them would split a filter. */
  private Optional<String> addMaps(LevelMapping level, List<Directive> directives) {
    Optional<LayerDimension> spread =
        spatial(level).stream().findFirst().flatMap(this::dimensionOf);
    List<LayerDimension> order = order(level, spread);
    LayerDimension inSpace = spread.orElse(order.get(0));
    for (LayerDimension dimension : order) {
      long size = tile[dimension.index()];
      boolean isImplied = !shape.layer().declares(dimension) && size == 1 && dimension != inSpace;
      if (dimension.isFilter() && !isImplied) {
        if (spread.equals(Optional.of(dimension))) {
          return Optional.of(
              "directives lay %s over units only together with the inputs under it"
                  .formatted(dimension.symbol()));
        }
        if (size < shape.extent(dimension)) {
          return Optional.of(
              "directives have no part of %s at a time".formatted(dimension.symbol()));
        }
        directives.add(new Directive.TemporalMap(size, size, dimension));
      } else if (!isImplied) {
        directives.add(map(dimension, size, dimension == inSpace));
      }
    }
    return Optional.empty();
  }

  /** Loops from the outermost on; dimensions without a loop come last, where they move nothing. */
  private List<LayerDimension> order(LevelMapping level, Optional<LayerDimension> spread) {
    List<LayerDimension> order = new ArrayList<>();
    for (int i = level.temporal().size() - 1; i >= 0; i--) {
      order.add(dimensionOf(level.temporal().get(i)).orElseThrow());
    }
    spread.filter(first -> !order.contains(first)).ifPresent(first -> order.add(0, first));
    List<LayerDimension> rest = new ArrayList<>(shape.dimensions());
    rest.removeAll(order);
    rest.sort(Comparator.comparing(LayerDimension::isFilter));
    order.addAll(rest);
    return order;
  }

  private Directive map(LayerDimension dimension, long count, boolean inSpace) {
    boolean windowed = dimension.isWindowed();
    long size = windowed ? shape.inputsUnder(dimension, count) : count;
    long offset = windowed ? count * shape.layer().stride(dimension) : count;
    return inSpace
        ? new Directive.SpatialMap(size, offset, dimension)
        : new Directive.TemporalMap(size, offset, dimension);
  }
}
