package org.loopwright.search.optimal.tiling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.loopwright.search.mapspace.MapSpace;

/**
 * The spatial factors of all levels: what the search fixes first. They settle how many instances
 * work, how many steps the run takes, and what is left for the temporal loops. Immutable.
 */
public final class SpatialSkeleton {
  private final long[][] factors;

  /** By storage level and dimension. */
  private final long[][] ranges;

  private final long[] instances;
  private final long units;
  private final long[] temporal;
  private final long steps;

  /**
   * A skeleton.
   *
   * @param factors by storage level and dimension, of the spatial loop below the level
   */
  public SpatialSkeleton(MapSpace space, long[][] factors) {
    this.factors = factors;
    int levels = factors.length;
    ranges = new long[levels][];
    instances = new long[levels];
    long[] left = IntStream.range(0, space.dimensions()).mapToLong(space::bound).toArray();
    long working = 1;
    for (int level = levels - 1; level >= 0; level--) {
      instances[level] = working;
      ranges[level] = left.clone();
      for (int dimension = 0; dimension < left.length; dimension++) {
        working *= factors[level][dimension];
        left[dimension] /= factors[level][dimension];
      }
    }
    units = working;
    temporal = left;
    steps = Arrays.stream(left).reduce(1, (a, b) -> a * b);
  }

  /** By storage level and dimension: the factors of the spatial loops below the level. */
  public long[][] factors() {
    return factors;
  }

  /** By dimension: the factors of the spatial loops below a level. */
  public long[] factors(int level) {
    return factors[level];
  }

  /** By dimension: iterations that one instance of a level works through. */
  public long[] ranges(int level) {
    return ranges[level];
  }

  /** Instances of a storage level that work. */
  public long instances(int level) {
    return instances[level];
  }

  /** Arithmetic units that work. */
  public long units() {
    return units;
  }

  /** By dimension: the product of the temporal factors. */
  public long[] temporal() {
    return temporal;
  }

  /** Operations of one arithmetic unit. */
  public long steps() {
    return steps;
  }

  /** Whether the children of a level share its work. */
  public boolean isSpread(int level) {
    return Arrays.stream(factors[level]).anyMatch(factor -> factor > 1);
  }
}
