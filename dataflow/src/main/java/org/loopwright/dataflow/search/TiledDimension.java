package org.loopwright.dataflow.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.model.diagnostics.Require;

/**
 * A dimension that mappings divide.
 *
 * @param extent its data points; of rows and columns its windows
 * @param sizes what a PE may hold of it at a time, ascending
 */
record TiledDimension(LayerDimension dimension, long extent, List<Long> sizes) {
  TiledDimension {
    requireNonNull(dimension, "dimension");
    Require.that(extent > 1, "%s has nothing to divide", dimension);
    sizes = List.copyOf(sizes);
  }

  /** All divisors of the extent, and the powers of 2 below it. */
  static TiledDimension of(LayerDimension dimension, long extent) {
    SortedSet<Long> sizes = divisors(extent);
    sizes.addAll(powersOfTwo(extent));
    return new TiledDimension(dimension, extent, List.copyOf(sizes));
  }

  static SortedSet<Long> divisors(long number) {
    SortedSet<Long> divisors = new TreeSet<>();
    for (long divisor = 1; divisor <= number / divisor; divisor++) {
      if (number % divisor == 0) {
        divisors.add(divisor);
        divisors.add(number / divisor);
      }
    }
    return divisors;
  }

  static SortedSet<Long> powersOfTwo(long limit) {
    SortedSet<Long> powers = new TreeSet<>();
    for (long power = 1; power <= limit; power *= 2) {
      powers.add(power);
    }
    return powers;
  }
}
