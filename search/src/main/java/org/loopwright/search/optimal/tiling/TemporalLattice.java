package org.loopwright.search.optimal.tiling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.loopwright.model.math.Divisors;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * The ways to divide the temporal iterations of a skeleton at a cut between two storage levels: for
 * each dimension, how many lie outside the cut. An element is a vector of divisors, known by its
 * number; it refines another if it is a multiple of it in every dimension. Immutable.
 */
public final class TemporalLattice {
  /** The element of which no loop has iterations. */
  public static final int OUTERMOST = 0;

  private final SpatialSkeleton skeleton;

  /** The dimensions that have temporal iterations. */
  private final int[] dimensions;

  private final int size;

  /** By loop: the divisors of its iterations, ascending. */
  private final long[][] divisors;

  /** By element and loop: the number of the divisor. */
  private final short[] digit;

  private final double[] iterations;

  /** By storage level, loop, outer and inner divisor: whether the level may take their quotient. */
  private final boolean[][][][] allowed;

  TemporalLattice(SearchProblem problem, SpatialSkeleton skeleton) {
    this.skeleton = skeleton;
    long[] temporal = skeleton.temporal();
    dimensions = IntStream.range(0, temporal.length).filter(d -> temporal[d] > 1).toArray();
    divisors =
        Arrays.stream(dimensions).mapToObj(d -> Divisors.of(temporal[d])).toArray(long[][]::new);
    size = Arrays.stream(divisors).mapToInt(each -> each.length).reduce(1, Math::multiplyExact);
    int loops = dimensions.length;
    digit = new short[size * loops];
    iterations = new double[size];
    for (int element = 0; element < size; element++) {
      int left = element;
      iterations[element] = 1;
      for (int loop = 0; loop < loops; loop++) {
        digit[element * loops + loop] = (short) (left % divisors[loop].length);
        iterations[element] *= value(element, loop);
        left /= divisors[loop].length;
      }
    }
    allowed = new boolean[problem.levels()][loops][][];
    for (int level = 0; level < problem.levels(); level++) {
      for (int loop = 0; loop < loops; loop++) {
        allowed[level][loop] = quotients(problem, level, loop);
      }
    }
  }

  private boolean[][] quotients(SearchProblem problem, int level, int loop) {
    TilingLevel tiling = problem.space().levels().get(problem.temporal(level));
    long[] all = divisors[loop];
    boolean[][] table = new boolean[all.length][all.length];
    for (int outer = 0; outer < all.length; outer++) {
      for (int inner = outer; inner < all.length; inner++) {
        table[outer][inner] =
            all[inner] % all[outer] == 0
                && tiling.allows(dimensions[loop], all[inner] / all[outer]);
      }
    }
    return table;
  }

  /** Number of elements of the lattice of a skeleton. */
  public static double size(SpatialSkeleton skeleton) {
    double size = 1;
    for (long iterations : skeleton.temporal()) {
      size *= Divisors.of(iterations).length;
    }
    return size;
  }

  /** Whether dimensions without iterations may have none at every level. */
  public static boolean allowsNone(SearchProblem problem, SpatialSkeleton skeleton) {
    for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
      if (skeleton.temporal()[dimension] == 1) {
        for (int level = 0; level < problem.levels(); level++) {
          if (!problem.space().levels().get(problem.temporal(level)).allows(dimension, 1)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Whether levels may divide the temporal iterations of every dimension among them. Where one
   * cannot, as constraints leave no level for a part of them, the skeleton has no mapping.
   */
  public static boolean allowsSome(SearchProblem problem, SpatialSkeleton skeleton) {
    for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
      if (!allowsSome(problem, dimension, 0, skeleton.temporal()[dimension])) {
        return false;
      }
    }
    return true;
  }

  private static boolean allowsSome(SearchProblem problem, int dimension, int level, long left) {
    TilingLevel tiling = problem.space().levels().get(problem.temporal(level));
    if (level == problem.levels() - 1) {
      return tiling.allows(dimension, left);
    }
    for (long factor : Divisors.of(left)) {
      if (tiling.allows(dimension, factor)
          && allowsSome(problem, dimension, level + 1, left / factor)) {
        return true;
      }
    }
    return false;
  }

  /** Number of elements. */
  public int size() {
    return size;
  }

  /** The element in which every loop has all of its iterations. */
  public int full() {
    return size - 1;
  }

  /** Number of loops: of dimensions that have temporal iterations. */
  public int loops() {
    return dimensions.length;
  }

  /** The dimension of a loop. */
  public int dimension(int loop) {
    return dimensions[loop];
  }

  /** The loop of a dimension, which must have temporal iterations. */
  public int loopOf(int dimension) {
    return Arrays.binarySearch(dimensions, dimension);
  }

  /** The divisors of the iterations of a loop, ascending; not to be written to. */
  public long[] divisors(int loop) {
    return divisors[loop];
  }

  /** The number, among its {@link #divisors}, of the iterations of a loop in an element. */
  public int digit(int element, int loop) {
    return digit[element * dimensions.length + loop];
  }

  /** The iterations of a loop in an element: outside the cut. */
  public long value(int element, int loop) {
    return divisors[loop][digit[element * dimensions.length + loop]];
  }

  /** The iterations of all loops in an element. */
  public double iterations(int element) {
    return iterations[element];
  }

  /** The iterations of some loops in an element. */
  public double iterations(int element, IndexSet loops) {
    double product = 1;
    for (int loop = 0; loop < dimensions.length; loop++) {
      product *= loops.contains(loop) ? value(element, loop) : 1;
    }
    return product;
  }

  /** The iterations of some loops that a level takes between two elements. */
  public double taken(int inner, int outer, IndexSet loops) {
    double product = 1;
    for (int loop = 0; loop < dimensions.length; loop++) {
      product *= loops.contains(loop) ? (double) value(inner, loop) / value(outer, loop) : 1;
    }
    return product;
  }

  /** The ways to divide the iterations of some loops. */
  public int divisions(IndexSet loops) {
    int divisions = 1;
    for (int loop = 0; loop < divisors.length; loop++) {
      divisions *= loops.contains(loop) ? divisors[loop].length : 1;
    }
    return divisions;
  }

  /** By dimension, the extents of the operation tile of an instance inside the cut of a level. */
  public long[] extents(int level, int element) {
    long[] extents = skeleton.ranges(level).clone();
    for (int loop = 0; loop < dimensions.length; loop++) {
      extents[dimensions[loop]] /= value(element, loop);
    }
    return extents;
  }

  /** The loops that a level may have. */
  IndexSet loopsOf(int level) {
    return IndexSet.where(dimensions.length, loop -> mayLoop(allowed[level][loop]));
  }

  private static boolean mayLoop(boolean[][] table) {
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

  /** Whether a level can lie between the cut outside it and the one inside. */
  public boolean fits(int level, int outer, int inner) {
    boolean[][][] tables = allowed[level];
    for (int loop = 0; loop < dimensions.length; loop++) {
      if (!tables[loop][digit(outer, loop)][digit(inner, loop)]) {
        return false;
      }
    }
    return true;
  }

  /** Whether two elements are the same in some of the loops. */
  public boolean agree(int one, int other, IndexSet loops) {
    for (int loop = 0; loop < dimensions.length; loop++) {
      if (loops.contains(loop) && digit(one, loop) != digit(other, loop)) {
        return false;
      }
    }
    return true;
  }
}
