package org.loopwright.search.optimal;

import java.util.Arrays;
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

  /**
   * For every element the least value among those that level {@code level} can have inside it.
   *
   * @param agree loops that must not differ, a bit for each
   */
  double[] leastInside(int level, double[] values, int agree) {
    double[] least = values.clone();
    int stride = 1;
    for (int loop = 0; loop < loops.length; loop++) {
      relax(level, loop, stride, (agree >>> loop & 1) != 0, least);
      stride *= divisors[loop].length;
    }
    return least;
  }

  /** A value that depends on the element inside a level and on some loops of the one outside. */
  interface PairValue {
    /**
     * The value.
     *
     * @param inner an element inside
     * @param outer one that has the outer divisors of the loops in question
     */
    double of(int inner, int outer);
  }

  /**
   * As {@link #leastInside}, for values that depend on the outer divisors of the loops {@code
   * joint} too.
   */
  double[] leastInside(int level, int[] inside, PairValue value, int joint, int agree) {
    int count = loops.length;
    int[] strides = new int[count];
    int stride = 1;
    for (int loop = 0; loop < count; loop++) {
      strides[loop] = stride;
      stride *= divisors[loop].length;
    }
    double[] least = new double[size];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int corners = corners(joint);
    for (int corner = 0; corner < corners; corner++) {
      int outer = corner(corner, joint, strides);
      for (int inner : inside) {
        int at = project(inner, outer, joint, agree, strides, level);
        if (at >= 0) {
          double cost = value.of(inner, outer);
          least[at] = Math.min(least[at], cost);
        }
      }
    }
    for (int loop = 0; loop < count; loop++) {
      if ((joint >>> loop & 1) == 0) {
        relax(level, loop, strides[loop], (agree >>> loop & 1) != 0, least);
      }
    }
    return least;
  }

  /**
   * As {@link #leastInside}, for the outermost element alone, in an array of one: outside of it
   * nothing loops.
   */
  double[] leastInsideOutermost(int level, int[] inside, PairValue value, int agree) {
    double least = Double.POSITIVE_INFINITY;
    for (int inner : inside) {
      if (fits(level, OUTERMOST, inner) && agree(OUTERMOST, inner, agree)) {
        least = Math.min(least, value.of(inner, OUTERMOST));
      }
    }
    return new double[] {least};
  }

  private int corners(int joint) {
    int corners = 1;
    for (int loop = 0; loop < loops.length; loop++) {
      corners *= (joint >>> loop & 1) != 0 ? divisors[loop].length : 1;
    }
    return corners;
  }

  /** The element with the divisors of corner number {@code corner} in the joint loops, else 1. */
  private int corner(int corner, int joint, int[] strides) {
    int left = corner;
    int element = 0;
    for (int loop = 0; loop < loops.length; loop++) {
      if ((joint >>> loop & 1) != 0) {
        element += left % divisors[loop].length * strides[loop];
        left /= divisors[loop].length;
      }
    }
    return element;
  }

  /** The inner element with the joint divisors of the outer one, or -1 if the level cannot. */
  private int project(int inner, int outer, int joint, int agree, int[] strides, int level) {
    int at = inner;
    for (int loop = 0; loop < loops.length; loop++) {
      if ((joint >>> loop & 1) != 0) {
        int a = digit[outer * loops.length + loop];
        int b = digit[inner * loops.length + loop];
        if (!allowed[level][loop][a][b] || (a != b && (agree >>> loop & 1) != 0)) {
          return -1;
        }
        at += (a - b) * strides[loop];
      }
    }
    return at;
  }

  /**
   * Lowers each value to the least among those that differ from it in one loop only, as a level can
   * take it. In place: a value depends on those of greater divisors, which come later.
   */
  private void relax(int level, int loop, int stride, boolean same, double[] values) {
    boolean[][] table = allowed[level][loop];
    int digits = divisors[loop].length;
    for (int start = 0; start < size; start += stride * digits) {
      for (int outer = 0; outer < digits; outer++) {
        int at = start + outer * stride;
        if (!table[outer][outer]) {
          Arrays.fill(values, at, at + stride, Double.POSITIVE_INFINITY);
        }
        for (int inner = outer + 1; inner < digits && !same; inner++) {
          if (table[outer][inner]) {
            lower(values, at, start + inner * stride, stride);
          }
        }
      }
    }
  }

  private static void lower(double[] values, int to, int from, int count) {
    for (int i = 0; i < count; i++) {
      values[to + i] = Math.min(values[to + i], values[from + i]);
    }
  }

  /** The element in which every loop has all of its iterations. */
  int full() {
    return size - 1;
  }
}
