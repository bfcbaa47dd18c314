package org.loopwright.dataflow.spec;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A set of dimensions of a layer.
 *
 * @param bits the dimension with index {@code i} is in the set if bit {@code i} is set
 */
public record LayerDimensionSet(int bits) {
  /** The set without a dimension. */
  public static final LayerDimensionSet EMPTY = new LayerDimensionSet(0);

  /** The dimensions whose symbols are the letters of {@code symbols}. */
  static LayerDimensionSet of(String symbols) {
    LayerDimensionSet set = EMPTY;
    for (LayerDimension dimension : LayerDimension.list(symbols)) {
      set = set.with(dimension);
    }
    return set;
  }

  public LayerDimensionSet with(LayerDimension dimension) {
    return new LayerDimensionSet(bits | 1 << dimension.index());
  }

  public LayerDimensionSet union(LayerDimensionSet other) {
    return new LayerDimensionSet(bits | other.bits);
  }

  public boolean contains(LayerDimension dimension) {
    return (bits >>> dimension.index() & 1) != 0;
  }

  @Override
  public String toString() {
    return Arrays.stream(LayerDimension.values())
        .filter(this::contains)
        .map(LayerDimension::symbol)
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
