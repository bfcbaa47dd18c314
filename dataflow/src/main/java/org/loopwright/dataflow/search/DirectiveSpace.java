package org.loopwright.dataflow.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.style.TouchedInput;

/**
 * The mappings that a search looks at. One or two levels of clusters; one dimension over the units
 * of each, in the inner level also the rows (or columns) of filter and input together; tiles of
 * sizes that divide the dimension or are powers of 2; any order. A filter stays whole and tiles do
 * not overlap but for windows. Inside a cluster a PE holds of the other dimensions what the cluster
 * holds: loops there would only repeat those outside.
 *
 * <p>Points that differ in the place of a dimension that every unit holds whole are one mapping,
 * and counted once.
 */
final class DirectiveSpace {
  private static final LayerDimension[] ALL = LayerDimension.values();

  private final Layer layer;
  private final LayerBounds bounds;
  private final List<TiledDimension> dimensions = new ArrayList<>();
  private final List<LayerDimension> whole = new ArrayList<>();
  private final List<DirectiveSkeleton> skeletons = new ArrayList<>();

  /** The space of a layer on an array of {@code pes}. */
  DirectiveSpace(Layer shape, long pes) {
    layer = TouchedInput.of(shape);
    bounds = LayerBounds.of(layer);
    LayerDimensionSet operands = Coupling.of(layer).operands();
    for (LayerDimension dimension : ALL) {
      if (operands.contains(dimension) && bounds.of(dimension) > 0) {
        long extent = extent(dimension);
        if (extent > 1 && !dimension.isFilter()) {
          dimensions.add(TiledDimension.of(dimension, extent));
        } else {
          whole.add(dimension);
        }
      }
    }
    for (int outer = 0; outer < dimensions.size(); outer++) {
      skeletons.add(new DirectiveSkeleton(outer, outer, 1, false, pes));
      addClusters(outer, pes);
    }
  }

  private long extent(LayerDimension dimension) {
    return dimension.isWindowed() && layer.type().isWindowed()
        ? bounds.outputs(dimension)
        : bounds.of(dimension);
  }

  private void addClusters(int outer, long pes) {
    for (int inner = 0; inner < dimensions.size(); inner++) {
      for (long cluster : clusters(dimensions.get(inner), pes)) {
        skeletons.add(new DirectiveSkeleton(outer, inner, cluster, false, pes / cluster));
      }
      LayerDimension dimension = dimensions.get(inner).dimension();
      if (dimension.isWindowed()) {
        long taps = bounds.of(dimension.window());
        if (taps > 1 && taps <= pes) {
          skeletons.add(new DirectiveSkeleton(outer, inner, taps, true, pes / taps));
        }
      }
    }
  }

  /** Sizes that waste no PE of the array, or none of a cluster. */
  private static SortedSet<Long> clusters(TiledDimension inner, long pes) {
    SortedSet<Long> clusters = TiledDimension.powersOfTwo(pes);
    clusters.addAll(TiledDimension.divisors(pes));
    for (long size : inner.sizes()) {
      clusters.add((inner.extent() + size - 1) / size);
    }
    clusters.removeIf(size -> size < 2 || size > pes || size > inner.extent());
    return clusters;
  }

  Layer layer() {
    return layer;
  }

  List<TiledDimension> dimensions() {
    return dimensions;
  }

  /** Dimensions that no mapping divides. */
  List<LayerDimension> whole() {
    return whole;
  }

  List<DirectiveSkeleton> skeletons() {
    return skeletons;
  }

  /** Sizes of a dimension that some mappings of a skeleton may have. */
  int sizes(DirectiveSkeleton skeleton, int dimension) {
    boolean single =
        skeleton.withFilter()
            && dimension == skeleton.inner()
            && layer.stride(dimensions.get(dimension).dimension()) > 1;
    return single ? 1 : dimensions.get(dimension).sizes().size();
  }

  /** What a unit of the outer level holds of a dimension. */
  long tileOfUnit(DirectiveSkeleton skeleton, int dimension, int size) {
    TiledDimension tiled = dimensions.get(dimension);
    return Math.min(tiled.extent(), tiled.sizes().get(size) * skeleton.tilesOfUnit(dimension));
  }

  /**
   * Whether the place of a dimension in the order matters: it moves in time, or lies over the
   * units, which share after a step of what is outside of it, and not after one of what is inside.
   */
  boolean hasPlace(DirectiveSkeleton skeleton, int dimension, int size) {
    return dimension == skeleton.outer()
        || tileOfUnit(skeleton, dimension, size) < dimensions.get(dimension).extent();
  }

  /** The number of mappings: for each choice of tiles the orders. */
  BigInteger size() {
    return skeletons.stream().map(this::size).reduce(BigInteger.ZERO, BigInteger::add);
  }

  private BigInteger size(DirectiveSkeleton skeleton) {
    BigInteger[] choicesByPlaces = {BigInteger.ONE};
    for (int dimension = 0; dimension < dimensions.size(); dimension++) {
      int placed = 0;
      int sizes = sizes(skeleton, dimension);
      for (int size = 0; size < sizes; size++) {
        placed += hasPlace(skeleton, dimension, size) ? 1 : 0;
      }
      choicesByPlaces = times(choicesByPlaces, sizes - placed, placed);
    }
    BigInteger all = BigInteger.ZERO;
    BigInteger orders = BigInteger.ONE;
    for (int places = 0; places < choicesByPlaces.length; places++) {
      orders = places == 0 ? orders : orders.multiply(BigInteger.valueOf(places));
      all = all.add(choicesByPlaces[places].multiply(orders));
    }
    return all;
  }

  /** The product of a polynomial and {@code still + placed x}. */
  private static BigInteger[] times(BigInteger[] polynomial, long still, long placed) {
    BigInteger[] product = new BigInteger[polynomial.length + 1];
    for (int power = 0; power < product.length; power++) {
      BigInteger same = power < polynomial.length ? polynomial[power] : BigInteger.ZERO;
      BigInteger lower = power > 0 ? polynomial[power - 1] : BigInteger.ZERO;
      product[power] =
          same.multiply(BigInteger.valueOf(still)).add(lower.multiply(BigInteger.valueOf(placed)));
    }
    return product;
  }
}
