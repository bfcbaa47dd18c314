package org.loopwright.search.optimal.tiling;

import java.util.Arrays;
import org.loopwright.model.math.Divisors;
import org.loopwright.model.math.IndexSet;

/**
 * Least values over all loops that a level can have, for every element outside of it at once
 * (docs/optimal-search.md, lemma 3, minimum over multiples). Immutable.
 */
public final class LatticeMinima {
  private static final int NOT_ALLOWED = -1;

  private final TemporalLattice lattice;

  /** By storage level and loop: whether the level may take any factor. */
  private final boolean[][] isFree;

  /** By loop and two divisors: whether a prime takes the first to the second. */
  private final boolean[][][] isPrimeStep;

  /** By loop: the difference of the numbers of two elements that are one divisor apart in it. */
  private final int[] strides;

  LatticeMinima(TemporalLattice lattice, int levels) {
    this.lattice = lattice;
    int loops = lattice.loops();
    isPrimeStep = new boolean[loops][][];
    isFree = new boolean[levels][loops];
    strides = new int[loops];
    int stride = 1;
    for (int loop = 0; loop < loops; loop++) {
      long[] divisors = lattice.divisors(loop);
      strides[loop] = stride;
      stride *= divisors.length;
      isPrimeStep[loop] = primeSteps(divisors);
      for (int level = 0; level < levels; level++) {
        isFree[level][loop] = isFree(lattice.allowed(level, loop), divisors);
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

  /** A value that depends on the element inside a level and on some loops of the one outside. */
  public interface PairValue {
    /**
     * The value.
     *
     * @param inner an element inside
     * @param outer one that has the outer divisors of the loops in question
     */
    double value(int inner, int outer);
  }

  /**
   * For every element outside a level the least value among those that it can have inside.
   *
   * @param inside the elements that have a value
   * @param joint the loops on whose outer divisors the values depend
   * @param fixed loops that the level must not have
   */
  public double[] leastInside(
      int level, int[] inside, PairValue value, IndexSet joint, IndexSet fixed) {
    if (level == isFree.length - 1) {
      return leastInsideOutermost(inside, value, fixed);
    }
    double[] least = new double[lattice.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    int[] loops = joint.stream().toArray();
    int corners = lattice.divisions(joint);
    for (int corner = 0; corner < corners; corner++) {
      int outer = corner(corner, loops);
      for (int inner : inside) {
        int at = project(inner, outer, loops, fixed, level);
        if (at != NOT_ALLOWED) {
          least[at] = Math.min(least[at], value.value(inner, outer));
        }
      }
    }
    for (int loop = 0; loop < strides.length; loop++) {
      if (!joint.contains(loop)) {
        relax(level, loop, fixed.contains(loop), least);
      }
    }
    return least;
  }

  /** For the outermost element alone: outside of it nothing loops. */
  private double[] leastInsideOutermost(int[] inside, PairValue value, IndexSet fixed) {
    int level = isFree.length - 1;
    double least = Double.POSITIVE_INFINITY;
    for (int inner : inside) {
      double cost = value.value(inner, TemporalLattice.OUTERMOST);
      if (cost < least
          && lattice.agree(TemporalLattice.OUTERMOST, inner, fixed)
          && lattice.fits(level, TemporalLattice.OUTERMOST, inner)) {
        least = cost;
      }
    }
    return new double[] {least};
  }

  /** The element with the divisors of corner number {@code corner} in the joint loops, else 1. */
  private int corner(int corner, int[] joint) {
    int left = corner;
    int element = 0;
    for (int loop : joint) {
      element += left % lattice.divisors(loop).length * strides[loop];
      left /= lattice.divisors(loop).length;
    }
    return element;
  }

  /** The inner element with the joint divisors of the outer one, if the level allows that. */
  private int project(int inner, int outer, int[] joint, IndexSet fixed, int level) {
    int at = inner;
    for (int loop : joint) {
      int a = lattice.digit(outer, loop);
      int b = lattice.digit(inner, loop);
      if (!lattice.allowed(level, loop)[a][b] || (a != b && fixed.contains(loop))) {
        return NOT_ALLOWED;
      }
      at += (a - b) * strides[loop];
    }
    return at;
  }

  /**
   * Lowers each value, in place, to the least among those that differ from it in one loop only, as
   * a level can take it. A level that may take anything may take it prime by prime: then the
   * greater divisors go first, and those that are a prime more are enough.
   */
  private void relax(int level, int loop, boolean isFixed, double[] values) {
    boolean[][] table = lattice.allowed(level, loop);
    int digits = table.length;
    int stride = strides[loop];
    boolean free = isFree[level][loop];
    for (int i = 0; i < digits; i++) {
      int outer = free ? digits - 1 - i : i;
      if (!table[outer][outer]) {
        for (int start = outer * stride; start < values.length; start += stride * digits) {
          Arrays.fill(values, start, start + stride, Double.POSITIVE_INFINITY);
        }
      }
      for (int inner = outer + 1; inner < digits && !isFixed; inner++) {
        if (table[outer][inner] && (!free || isPrimeStep[loop][outer][inner])) {
          lower(values, outer, inner, stride, digits);
        }
      }
    }
  }

  private static void lower(double[] values, int outer, int inner, int stride, int digits) {
    int more = (inner - outer) * stride;
    for (int start = outer * stride; start < values.length; start += stride * digits) {
      for (int at = start; at < start + stride; at++) {
        values[at] = Math.min(values[at], values[at + more]);
      }
    }
  }
}
