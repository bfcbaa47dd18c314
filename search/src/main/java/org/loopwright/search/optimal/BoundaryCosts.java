package org.loopwright.search.optimal;

import java.util.Arrays;
import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * Least cost of what crosses the boundary between a level that keeps a data space and the next
 * level outward that does, by lattice element at the cut above the inner one. What the first loop
 * above the cut does decides which number counts (docs/optimal-search.md, lemma 2). Immutable.
 */
final class BoundaryCosts {
  /** Part of the price that does not depend on the temporal loops; negative for results. */
  final double constant;

  /** The first loop moves the whole tile. */
  final double[] full;

  /** By loop: it is the first and the tile slides along it; null where it does not. */
  final double[][] slide;

  /**
   * The first loops leave the tile where it is: to be multiplied with their share of {@link
   * TemporalLattice#value}s outside.
   */
  final double[] still;

  /** Whether it costs less if the first loops leave the tile where it is. */
  final boolean rests;

  /** Least of {@link #still}. */
  final double leastStill;

  /** Whether {@link #still} is the same for all elements. */
  final boolean evenStill;

  private BoundaryCosts(
      double constant, double[] full, double[][] slide, double[] still, boolean rests) {
    this.constant = constant;
    this.rests = rests;
    this.full = full;
    this.slide = slide;
    this.still = still;
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double each : still) {
      if (each < Double.POSITIVE_INFINITY) {
        least = Math.min(least, each);
        most = Math.max(most, each);
      }
    }
    leastStill = least == Double.POSITIVE_INFINITY ? 0 : least;
    evenStill = most <= leastStill * (1 + 1e-12);
  }

  /** The least over all that the first loop may be. */
  double least(int element) {
    double least = full[element];
    for (double[] along : slide) {
      if (along != null) {
        least = Math.min(least, along[element]);
      }
    }
    return least;
  }

  static BoundaryCosts of(
      MappingProblem problem,
      SpatialSkeleton skeleton,
      TemporalLattice lattice,
      int dataSpace,
      int child,
      int parent) {
    return new Builder(problem, skeleton, lattice, dataSpace, child, parent).build();
  }

  /** Prices and group sizes of one boundary. */
  static final class Builder {
    private final MappingProblem problem;
    private final SpatialSkeleton skeleton;
    private final TemporalLattice lattice;
    private final DataSpaceShape shape;
    private final int child;
    private final int parent;

    /** Price of a word that arrives at one instance of the child, in all instances. */
    final double arrival;

    /** Price of a word that one instance of the parent sends, in all instances. */
    final double departure;

    private final long[] extents;

    Builder(
        MappingProblem problem,
        SpatialSkeleton skeleton,
        TemporalLattice lattice,
        int dataSpace,
        int child,
        int parent) {
      this.problem = problem;
      this.skeleton = skeleton;
      this.lattice = lattice;
      this.child = child;
      this.parent = parent;
      shape = problem.shapes[dataSpace];
      AccessPrices prices = problem.prices;
      double children =
          child < 0 ? 0 : prices.paid(child, skeleton.instances[child]);
      double parents = prices.paid(parent, skeleton.instances[parent]);
      boolean whole = exactPartition();
      arrival = child < 0 || (shape.result && !whole) ? 0 : children * prices.fill()[child];
      departure =
          parents
              * (shape.result
                  ? prices.update()[parent] + (whole ? prices.read()[parent] : 0)
                  : prices.read()[parent] + prices.operandAddress()[parent]);
      extents = new long[problem.dimensions];
    }

    /** Whether the share of an instance is a product of extents. */
    boolean exactPartition() {
      for (int r = 0; r < shape.dimensions.length; r++) {
        if (shape.dimensions[r].length > 1
            || (shape.dimensions[r].length == 1 && shape.steps[r][0] != 1)) {
          return false;
        }
      }
      return !shape.tangled;
    }

    /** Words of a result that need no reading, or no filling, the first time. */
    double constant() {
      if (!shape.result || !exactPartition()) {
        return 0;
      }
      AccessPrices prices = problem.prices;
      double read =
          prices.paid(parent, skeleton.instances[parent]) * prices.read()[parent] * share(parent);
      return -read - (child < 0 ? 0 : arrival * share(child));
    }

    private double share(int level) {
      double share = 1;
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        if (shape.moves(dimension)) {
          share *= (double) problem.bounds[dimension] / skeleton.outside[level][dimension];
        }
      }
      return share;
    }

    /** Different tiles among the children of one parent, if each has its own ranks. */
    double ownGroups() {
      double groups = 1;
      for (int level = child + 1; level <= parent; level++) {
        for (int dimension = 0; dimension < problem.dimensions; dimension++) {
          if (shape.effect[dimension] == Effect.WHOLE && !shape.tangled) {
            groups *= skeleton.factors[level][dimension];
          }
        }
      }
      return groups;
    }

    /** Price of a word for one child, at the least. */
    double leastPrice() {
      return departure * ownGroups();
    }

    BoundaryCosts build() {
      int size = lattice.size;
      int loops = lattice.loops.length;
      double[] full = new double[size];
      double[][] slide = new double[loops][];
      double[] still = new double[size];
      boolean own = shape.ownsAllRanks();
      for (int loop = 0; loop < loops; loop++) {
        if (!shape.tangled && shape.effect[lattice.loops[loop]] == Effect.SLIDES) {
          slide[loop] = new double[size];
        }
      }
      double groups = ownGroups();
      double rounding = parent > child + 1 && !own ? 0.5 * departure : 0;
      for (int element = 0; element < size; element++) {
        double words = measure(element);
        if (words > problem.rates.usableWords(child)) {
          full[element] = Double.POSITIVE_INFINITY;
          still[element] = Double.POSITIVE_INFINITY;
          continue;
        }
        double unmoved = unmoved(element);
        if (shape.tangled) {
          full[element] = Math.max(0, words * (arrival + departure) - arrival - departure);
          still[element] = full[element] / unmoved;
          continue;
        }
        double apart = own ? groups : groups * apart(-1);
        full[element] =
            Math.max(0, words * lattice.iterations[element] * (arrival + departure * apart) - rounding);
        double least = full[element];
        for (int loop = 0; loop < loops; loop++) {
          if (slide[loop] != null) {
            slide[loop][element] =
                lattice.value(element, loop) == 1
                    ? Double.POSITIVE_INFINITY
                    : sliding(element, loop, words, groups);
            least = Math.min(least, slide[loop][element]);
          }
        }
        still[element] = least / unmoved;
      }
      return new BoundaryCosts(constant(), full, slide, still, true);
    }

    private double measure(int element) {
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        extents[dimension] =
            problem.bounds[dimension] / skeleton.outside[child][dimension];
      }
      for (int loop = 0; loop < lattice.loops.length; loop++) {
        extents[lattice.loops[loop]] /= lattice.value(element, loop);
      }
      return shape.words(extents);
    }

    private double unmoved(int element) {
      double product = 1;
      for (int loop = 0; loop < lattice.loops.length; loop++) {
        if (!shape.moves(lattice.loops[loop])) {
          product *= lattice.value(element, loop);
        }
      }
      return product;
    }

    /**
     * Different tiles along the shared ranks among the children, at least.
     *
     * @param slid the dimension along which the tile slides, so that neighbours may pass tiles on;
     *     -1 for none
     */
    private double apart(int slid) {
      double apart = 1;
      for (int r = 0; r < shape.dimensions.length; r++) {
        if (shape.dimensions[r].length > 1) {
          apart *= apartAlong(r, slid);
        }
      }
      return apart;
    }

    private double apartAlong(int r, int slid) {
      if (parent > child + 1) {
        return 1;
      }
      long[] factors = skeleton.factors[parent];
      int loops = 0;
      long sums = 1;
      int first = -1;
      int second = -1;
      for (int i = 0; i < shape.dimensions[r].length; i++) {
        int dimension = shape.dimensions[r][i];
        if (factors[dimension] > 1) {
          if (slid >= 0 && slid != dimension && shape.rank[slid] == r) {
            return 1;
          }
          loops++;
          sums += factors[dimension] - 1;
          second = first;
          first = i;
        }
      }
      return loops == 2 ? sumsOfTwo(r, first, second, factors) : sums;
    }

    /** Different values of a x + b y. */
    private double sumsOfTwo(int r, int first, int second, long[] factors) {
      int x = shape.dimensions[r][first];
      int y = shape.dimensions[r][second];
      long a = shape.steps[r][first] * extents[x];
      long b = shape.steps[r][second] * extents[y];
      long divisor = gcd(a, b);
      double all = (double) factors[x] * factors[y];
      double again =
          (double) Math.max(0, factors[x] - b / divisor)
              * Math.max(0, factors[y] - a / divisor);
      return all - again;
    }

    /** The tile slides along {@code loop} first. */
    private double sliding(int element, int loop, double words, double groups) {
      int dimension = lattice.loops[loop];
      int r = shape.rank[dimension];
      long extent = shape.extent(r, extents);
      long stride = extents[dimension] * skeleton.factors[child + 1][dimension];
      long step = shape.step(dimension) * stride;
      double edge = step >= extent ? words : words / extent * step;
      double free = free(element, loop, r, step);
      double times = lattice.value(element, loop);
      double slid =
          free > 1 ? edge * (1 - 1.0 / smallestFactor(loop, element)) : edge * (1 - 1 / times);
      double arrivals =
          lattice.iterations[element] * Math.min(words, slid + words / (times * free));
      double apart = groups * apart(dimension);
      boolean passed = passes(r, dimension);
      if (edge >= words) {
        apart = groups;
        passed = spreadAlongShared() > 1;
      }
      if (!passed) {
        double rounding = parent > child + 1 ? 0.5 * departure : 0;
        return Math.max(0, arrivals * (arrival + departure * apart) - rounding);
      }
      double kept = skeleton.instances[child + 1] == 1 ? 1 : 1 / spreadAlongShared();
      return Math.max(
          0, arrivals * (arrival * kept + departure * apart) - arrival - departure);
    }

    /** Whether neighbours may pass tiles on that slide along {@code dimension}. */
    private boolean passes(int r, int dimension) {
      for (int other : shape.dimensions[r]) {
        if (other != dimension && skeleton.factors[child + 1][other] > 1) {
          return true;
        }
      }
      return false;
    }

    private double spreadAlongShared() {
      double spread = 1;
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        if (shape.effect[dimension] == Effect.SLIDES) {
          spread *= skeleton.factors[child + 1][dimension];
        }
      }
      return spread;
    }

    private long smallestFactor(int loop, int element) {
      long times = lattice.value(element, loop);
      for (long divisor : lattice.divisors[loop]) {
        if (divisor > 1 && times % divisor == 0) {
          return divisor;
        }
      }
      return times;
    }

    /**
     * Iterations of other loops along the same rank whose steps may cost nothing, because they take
     * the window back to where it was.
     */
    private double free(int element, int loop, int r, long step) {
      double free = 1;
      int mates = 0;
      for (int other = 0; other < lattice.loops.length; other++) {
        int dimension = lattice.loops[other];
        if (other != loop
            && shape.effect[dimension] == Effect.SLIDES
            && shape.rank[dimension] == r
            && lattice.value(element, other) > 1) {
          mates++;
          long unit =
              shape.step(dimension)
                  * extents[dimension]
                  * skeleton.factors[child + 1][dimension];
          int slid = lattice.loops[loop];
          if (unit / gcd(unit, step) <= problem.bounds[slid] / extents[slid] + 1) {
            free *= lattice.value(element, other);
          }
        }
      }
      if (mates > 1) {
        free = 1;
        for (int other = 0; other < lattice.loops.length; other++) {
          int dimension = lattice.loops[other];
          if (other != loop
              && shape.effect[dimension] == Effect.SLIDES
              && shape.rank[dimension] == r) {
            free *= lattice.value(element, other);
          }
        }
      }
      return free;
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }
  }
}
