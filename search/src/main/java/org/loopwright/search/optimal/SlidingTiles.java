package org.loopwright.search.optimal;

import java.util.Arrays;
import org.loopwright.search.optimal.DataSpaceShape.Effect;
import org.loopwright.search.optimal.Sharing.Unserved;

/**
 * Least cost of what crosses a boundary if the tile slides along a shared rank under the first loop
 * that moves it, from what is known of the loops outside (docs/optimal-search.md, lemma 2). One
 * thread's own.
 */
final class SlidingTiles {
  /** More bounds are not remembered, so that memory is bounded. */
  private static final int MOST_KNOWN = 2_000_000;

  /** Of more iterations the sequences are not tried, so that time is bounded: any may go on. */
  private static final long MOST_OUTSIDE = 1024;

  private final MappingProblem problem;
  private final SpatialSkeleton skeleton;
  private final TemporalLattice lattice;
  private final DataSpaceShape shape;
  private final int child;
  private final BoundaryPrices prices;
  private final Sharing sharing;

  /** What rounding may take off where shares are not whole. */
  private final double leastRounding;

  /** Words of one instance of the child over the run, each counted once, at the least. */
  private final double distinct;

  /** By loop: by inner element and outer divisors of its rank, what is known already. */
  private final double[][] within;

  /** Of the tile at hand. */
  private final long[] extents;

  private final KnownLoops known;

  /** Whether neighbours may have passed on some of the words last bounded. */
  private boolean mayPass;

  SlidingTiles(
      MappingProblem problem,
      SpatialSkeleton skeleton,
      TemporalLattice lattice,
      DataSpaceShape shape,
      int child,
      BoundaryPrices prices,
      Sharing sharing,
      double leastRounding) {
    this.problem = problem;
    this.skeleton = skeleton;
    this.lattice = lattice;
    this.shape = shape;
    this.child = child;
    this.prices = prices;
    this.sharing = sharing;
    this.leastRounding = leastRounding;
    distinct = shape.leastDistinct(problem.bounds, skeleton.outside[child]);
    within = new double[lattice.loops.length][];
    extents = new long[problem.dimensions];
    known = new KnownLoops(2);
  }

  /** Loops that move a tile along shared ranks, or leave it still, from the inside out. */
  static final class KnownLoops {
    /** The rank along which each moves it, -1 for none. */
    final int[] rank;

    /** Words along the rank that a step of each moves it. */
    final long[] shift;

    /** Iterations of each. */
    final long[] times;

    int count;

    KnownLoops(int most) {
      rank = new int[most];
      shift = new long[most];
      times = new long[most];
    }

    void clear() {
      count = 0;
    }

    void add(int alongRank, long by, long iterations) {
      rank[count] = alongRank;
      shift[count] = by;
      times[count++] = iterations;
    }
  }

  boolean mayPass() {
    return mayPass;
  }

  /** Turns to an element; returns the words of its tile. */
  private double measure(int element) {
    lattice.extents(problem, skeleton, child, element, extents);
    return shape.words(extents);
  }

  /**
   * The tile slides along {@code loop} first; what the other loops do is open.
   *
   * @return infinite if the loop has no iterations
   */
  double along(int element, int loop) {
    double times = lattice.value(element, loop);
    if (times == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double words = measure(element);
    double mates = mates(element, loop);
    boolean goesOn = times > 2 && times % 2 == 0;
    int dimension = lattice.loops[loop];
    long step = step(loop);
    double least = along(element, loop, step, words, times, mates, goesOn);
    for (int level = child + 2; level < problem.levels; level++) {
      if (skeleton.factors[level][dimension] > 1) {
        step *= skeleton.factors[level][dimension];
        least = Math.min(least, along(element, loop, step, words, times, mates, goesOn));
      }
    }
    return Math.max(compulsory(element), least);
  }

  /**
   * The first loop slides the tile, so those that leave it still bring it again: each word of the
   * instance arrives once for each of their iterations.
   */
  private double compulsory(int element) {
    double again = 1;
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      again *= shape.moves(lattice.loops[loop]) ? 1 : lattice.value(element, loop);
    }
    return Math.max(0, leastOnce(extents) + (again - 1) * leastAgain(extents));
  }

  /** Each word of the instance arrives once, and the parent sends all that it holds. */
  double leastOnce(long[] tile) {
    return compulsory(tile, prices.held) - prices.arrival - prices.departure;
  }

  /**
   * What one more iteration adds of a loop that leaves the tile still, outside of one that moves
   * it: each word arrives again, but the parent need not send again all that it holds.
   */
  double leastAgain(long[] tile) {
    return compulsory(tile, 0);
  }

  private double compulsory(long[] tile, double held) {
    Unserved left = sharing.anyhow(tile);
    double sent = Math.max(held, distinct * prices.ownGroups * left.apart());
    return prices.arrival * share(left) * distinct + prices.departure * sent;
  }

  /**
   * As {@link #along(int, int)}, if {@code times} of its iterations and {@code mates} of those of
   * the rank's other loops come before other loops.
   *
   * @param step words that a step of the loop moves the tile: the further out the loop, the more
   * @param goesOn whether loops further out may go on by the same stride
   */
  private double along(
      int element, int loop, long step, double words, double times, double mates, boolean goesOn) {
    int dimension = lattice.loops[loop];
    int rank = shape.rank[dimension];
    long extent = shape.extent(rank, extents);
    double edge = step >= extent ? words : words / extent * step;
    double free = mates > 1 && isFree(element, loop, rank, step) ? mates : 1;
    double iterations = lattice.iterations[element];
    boolean passed = sharing.mayPassAlong(rank, dimension, mates > 1);
    double whole;
    double again;
    if (edge < words) {
      whole = iterations * words / (times * free);
      again = iterations * edge * (1 - 1.0 / (free > 1 ? smallestFactor(loop, element) : times));
      passed &= mates > 1 || goesOn;
    } else {
      double arrivals = iterations * words / free;
      whole = Math.min(arrivals, iterations * words / (times * mates));
      again = arrivals - whole;
    }
    Unserved all = sharing.all(extents);
    Unserved wholes = edge < words ? all : sharing.anyhow(extents);
    Unserved others = passed ? sharing.along(rank, extents) : all;
    double rounding =
        passed || wholes.apart() < all.apart() ? prices.arrival + prices.departure : leastRounding;
    return Math.max(0, cost(whole, wholes) + cost(again, others) - rounding);
  }

  private double cost(double words, Unserved left) {
    return words
        * (prices.arrival * share(left) + prices.departure * prices.ownGroups * left.apart());
  }

  /** Share of its words that arrives at a child from the parent. */
  private double share(Unserved left) {
    return skeleton.instances[child + 1] > 1 ? left.share() : 1;
  }

  /**
   * The tile slides along a rank first, in loops that are known.
   *
   * @param loops the first of which moves the tile
   * @param arrivals iterations of all loops from the first of these outward
   * @param open iterations of loops outside of them of which only is known that they do not move
   *     the tile along a rank of its own; any others do
   */
  double over(int element, KnownLoops loops, double arrivals, double open) {
    double words = measure(element);
    int rank = loops.rank[0];
    long stride = loops.shift[0];
    long extent = shape.extent(rank, extents);
    double edge = stride >= extent ? words : words / extent * stride;
    Unserved all = sharing.all(extents);
    long[] offset = new long[shape.dimensions.length];
    long[] move = new long[offset.length];
    boolean edgesPassed = false;
    mayPass = false;
    double left = arrivals;
    double edges = 0;
    double cost = 0;
    for (int i = 0; i < loops.count; i++) {
      double outside = left / loops.times[i];
      double steps = left - outside;
      left = outside;
      for (int r = 0; r < move.length; r++) {
        move[r] = (loops.rank[i] == r ? loops.shift[i] : 0) - offset[r];
      }
      if (loops.rank[i] >= 0) {
        offset[loops.rank[i]] += loops.shift[i];
      }
      if (isOnly(move, rank, stride)) {
        edges += steps;
        edgesPassed |= i > 0 || edge >= words;
      } else if (!isOnly(move, rank, 0)) {
        Unserved unserved = edge >= words ? sharing.at(move, extents) : all;
        mayPass |= unserved.apart() < all.apart();
        cost += cost(steps * words, unserved);
      }
    }
    Unserved edgesLeft = edgesPassed ? sharing.at(only(rank, stride), extents) : all;
    Unserved last = edge < words || open == 1 ? all : sharing.anyhow(extents);
    mayPass |= edgesLeft.apart() < all.apart() || last.apart() < all.apart();
    cost += cost(edges * edge, edgesLeft);
    cost += cost((left - left / open) * words, last);
    cost += cost(left / open * words, all);
    double rounding = mayPass ? prices.arrival + prices.departure : leastRounding;
    return Math.max(0, cost - rounding);
  }

  /** Whether a vector is 0 but for one rank. */
  private static boolean isOnly(long[] move, int rank, long value) {
    for (int r = 0; r < move.length; r++) {
      if (move[r] != (r == rank ? value : 0)) {
        return false;
      }
    }
    return true;
  }

  private long[] only(int rank, long value) {
    long[] shift = new long[shape.dimensions.length];
    shift[rank] = value;
    return shift;
  }

  /**
   * The tile slides along {@code loop} and its mates by what the level between two elements takes
   * of them, and no further. Other loops that a neighbour may help with can come before the mate.
   */
  double within(int in, int out, int loop) {
    if ((double) lattice.size * corners(loop) > MOST_KNOWN) {
      return slideWithin(in, out, loop);
    }
    if (within[loop] == null) {
      within[loop] = new double[lattice.size * corners(loop)];
      Arrays.fill(within[loop], Double.NaN);
    }
    int at = in * corners(loop) + corner(out, loop);
    double cost = within[loop][at];
    if (Double.isNaN(cost)) {
      cost = slideWithin(in, out, loop);
      within[loop][at] = cost;
    }
    return cost;
  }

  /** Ways to divide the iterations along the rank of a loop. */
  private int corners(int loop) {
    int corners = 1;
    for (int other = 0; other < lattice.loops.length; other++) {
      corners *= isMate(other, loop) ? lattice.divisors[other].length : 1;
    }
    return corners;
  }

  /** The number of those of an element. */
  private int corner(int element, int loop) {
    int corner = 0;
    for (int other = 0; other < lattice.loops.length; other++) {
      if (isMate(other, loop)) {
        corner =
            corner * lattice.divisors[other].length
                + lattice.digit[element * lattice.loops.length + other];
      }
    }
    return corner;
  }

  private boolean isMate(int one, int another) {
    return shape.rank[lattice.loops[one]] == shape.rank[lattice.loops[another]];
  }

  private double slideWithin(int in, int out, int loop) {
    int rank = shape.rank[lattice.loops[loop]];
    int mate = -1;
    boolean several = false;
    double mates = 1;
    double open = 1;
    for (int other = 0; other < lattice.loops.length; other++) {
      int dimension = lattice.loops[other];
      if (other != loop && shape.rank[dimension] == rank) {
        several |= mate >= 0;
        mate = other;
        mates *= (double) lattice.value(in, other) / lattice.value(out, other);
      } else if (other != loop && shape.effect[dimension] != Effect.WHOLE) {
        open *= lattice.value(in, other);
      }
    }
    long taken = lattice.value(in, loop) / lattice.value(out, loop);
    double words = measure(in);
    double least = compulsory(in);
    if (several) {
      return Math.max(least, along(in, loop, step(loop), words, (double) taken, mates, false));
    }
    known.clear();
    known.add(rank, step(loop), taken);
    if (mates > 1) {
      known.add(rank, step(mate), lattice.value(in, mate) / lattice.value(out, mate));
    }
    double between = open;
    open *= lattice.value(out, loop) * (mate < 0 ? 1 : lattice.value(out, mate));
    double cost = over(in, known, lattice.iterations[in], open);
    if (between > 1 && mates > 1 && step(loop) >= shape.extent(rank, extents)) {
      known.count = 1;
      cost = Math.min(cost, over(in, known, lattice.iterations[in], open * mates));
    }
    return Math.max(least, cost);
  }

  /**
   * Whether no loop outside {@code out} can go on as the loops between it and {@code in} slide the
   * tile: along {@code loop} first, then {@code mate}, -1 for none. A loop goes on if its step
   * takes the tile to where it was, or on by the same stride.
   */
  boolean endsHere(int in, int out, int loop, int mate) {
    long times = lattice.value(in, loop) / lattice.value(out, loop);
    if (times == 1 || spreadsOut(out, loop) || (mate >= 0 && spreadsOut(out, mate))) {
      return false;
    }
    measure(in);
    long stride = step(loop);
    if (mate < 0) {
      if (lattice.value(out, loop) > MOST_OUTSIDE) {
        return false;
      }
      return !goesOn(lattice.value(out, loop), 1, stride * times, 0, stride, stride);
    }
    if (lattice.value(out, loop) * lattice.value(out, mate) > MOST_OUTSIDE) {
      return false;
    }
    long mates = lattice.value(in, mate) / lattice.value(out, mate);
    long offset = stride + (mates > 1 ? step(mate) : 0);
    return !goesOn(
        lattice.value(out, loop),
        lattice.value(out, mate),
        stride * times,
        step(mate) * mates,
        offset,
        stride);
  }

  /** Whether spatial loops may lie inside of further iterations of a loop. */
  private boolean spreadsOut(int out, int loop) {
    for (int level = child + 2; level < problem.levels; level++) {
      if (skeleton.factors[level][lattice.loops[loop]] > 1 && lattice.value(out, loop) > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether in some sequence of two loops, each perhaps in parts, one of them goes on.
   *
   * @param left iterations of the first, whose next step is {@code shift}
   * @param leftMates those of the other, whose next step is {@code mateShift}
   * @param offset the sum of the steps so far
   */
  private static boolean goesOn(
      long left, long leftMates, long shift, long mateShift, long offset, long stride) {
    if ((left > 1 && (shift == offset || shift == offset + stride))
        || (leftMates > 1 && (mateShift == offset || mateShift == offset + stride))) {
      return true;
    }
    for (long part = 2; part <= left; part++) {
      if (left % part == 0
          && goesOn(left / part, leftMates, shift * part, mateShift, offset + shift, stride)) {
        return true;
      }
    }
    for (long part = 2; part <= leftMates; part++) {
      if (leftMates % part == 0
          && goesOn(left, leftMates / part, shift, mateShift * part, offset + mateShift, stride)) {
        return true;
      }
    }
    return false;
  }

  /** Words along its rank that one step of a temporal loop right above the cut moves the tile. */
  private long step(int loop) {
    int dimension = lattice.loops[loop];
    return shape.step(dimension) * extents[dimension] * skeleton.factors[child + 1][dimension];
  }

  /** Iterations of the other loops along the rank. */
  private double mates(int element, int loop) {
    double mates = 1;
    for (int other = 0; other < lattice.loops.length; other++) {
      mates *= other != loop && isMate(other, loop) ? lattice.value(element, other) : 1;
    }
    return mates;
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
   * Whether steps of other loops along the same rank may cost nothing, because they take the window
   * back to where it was.
   */
  private boolean isFree(int element, int loop, int rank, long step) {
    int slid = lattice.loops[loop];
    int mates = 0;
    boolean meets = false;
    for (int other = 0; other < lattice.loops.length; other++) {
      if (other != loop
          && shape.rank[lattice.loops[other]] == rank
          && lattice.value(element, other) > 1) {
        mates++;
        long unit = step(other);
        meets |= unit / Sharing.gcd(unit, step) <= problem.bounds[slid] / extents[slid] + 1;
      }
    }
    return mates > 1 || meets;
  }
}
