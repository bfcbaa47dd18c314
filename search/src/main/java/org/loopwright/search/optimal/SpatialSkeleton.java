package org.loopwright.search.optimal;

import java.util.Arrays;

/**
 * The spatial factors of all levels: what the search fixes first. They settle how many instances
 * work, how many steps the run takes, and what is left for the temporal loops.
 */
final class SpatialSkeleton {
  /** By storage level and dimension: the factor of the spatial loop below the level. */
  final long[][] factors;

  /** By storage level and dimension: the spatial factors of all levels outside it, multiplied. */
  final long[][] outside;

  /** By storage level: instances that work. */
  final long[] instances;

  /** Arithmetic units that work. */
  final long units;

  /** By dimension: what the temporal factors multiply to. */
  final long[] rest;

  /** Operations of one arithmetic unit. */
  final long steps;

  SpatialSkeleton(long[][] factors, long[] bounds) {
    this.factors = factors;
    int levels = factors.length;
    outside = new long[levels][bounds.length];
    instances = new long[levels];
    long[] running = new long[bounds.length];
    Arrays.fill(running, 1);
    for (int level = levels - 1; level >= 0; level--) {
      instances[level] = 1;
      for (int dimension = 0; dimension < bounds.length; dimension++) {
        outside[level][dimension] = running[dimension];
        instances[level] *= running[dimension];
        running[dimension] *= factors[level][dimension];
      }
    }
    rest = new long[bounds.length];
    long all = 1;
    long left = 1;
    for (int dimension = 0; dimension < bounds.length; dimension++) {
      rest[dimension] = bounds[dimension] / running[dimension];
      all *= running[dimension];
      left *= rest[dimension];
    }
    units = all;
    steps = left;
  }

  boolean isSpread(int level) {
    for (long factor : factors[level]) {
      if (factor > 1) {
        return true;
      }
    }
    return false;
  }
}
