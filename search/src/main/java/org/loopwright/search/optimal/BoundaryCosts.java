package org.loopwright.search.optimal;

import java.util.Arrays;
import org.loopwright.model.architecture.Mesh;
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

  /** Least of {@link #still}. */
  final double leastStill;

  private final Builder source;

  private BoundaryCosts(Builder source, double[] full, double[][] slide, double[] still) {
    this.source = source;
    constant = source.constant();
    this.full = full;
    this.slide = slide;
    this.still = still;
    double least = Double.POSITIVE_INFINITY;
    for (double each : still) {
      if (each < Double.POSITIVE_INFINITY) {
        least = Math.min(least, each);
      }
    }
    leastStill = least == Double.POSITIVE_INFINITY ? 0 : least;
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

  /** Whether, in the slide last bounded, neighbours may pass words on. */
  boolean mayPass() {
    return source.mayPass;
  }

  /** See {@link Builder#slidingWithin}. */
  double slidingWithin(int in, int out, int loop) {
    return source.slidingWithin(in, out, loop);
  }

  /** See {@link Builder#endsHere}. */
  boolean endsHere(int in, int out, int along, int mate) {
    return source.endsHere(in, out, along, mate);
  }

  /**
   * The cost if the tile slides along a rank in known loops, until another loop moves it otherwise
   * or there are no more.
   *
   * @param slid the dimension of the first of them
   * @param shifts words that a step of each loop moves along the rank, innermost first, 0 if none
   * @param times iterations of each loop
   * @param arrivals iterations of all loops from the first of these outward
   * @param within iterations of the loops outside these up to the first that moves the tile along a
   *     rank of its own
   */
  double slidingOver(
      int element,
      int slid,
      int loops,
      long[] shifts,
      long[] times,
      double arrivals,
      double within) {
    return source.slidingOver(element, slid, loops, shifts, times, arrivals, within);
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

    private final double ownGroups;
    private final double beyond;
    private final long[] extents;
    private final double[] apartOf;

    /** By first loop: by inner element and outer divisors of its rank, what is known already. */
    private final double[][] slidings;

    /**
     * Whether the children may leave rows of the mesh unfilled; then any two of them may be
     * neighbours.
     */
    private final boolean ragged;

    /** Whether neighbours may have passed on some of the words of the last slide. */
    private boolean mayPass;

    private final long[] shifts = new long[2];
    private final long[] times = new long[2];

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
      double children = child < 0 ? 0 : prices.paid(child, skeleton.instances[child]);
      double parents = prices.paid(parent, skeleton.instances[parent]);
      boolean whole = exactPartition();
      arrival = child < 0 || (shape.result && !whole) ? 0 : children * prices.fill()[child];
      departure =
          parents
              * (shape.result
                  ? prices.update()[parent] + (whole ? prices.read()[parent] : 0)
                  : prices.read()[parent] + prices.operandAddress()[parent]);
      extents = new long[problem.dimensions];
      ragged = child >= -1 && mayLeaveRowsUnfilled();
      ownGroups = countOwnGroups();
      beyond = beyond(child + 2);
      slidings = new double[lattice == null ? 0 : lattice.loops.length][];
      apartOf = new double[lattice == null || shape.ownsAllRanks() ? 0 : lattice.size];
      Arrays.fill(apartOf, Double.NaN);
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
    private boolean mayLeaveRowsUnfilled() {
      Mesh mesh = problem.evaluator.architecture().fanout(child + 1);
      long children = 1;
      for (long factor : skeleton.factors[child + 1]) {
        children *= factor;
      }
      return mesh.x() > 1 && mesh.y() > 1 && children > 1 && children < mesh.x() * mesh.y();
    }

    private double countOwnGroups() {
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
      return departure * leastGroups();
    }

    /** Different tiles among the children of one parent, at the least. */
    double leastGroups() {
      return ownGroups * beyond;
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
      double groups = ownGroups;
      double rounding = own ? 0 : leastRounding();
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
            Math.max(
                0, words * lattice.iterations[element] * (arrival + departure * apart) - rounding);
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
      return new BoundaryCosts(this, full, slide, still);
    }

    /** What rounding may take off where shares are not whole. */
    private double leastRounding() {
      return (spreadAlongShared() > 1 ? arrival : 0) + (parent > child + 1 ? departure / 2 : 0);
    }

    private double measure(int element) {
      for (int dimension = 0; dimension < problem.dimensions; dimension++) {
        extents[dimension] = problem.bounds[dimension] / skeleton.outside[child][dimension];
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
      double apart = beyond;
      for (int r = 0; r < shape.dimensions.length; r++) {
        if (shape.dimensions[r].length > 1) {
          apart *= apartAlong(r, slid);
        }
      }
      return apart;
    }

    private double apartOf(int element) {
      double known = apartOf[element];
      if (Double.isNaN(known)) {
        known = apart(-1);
        apartOf[element] = known;
      }
      return known;
    }

    /**
     * Different tiles along the shared ranks that bypassed levels, from {@code first} on, ask for,
     * at least: a word goes to no more children than all but the longest loop of a rank have.
     */
    double beyond(int first) {
      double apart = 1;
      for (int level = first; level <= parent && !shape.tangled; level++) {
        for (int[] loops : shape.dimensions) {
          long longest = 1;
          for (int dimension : loops) {
            longest = Math.max(longest, skeleton.factors[level][dimension]);
          }
          apart *= loops.length > 1 ? longest : 1;
        }
      }
      return apart;
    }

    private double apartAlong(int r, int slid) {
      long[] factors = skeleton.factors[child + 1];
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
          (double) Math.max(0, factors[x] - b / divisor) * Math.max(0, factors[y] - a / divisor);
      return all - again;
    }

    /**
     * The tile slides along {@code loop} first: some words come with whole tiles, the others with
     * edges, and neighbours may pass on those that come again at the distance of the children.
     */
    private double sliding(int element, int loop, double words, double groups) {
      double times = lattice.value(element, loop);
      double mates = mates(element, loop, shape.rank[lattice.loops[loop]]);
      return sliding(element, loop, words, groups, times, mates, times > 2 && times % 2 == 0);
    }

    /**
     * The tile slides first, in loops that are all known; see {@link BoundaryCosts#slidingOver}.
     */
    double slidingOver(
        int element,
        int slid,
        int loops,
        long[] shifts,
        long[] times,
        double arrivals,
        double within) {
      double words = measure(element);
      int r = shape.rank[slid];
      double stride = shifts[0];
      long extent = shape.extent(r, extents);
      double edge = stride >= extent ? words : words / extent * stride;
      double groups = ownGroups;
      double apart = groups * apartOf(element);
      double passedApart =
          ragged ? groups * beyond : isSpreadBut(r, -1) ? groups * apartBut(r) : apart;
      boolean several = skeleton.instances[child + 1] > 1;
      double keptIfPassed = several ? 1 / spreadAlongShared() : 1;
      boolean uncertain = false;
      double left = arrivals;
      double offset = 0;
      double cost = 0;
      boolean edgesPassed = edge >= words && isDistance(r, stride);
      double edges = 0;
      for (int i = 0; i < loops; i++) {
        double outside = left / times[i];
        double steps = left - outside;
        double move = shifts[i] - offset;
        if (i == 0) {
          edges += steps;
        } else if (move == stride) {
          edges += steps;
          edgesPassed |= isDistance(r, stride);
        } else if (move != 0) {
          boolean passed = edge >= words && isDistance(r, Math.abs(move));
          uncertain |= passed;
          cost +=
              steps
                  * words
                  * (passed
                      ? arrival * keptIfPassed + departure * passedApart
                      : arrival + departure * apart);
        }
        offset += shifts[i];
        left = outside;
      }
      uncertain |= edgesPassed;
      mayPass =
          uncertain
              || (edge >= words && unserved(slid, loops > 1 ? 2 : 1, element) < apart / groups);
      cost +=
          edges
              * edge
              * (edgesPassed
                  ? arrival * keptIfPassed + departure * passedApart
                  : arrival + departure * apart);
      double lastApart = edge < words ? apart : groups * unserved(slid, loops > 1 ? 2 : 1, element);
      boolean lastPassed = lastApart < apart && within > 1;
      uncertain |= lastPassed;
      if (lastPassed) {
        cost +=
            (left - left / within)
                * words
                * (arrival * (several ? lastApart / apart : 1) + departure * lastApart);
        left /= within;
      }
      cost += left * words * (arrival + departure * apart);
      double rounding = uncertain ? arrival + departure : leastRounding();
      return Math.max(0, cost - rounding);
    }

    /** Different tiles along the shared ranks other than {@code passed}. */
    private double apartBut(int passed) {
      double apart = beyond;
      for (int r = 0; r < shape.dimensions.length; r++) {
        if (r != passed && shape.dimensions[r].length > 1) {
          apart *= apartAlong(r, -1);
        }
      }
      return apart;
    }

    /** Whether neighbours may lie at that distance along a rank, and along no other. */
    private boolean isDistance(int r, double distance) {
      if (ragged) {
        return spreadAlongShared() > 1;
      }
      int[] loops = shape.dimensions[r];
      for (int i = 0; i < loops.length; i++) {
        if (skeleton.factors[child + 1][loops[i]] > 1) {
          for (int subset = 0; subset < 1 << loops.length; subset++) {
            if ((subset >>> i & 1) == 0 && distance == Math.abs(distance(r, i, subset))) {
              return true;
            }
          }
        }
      }
      return false;
    }

    /** A step of one spatial loop, while those of a subset go back to their start. */
    private double distance(int r, int loop, int subset) {
      int[] loops = shape.dimensions[r];
      double distance = (double) shape.steps[r][loop] * extents[loops[loop]];
      for (int i = 0; i < loops.length; i++) {
        if ((subset >>> i & 1) != 0) {
          distance -=
              (double) (skeleton.factors[child + 1][loops[i]] - 1)
                  * shape.steps[r][i]
                  * extents[loops[i]];
        }
      }
      return distance;
    }

    /**
     * The tile slides along {@code loop} and its mates by what the level between two elements takes
     * of them, and no further.
     */
    double slidingWithin(int in, int out, int loop) {
      if (slidings[loop] == null) {
        slidings[loop] = new double[lattice.size * corners(loop)];
        Arrays.fill(slidings[loop], Double.NaN);
      }
      int at = in * corners(loop) + corner(out, loop);
      double known = slidings[loop][at];
      if (Double.isNaN(known)) {
        known = slideWithin(in, out, loop);
        slidings[loop][at] = known;
      }
      return known;
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
      double within = 1;
      for (int other = 0; other < lattice.loops.length; other++) {
        int dimension = lattice.loops[other];
        if (other != loop && shape.rank[dimension] == rank) {
          several |= mate >= 0;
          mate = other;
          mates *= (double) lattice.value(in, other) / lattice.value(out, other);
        } else if (other != loop && shape.effect[dimension] != Effect.WHOLE) {
          within *= lattice.value(in, other);
        }
      }
      double taken = (double) lattice.value(in, loop) / lattice.value(out, loop);
      if (several) {
        return sliding(in, loop, measure(in), ownGroups, taken, mates, false);
      }
      measure(in);
      shifts[0] = step(loop);
      times[0] = (long) taken;
      int loops = 1;
      if (mates > 1) {
        shifts[1] = step(mate);
        times[1] = lattice.value(in, mate) / lattice.value(out, mate);
        loops = 2;
      }
      within *= lattice.value(out, loop) * (mate < 0 ? 1 : lattice.value(out, mate));
      return slidingOver(
          in, lattice.loops[loop], loops, shifts, times, lattice.iterations[in], within);
    }

    /**
     * Whether loops outside {@code out} cannot go on as the loops between it and {@code in} slide
     * the tile: along {@code along} first, then {@code mate}, -1 for none. They go on if their step
     * takes the tile to where it was, or on by the same stride.
     */
    boolean endsHere(int in, int out, int along, int mate) {
      long times = lattice.value(in, along) / lattice.value(out, along);
      if (times == 1) {
        return false;
      }
      measure(in);
      long stride = step(along);
      long offset = stride;
      boolean ends = true;
      if (mate >= 0) {
        long mates = lattice.value(in, mate) / lattice.value(out, mate);
        long step = step(mate);
        offset += mates > 1 ? step : 0;
        ends = !goesOn(out, mate, step * mates, offset, stride);
      }
      return ends && !goesOn(out, along, stride * times, offset, stride);
    }

    private boolean goesOn(int out, int loop, long shift, long offset, long stride) {
      if (lattice.value(out, loop) == 1) {
        return false;
      }
      for (int level = child + 2; level < problem.levels; level++) {
        if (skeleton.factors[level][lattice.loops[loop]] > 1) {
          return true;
        }
      }
      return shift == offset || shift == offset + stride;
    }

    /** Words along its rank that one step of a temporal loop right above the cut moves the tile. */
    private long step(int loop) {
      int dimension = lattice.loops[loop];
      return shape.step(dimension) * extents[dimension] * skeleton.factors[child + 1][dimension];
    }

    private double sliding(
        int element,
        int loop,
        double words,
        double groups,
        double times,
        double mates,
        boolean goesOn) {
      int dimension = lattice.loops[loop];
      int r = shape.rank[dimension];
      long extent = shape.extent(r, extents);
      long step =
          shape.step(dimension) * extents[dimension] * skeleton.factors[child + 1][dimension];
      double edge = step >= extent ? words : words / extent * step;
      double free = mates > 1 && isFree(element, loop, r, step) ? mates : 1;
      double iterations = lattice.iterations[element];
      boolean passed = mayPass(r, dimension, step, mates);
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
      double apart = groups * apartOf(element);
      double wholeApart = edge < words ? apart : groups * unserved(dimension, mates, element);
      double againApart = passed ? groups * (ragged ? beyond : apart(dimension)) : apart;
      double kept = passed && skeleton.instances[child + 1] > 1 ? 1 / spreadAlongShared() : 1;
      boolean uncertain = passed || wholeApart < apart;
      double rounding = uncertain ? arrival + departure : leastRounding();
      double keptWhole =
          wholeApart < apart && skeleton.instances[child + 1] > 1 ? wholeApart / apart : 1;
      return Math.max(
          0,
          whole * (arrival * keptWhole + departure * wholeApart)
              + again * (arrival * kept + departure * againApart)
              - rounding);
    }

    /** Iterations of the other loops along the rank. */
    private double mates(int element, int loop, int r) {
      double mates = 1;
      for (int other = 0; other < lattice.loops.length; other++) {
        int dimension = lattice.loops[other];
        if (other != loop
            && shape.effect[dimension] == Effect.SLIDES
            && shape.rank[dimension] == r) {
          mates *= lattice.value(element, other);
        }
      }
      return mates;
    }

    /**
     * Whether neighbours may pass on tiles that slide by multiples of {@code step} along rank
     * {@code r}: some children differ by such a distance in another loop of the rank.
     */
    private boolean mayPass(int r, int slid, long step, double mates) {
      if (ragged) {
        return spreadAlongShared() > 1;
      }
      int others = 0;
      int loops = 0;
      boolean divides = true;
      for (int i = 0; i < shape.dimensions[r].length; i++) {
        int dimension = shape.dimensions[r][i];
        if (skeleton.factors[child + 1][dimension] > 1) {
          loops++;
          others += dimension == slid ? 0 : 1;
          divides &= shape.steps[r][i] * extents[dimension] % step == 0;
        }
      }
      return others > 0 && (loops > 1 || mates > 1 || divides);
    }

    /**
     * Groups that remain, of those along shared ranks, if neighbours may also pass on what outer
     * loops bring. Such a loop moves the tile along {@code slidRank} too, so neighbours at that
     * distance lie where a row of children wraps around from a loop of one rank to one of another:
     * along each axis not more than every other child. Only if loops of the slid rank may cancel
     * out may they differ in the other rank alone.
     */
    private double unserved(int slid, double mates, int element) {
      if (ragged || stillLoops(element)) {
        return beyond;
      }
      int slidRank = shape.rank[slid];
      double apart = beyond;
      boolean wraps = false;
      for (int r = 0; r < shape.dimensions.length; r++) {
        if (shape.dimensions[r].length > 1) {
          boolean cancels = r != slidRank && mates > 1 && meets(r, element);
          apart *= cancels ? 1 : apartAlong(r, -1);
          wraps |= r != slidRank && meets(r, element) && isSpreadBut(slidRank, slid);
        }
      }
      return wraps ? apart / 4 : apart;
    }

    /** Whether loops that leave the tile still may take a slide back to its start. */
    private boolean stillLoops(int element) {
      for (int loop = 0; loop < lattice.loops.length; loop++) {
        if (!shape.moves(lattice.loops[loop]) && lattice.value(element, loop) > 1) {
          return true;
        }
      }
      return false;
    }

    /** Whether children differ along a rank by another loop than that of dimension {@code but}. */
    private boolean isSpreadBut(int r, int but) {
      for (int dimension : shape.dimensions[r]) {
        if (dimension != but && skeleton.factors[child + 1][dimension] > 1) {
          return true;
        }
      }
      return false;
    }

    /** Whether a temporal loop along a rank may match a spatial loop of another dimension. */
    private boolean meets(int r, int element) {
      for (int loop = 0; loop < lattice.loops.length; loop++) {
        int dimension = lattice.loops[loop];
        if (shape.effect[dimension] == Effect.SLIDES
            && shape.rank[dimension] == r
            && lattice.value(element, loop) > 1) {
          for (int other : shape.dimensions[r]) {
            if (other != dimension && skeleton.factors[child + 1][other] > 1) {
              return true;
            }
          }
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
     * Whether steps of other loops along the same rank may cost nothing, because they take the
     * window back to where it was.
     */
    private boolean isFree(int element, int loop, int r, long step) {
      int slid = lattice.loops[loop];
      int mates = 0;
      boolean meets = false;
      for (int other = 0; other < lattice.loops.length; other++) {
        int dimension = lattice.loops[other];
        if (other != loop
            && shape.effect[dimension] == Effect.SLIDES
            && shape.rank[dimension] == r
            && lattice.value(element, other) > 1) {
          mates++;
          long unit =
              shape.step(dimension) * extents[dimension] * skeleton.factors[child + 1][dimension];
          meets |= unit / gcd(unit, step) <= problem.bounds[slid] / extents[slid] + 1;
        }
      }
      return mates > 1 || meets;
    }

    private static long gcd(long a, long b) {
      return b == 0 ? a : gcd(b, a % b);
    }
  }
}
