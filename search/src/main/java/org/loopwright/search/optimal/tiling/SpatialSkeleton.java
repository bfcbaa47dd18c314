package org.loopwright.search.optimal.tiling;

import org.loopwright.search.mapspace.MapSpace;

/**
 * The spatial factors of all levels: what the search fixes first. They settle how many instances
 * work, how many steps the run takes, and what is left for the temporal loops.
 *
 * @param factors by storage level and dimension: of the spatial loops below the level
 * @param ranges by storage level and dimension: iterations that one instance works through
 * @param instances by storage level: those that work
 * @param units arithmetic units that work
 * @param temporal by dimension: the product of the temporal factors
 * @param steps operations of one arithmetic unit
 */
@SuppressWarnings("ArrayRecordComponent") // Told apart by identity, and nobody writes to them.
public record SpatialSkeleton(
    long[][] factors, long[][] ranges, long[] instances, long units, long[] temporal, long steps) {

  /** The skeleton with the given factors. */
  public static SpatialSkeleton of(MapSpace space, long[][] factors) {
    int levels = factors.length;
    long[][] ranges = new long[levels][];
    long[] instances = new long[levels];
    long[] left = new long[space.dimensions()];
    for (int dimension = 0; dimension < left.length; dimension++) {
      left[dimension] = space.bound(dimension);
    }
    long working = 1;
    for (int level = levels - 1; level >= 0; level--) {
      instances[level] = working;
      ranges[level] = left.clone();
      for (int dimension = 0; dimension < left.length; dimension++) {
        working *= factors[level][dimension];
        left[dimension] /= factors[level][dimension];
      }
    }
    long steps = 1;
    for (long iterations : left) {
      steps *= iterations;
    }
    return new SpatialSkeleton(factors, ranges, instances, working, left, steps);
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

  /** Whether the children of a level share its work. */
  public boolean isSpread(int level) {
    for (long factor : factors[level]) {
      if (factor > 1) {
        return true;
      }
    }
    return false;
  }
}
