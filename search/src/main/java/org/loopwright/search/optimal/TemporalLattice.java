package org.loopwright.search.optimal;

import org.loopwright.model.math.Divisors;

/**
 * The ways to divide the temporal iterations of a skeleton at a cut between two storage levels: for
 * each dimension, how many lie outside the cut. An element is a vector of divisors, known by its
 * number; it refines another if it is a multiple of it in every dimension.
 */
final class TemporalLattice {
  /** The element of which no loop has iterations. */
  static final int OUTERMOST = 0;

  /** The dimensions that have temporal iterations. */
  final int[] loops;

  final int size;

  /** By loop: the divisors of its iterations, ascending. */
  final long[][] divisors;

  /** By element and loop: the number of the divisor. */
  final short[] digit;

  /** By element: the product of its divisors. */
  final double[] iterations;

  /** By storage level, loop, outer and inner divisor: whether the level may take their quotient. */
  private final boolean[][][][] allowed;

  TemporalLattice(MappingProblem problem, SpatialSkeleton skeleton) {
    int count = 0;
    for (long rest : skeleton.rest) {
      count += rest > 1 ? 1 : 0;
    }
    loops = new int[count];
    divisors = new long[count][];
    int at = 0;
    int all = 1;
    for (int dimension = 0; dimension < skeleton.rest.length; dimension++) {
      if (skeleton.rest[dimension] > 1) {
        loops[at] = dimension;
        divisors[at] = Divisors.of(skeleton.rest[dimension]);
        all = Math.multiplyExact(all, divisors[at].length);
        at++;
      }
    }
    size = all;
    digit = new short[size * count];
    iterations = new double[size];
    for (int element = 0; element < size; element++) {
      int left = element;
      iterations[element] = 1;
      for (int loop = 0; loop < count; loop++) {
        digit[element * count + loop] = (short) (left % divisors[loop].length);
        iterations[element] *= divisors[loop][left % divisors[loop].length];
        left /= divisors[loop].length;
      }
    }
    allowed = new boolean[problem.levels][count][][];
    for (int level = 0; level < problem.levels; level++) {
      for (int loop = 0; loop < count; loop++) {
        allowed[level][loop] = quotients(problem, level, loop);
      }
    }
  }

  private boolean[][] quotients(MappingProblem problem, int level, int loop) {
    long[] all = divisors[loop];
    boolean[][] table = new boolean[all.length][all.length];
    for (int outer = 0; outer < all.length; outer++) {
      for (int inner = outer; inner < all.length; inner++) {
        table[outer][inner] =
            all[inner] % all[outer] == 0
                && problem
                    .space
                    .levels()
                    .get(problem.temporal[level])
                    .allows(loops[loop], all[inner] / all[outer]);
      }
    }
    return table;
  }

  /** How many elements the lattice of a skeleton has. */
  static double size(SpatialSkeleton skeleton) {
    double size = 1;
    for (long rest : skeleton.rest) {
      size *= Divisors.of(rest).length;
    }
    return size;
  }

  /** Whether dimensions without iterations may have none at every level. */
  static boolean allowsNone(MappingProblem problem, SpatialSkeleton skeleton) {
    for (int dimension = 0; dimension < skeleton.rest.length; dimension++) {
      if (skeleton.rest[dimension] == 1) {
        for (int level : problem.temporal) {
          if (!problem.space.levels().get(level).allows(dimension, 1)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Writes the extents of the operation tile of an instance, if the element is above its level. */
  void extents(
      MappingProblem problem, SpatialSkeleton skeleton, int level, int element, long[] extents) {
    for (int dimension = 0; dimension < extents.length; dimension++) {
      extents[dimension] = problem.bounds[dimension] / skeleton.outside[level][dimension];
    }
    for (int loop = 0; loop < loops.length; loop++) {
      extents[loops[loop]] /= value(element, loop);
    }
  }

  /** The divisor of {@code loop} in an element. */
  long value(int element, int loop) {
    return divisors[loop][digit[element * loops.length + loop]];
  }

  /** The loops that a level may have, a bit for each. */
  int loopsOf(int level) {
    int set = 0;
    for (int loop = 0; loop < loops.length; loop++) {
      set |= mayLoop(level, loop) ? 1 << loop : 0;
    }
    return set;
  }

  private boolean mayLoop(int level, int loop) {
    boolean[][] table = allowed[level][loop];
    for (int outer = 0; outer < table.length; outer++) {
      for (int inner = outer + 1; inner < table.length; inner++) {
        if (table[outer][inner]) {
          return true;
        }
      }
    }
    return false;
  }

  /** By outer and inner divisor: whether a level may take their quotient; not to be written to. */
  boolean[][] allowed(int level, int loop) {
    return allowed[level][loop];
  }

  /** Whether level {@code level} can lie between the cut outside it and the one inside. */
  boolean fits(int level, int outer, int inner) {
    boolean[][][] tables = allowed[level];
    int a = outer * loops.length;
    int b = inner * loops.length;
    for (int loop = 0; loop < loops.length; loop++) {
      if (!tables[loop][digit[a + loop]][digit[b + loop]]) {
        return false;
      }
    }
    return true;
  }

  /** Whether two elements agree in the loops {@code mask}, a bit for each. */
  boolean agree(int a, int b, int mask) {
    for (int loop = 0; loop < loops.length; loop++) {
      if ((mask >>> loop & 1) != 0
          && digit[a * loops.length + loop] != digit[b * loops.length + loop]) {
        return false;
      }
    }
    return true;
  }

  /** The element in which every loop has all of its iterations. */
  int full() {
    return size - 1;
  }
}
