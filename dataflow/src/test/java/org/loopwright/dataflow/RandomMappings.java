package org.loopwright.dataflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Directive.Cluster;
import org.loopwright.dataflow.spec.Directive.SpatialMap;
import org.loopwright.dataflow.spec.Directive.TemporalMap;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;

/**
 * Convolutions and matrix products under mappings in which every data point is computed once: tiles
 * of any size side by side, in any order, any dimension over the units of one or two cluster
 * levels.
 */
final class RandomMappings {
  private final Random random;

  private RandomMappings(long seed) {
    this.random = new Random(seed);
  }

  /** The mapped layer of {@code seed}. */
  static Layer of(long seed) {
    RandomMappings mappings = new RandomMappings(seed);
    return mappings.random.nextInt(4) == 0 ? mappings.product() : mappings.convolution();
  }

  private long upTo(long most) {
    return 1L + random.nextInt((int) most);
  }

  private Layer product() {
    long m = upTo(20);
    long n = upTo(12);
    long k = upTo(20);
    List<LayerDimension> dimensions = List.of(LayerDimension.M, LayerDimension.N, LayerDimension.K);
    return TestLayers.gemm(m, n, k, directives(dimensions, 1, new long[] {m, n, k}));
  }

  private Layer convolution() {
    long taps = upTo(3);
    long outputs = upTo(12);
    long k = upTo(12);
    long c = upTo(12);
    List<LayerDimension> dimensions =
        List.of(LayerDimension.K, LayerDimension.C, LayerDimension.Y, LayerDimension.X);
    return TestLayers.convolution(
        k,
        c,
        taps,
        taps + outputs - 1,
        directives(dimensions, taps, new long[] {k, c, outputs, outputs}));
  }

  private List<Directive> directives(List<LayerDimension> dimensions, long taps, long[] extents) {
    int outer = random.nextInt(dimensions.size());
    int inner = random.nextInt(dimensions.size());
    boolean clustered = random.nextBoolean();
    List<Directive> level = new ArrayList<>();
    long innerTile = 1;
    for (int i = 0; i < dimensions.size(); i++) {
      long tile = upTo(extents[i]);
      innerTile = i == inner ? tile : innerTile;
      level.add(map(dimensions.get(i), tile, taps, i == outer));
    }
    if (dimensions.contains(LayerDimension.C)) {
      level.add(new TemporalMap(taps, taps, LayerDimension.R));
      level.add(new TemporalMap(taps, taps, LayerDimension.S));
    }
    Collections.shuffle(level, random);
    if (clustered) {
      level.add(new Cluster(upTo(6), ClusterType.PHYSICAL));
      level.add(map(dimensions.get(inner), upTo(innerTile), taps, true));
    }
    return level;
  }

  /** Tiles of {@code count} points, or of as many windows, side by side. */
  private static Directive map(LayerDimension dimension, long count, long taps, boolean spatial) {
    long size = dimension.isWindowed() ? count + taps - 1 : count;
    return spatial
        ? new SpatialMap(size, count, dimension)
        : new TemporalMap(size, count, dimension);
  }
}
