package org.loopwright.search.optimal;

import java.util.Arrays;
import org.loopwright.model.math.Divisors;

/**
 * Least values over all loops that a level can have, for every element outside of it at once
 * (docs/optimal-search.md, lemma 3, minimum over multiples). Immutable.
 */
final class LatticeMinima {
  private final TemporalLattice lattice;

  /** By storage level and loop: whether the level may take any factor. */
  private final boolean[][] isFree;

  /** By loop and two divisors: whether a prime takes the first to the second. */
  private final boolean[][][] isPrimeStep;

  LatticeMinima(TemporalLattice lattice, int levels) {
    this.lattice = lattice;
    int count = lattice.loops.length;
    isPrimeStep = new boolean[count][][];
    isFree = new boolean[levels][count];
    for (int loop = 0; loop < count; loop++) {
      isPrimeStep[loop] = primeSteps(lattice.divisors[loop]);
      for (int level = 0; level < levels; level++) {
        isFree[level][loop] = isFree(lattice.allowed(level, loop), lattice.divisors[loop]);
      }
    }
  }

  private static boolean[][] primeSteps(long[] all) {
    boolean[][] steps = new boolean[all.length][all.length];
    for (int outer = 0; outer < all.length; outer++) {
      for (int inner = outer + 1; inner < all.length; inner++) {
        steps[outer][inner] =
            all[inner] % all[outer] == 0 && Divisors.of(all[inner] / all[outer]).length == 2;
      }
    }
    return steps;
  }

  private static boolean isFree(boolean[][] table, long[] all) {
    for (int outer = 0; outer < all.length; outer++) {
      for (int inner = outer; inner < all.length; inner++) {
        if (!table[outer][inner] && all[inner] % all[outer] == 0) {
          return false;
        }
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
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      relax(level, loop, stride, (agree >>> loop & 1) != 0, least);
      stride *= lattice.divisors[loop].length;
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
    int count = lattice.loops.length;
    int[] strides = new int[count];
    int stride = 1;
    for (int loop = 0; loop < count; loop++) {
      strides[loop] = stride;
      stride *= lattice.divisors[loop].length;
    }
    double[] least = new double[lattice.size];
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
      double cost = value.of(inner, TemporalLattice.OUTERMOST);
      if (cost < least
          && lattice.agree(TemporalLattice.OUTERMOST, inner, agree)
          && lattice.fits(level, TemporalLattice.OUTERMOST, inner)) {
        least = cost;
      }
    }
    return new double[] {least};
  }

  private int corners(int joint) {
    int corners = 1;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      corners *= (joint >>> loop & 1) != 0 ? lattice.divisors[loop].length : 1;
    }
    return corners;
  }

  /** The element with the divisors of corner number {@code corner} in the joint loops, else 1. */
  private int corner(int corner, int joint, int[] strides) {
    int left = corner;
    int element = 0;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if ((joint >>> loop & 1) != 0) {
        element += left % lattice.divisors[loop].length * strides[loop];
        left /= lattice.divisors[loop].length;
      }
    }
    return element;
  }

  /** The inner element with the joint divisors of the outer one, or -1 if the level cannot. */
  private int project(int inner, int outer, int joint, int agree, int[] strides, int level) {
    int at = inner;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if ((joint >>> loop & 1) != 0) {
        int a = lattice.digit[outer * lattice.loops.length + loop];
        int b = lattice.digit[inner * lattice.loops.length + loop];
        if (!lattice.allowed(level, loop)[a][b] || (a != b && (agree >>> loop & 1) != 0)) {
          return -1;
        }
        at += (a - b) * strides[loop];
      }
    }
    return at;
  }

  /**
   * Lowers each value, in place, to the least among those that differ from it in one loop only, as
   * a level can take it. A level that may take anything may take it prime by prime: then the
   * greater divisors go first, and those that are a prime more are enough.
   */
  private void relax(int level, int loop, int stride, boolean same, double[] values) {
    boolean[][] table = lattice.allowed(level, loop);
    int digits = lattice.divisors[loop].length;
    boolean free = isFree[level][loop];
    for (int i = 0; i < digits; i++) {
      int outer = free ? digits - 1 - i : i;
      if (!table[outer][outer]) {
        for (int start = outer * stride; start < lattice.size; start += stride * digits) {
          Arrays.fill(values, start, start + stride, Double.POSITIVE_INFINITY);
        }
      }
      for (int inner = outer + 1; inner < digits && !same; inner++) {
        if (table[outer][inner] && (!free || isPrimeStep[loop][outer][inner])) {
          lower(values, outer, inner, stride, digits);
        }
      }
    }
  }

  private void lower(double[] values, int outer, int inner, int stride, int digits) {
    int more = (inner - outer) * stride;
    for (int start = outer * stride; start < lattice.size; start += stride * digits) {
      for (int at = start; at < start + stride; at++) {
        values[at] = Math.min(values[at], values[at + more]);
      }
    }
  }
}
