package org.loopwright.dataflow.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Directive.Cluster;
import org.loopwright.dataflow.spec.Directive.SpatialMap;
import org.loopwright.dataflow.spec.Directive.TemporalMap;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The least of a measure by trying every dataflow of a layer with a stride of 1, written without
 * the search: all orders of all dimensions, all tiles, all clusters.
 */
final class EveryDataflow {
  private final Layer layer;
  private final DataflowHardware hardware;
  private final ToDoubleFunction<LayerResult> measure;
  private final List<LayerDimension> dimensions;
  private double least = Double.POSITIVE_INFINITY;

  private EveryDataflow(
      Layer layer, DataflowHardware hardware, ToDoubleFunction<LayerResult> measure) {
    this.layer = layer;
    this.hardware = hardware;
    this.measure = measure;
    dimensions =
        layer.bounds().stream()
            .map(bound -> bound.dimension())
            .filter(dimension -> !dimension.isFilter() && extent(layer, dimension) > 1)
            .toList();
  }

  static double least(
      Layer layer, DataflowHardware hardware, ToDoubleFunction<LayerResult> measure) {
    EveryDataflow every = new EveryDataflow(layer, hardware, measure);
    every.chooseOrder(new ArrayList<>());
    return every.least;
  }

  private static long extent(Layer layer, LayerDimension dimension) {
    LayerBounds bounds = LayerBounds.of(layer);
    return dimension.isWindowed() ? bounds.outputs(dimension) : bounds.of(dimension);
  }

  private long extent(LayerDimension dimension) {
    return extent(layer, dimension);
  }

  private void chooseOrder(List<LayerDimension> order) {
    if (order.size() == dimensions.size()) {
      chooseTiles(order, new ArrayList<>());
      return;
    }
    for (LayerDimension dimension : dimensions) {
      if (!order.contains(dimension)) {
        List<LayerDimension> longer = new ArrayList<>(order);
        longer.add(dimension);
        chooseOrder(longer);
      }
    }
  }

  private void chooseTiles(List<LayerDimension> order, List<Long> tiles) {
    if (tiles.size() == order.size()) {
      chooseSpace(order, tiles);
      return;
    }
    for (long tile : tiles(extent(order.get(tiles.size())))) {
      List<Long> longer = new ArrayList<>(tiles);
      longer.add(tile);
      chooseTiles(order, longer);
    }
  }

  /** Divisors and powers of 2. */
  private static Set<Long> tiles(long extent) {
    Set<Long> tiles = new TreeSet<>();
    for (long tile = 1; tile <= extent; tile++) {
      if (extent % tile == 0 || Long.bitCount(tile) == 1) {
        tiles.add(tile);
      }
    }
    return tiles;
  }

  private void chooseSpace(List<LayerDimension> order, List<Long> tiles) {
    for (LayerDimension outer : dimensions) {
      List<Directive> flat = outermost(order, tiles, outer, outer, 1);
      analyse(flat);
      for (LayerDimension inner : dimensions) {
        long tile = tiles.get(order.indexOf(inner));
        for (long cluster : clusters(inner)) {
          List<Directive> clustered = outermost(order, tiles, outer, inner, cluster);
          clustered.add(new Cluster(cluster, ClusterType.PHYSICAL));
          clustered.add(spatial(inner, tile));
          analyse(clustered);
        }
        if (inner.isWindowed()) {
          List<Directive> withFilter = outermost(order, tiles, outer, inner, 1);
          withFilter.add(new Cluster(taps(inner), ClusterType.PHYSICAL));
          withFilter.add(new SpatialMap(tile, 1, inner));
          withFilter.add(new SpatialMap(1, 1, inner.window()));
          analyse(withFilter);
        }
      }
    }
  }

  private Set<Long> clusters(LayerDimension inner) {
    Set<Long> clusters = new TreeSet<>();
    for (long cluster = 2; cluster <= Math.min(hardware.pes(), extent(inner)); cluster++) {
      long wanted = cluster;
      boolean fits =
          tiles(extent(inner)).stream()
              .anyMatch(tile -> (extent(inner) + tile - 1) / tile == wanted);
      if (fits || hardware.pes() % cluster == 0 || Long.bitCount(cluster) == 1) {
        clusters.add(cluster);
      }
    }
    return clusters;
  }

  private List<Directive> outermost(
      List<LayerDimension> order,
      List<Long> tiles,
      LayerDimension outer,
      LayerDimension inner,
      long cluster) {
    List<Directive> directives = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      LayerDimension dimension = order.get(i);
      long tile = tiles.get(i) * (dimension == inner ? cluster : 1);
      tile = Math.min(tile, extent(dimension));
      directives.add(
          dimension == outer
              ? spatial(dimension, tile)
              : new TemporalMap(span(dimension, tile), tile, dimension));
    }
    return directives;
  }

  private SpatialMap spatial(LayerDimension dimension, long tile) {
    return new SpatialMap(span(dimension, tile), tile, dimension);
  }

  private long span(LayerDimension dimension, long tile) {
    return dimension.isWindowed() ? tile - 1 + taps(dimension) : tile;
  }

  private long taps(LayerDimension input) {
    return LayerBounds.of(layer).of(input.window());
  }

  private void analyse(List<Directive> dataflow) {
    try {
      LayerResult result = DataflowAnalysis.analyze(layer.withDataflow(dataflow), hardware);
      if (countsAll(result)
          && result.l1NeedBytes() <= hardware.l1SizeBytes()
          && result.l2NeedBytes() <= hardware.l2SizeBytes()) {
        least = Math.min(least, measure.applyAsDouble(result));
      }
    } catch (SpecException refused) {
      // Not every combination is legal.
    }
  }

  private boolean countsAll(LayerResult result) {
    long outputs = 1;
    for (LayerDimension dimension :
        layer.type().isWindowed()
            ? List.of(LayerDimension.K, LayerDimension.Y, LayerDimension.X)
            : List.of(LayerDimension.M, LayerDimension.N)) {
      outputs *= extent(dimension);
    }
    return result.macs() == LayerBounds.of(layer).macs()
        && result.tensor(LayerTensor.INPUT).l2().reads()
            >= result.declaredElements(LayerTensor.INPUT)
        && result.tensor(LayerTensor.FILTER).l2().reads()
            >= result.declaredElements(LayerTensor.FILTER)
        && result.tensor(LayerTensor.OUTPUT).l2().writes() >= outputs;
  }
}
