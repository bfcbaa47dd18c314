package org.loopwright.search.optimal.bound;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.Neighbours;

/**
 * How the children of one instance share the tiles of one data space that overlap: how many
 * different ones there are, and how many of them neighbours cannot pass on. Along the shared ranks
 * only.
 *
 * <p>Sums of positions along a rank have at least as many values as the longest chain of them, and
 * the children at the end of a rank have no neighbour to take a tile from. So what remains to be
 * sent is counted at the least over all shifts by which neighbours can differ, which is admissible
 * for any of them (docs/optimal-search.md, lemma 2, forwarding). One thread's own.
 */
final class Sharing {
  private final DataSpaceShape shape;
  private final long[] factors;
  private final double groupsBeyond;
  private final Supplier<Neighbours> neighbours;

  /** Whether several loops spread one rank, so that much depends on extents. */
  private final boolean dependsOnExtents;

  /** What remains under any shift, if it depends on no extents; null until it is asked for. */
  private Unserved anyShift;

  /** By dimension, how neighbours may differ; empty for any way; null until asked for. */
  private Optional<List<long[]>> differences;

  /**
   * Of the children below a level.
   *
   * @param factors of the spatial loops below the level, by dimension
   * @param groupsBeyond different tiles that bypassed levels further out ask for
   */
  Sharing(
      DataSpaceShape shape, long[] factors, double groupsBeyond, Supplier<Neighbours> neighbours) {
    this.shape = shape;
    this.factors = factors;
    this.groupsBeyond = groupsBeyond;
    this.neighbours = neighbours;
    dependsOnExtents =
        IntStream.range(0, shape.ranks()).anyMatch(r -> shape.spreadLoops(r, factors) > 1);
  }

  /** Different tiles, at least, if those of one child have the given extents. */
  double groups(long[] extents) {
    double groups = groupsBeyond;
    for (int r = 0; r < shape.ranks(); r++) {
      groups *= groupsAlong(r, extents);
    }
    return groups;
  }

  /** Different tiles, at least, not counting differences along one rank. */
  private double groupsBut(int rank, long[] extents) {
    double groups = groupsBeyond;
    for (int r = 0; r < shape.ranks(); r++) {
      groups *= r == rank ? 1 : groupsAlong(r, extents);
    }
    return groups;
  }

  /** Different sums along a shared rank, of two sorted sets at least: their sizes less one. */
  private double groupsAlong(int r, long[] extents) {
    int[] dimensions = shape.dimensions(r);
    if (dimensions.length == 1) {
      return 1;
    }
    int loops = 0;
    long sums = 1;
    int first = -1;
    int second = -1;
    for (int i = 0; i < dimensions.length; i++) {
      if (factors[dimensions[i]] > 1) {
        loops++;
        sums += factors[dimensions[i]] - 1;
        second = first;
        first = i;
      }
    }
    return loops == 2 ? sumsOfTwo(r, first, second, extents) : sums;
  }

  /** Different values of a x + b y. */
  private double sumsOfTwo(int r, int first, int second, long[] extents) {
    int x = shape.dimensions(r)[first];
    int y = shape.dimensions(r)[second];
    long a = shape.steps(r)[first] * extents[x];
    long b = shape.steps(r)[second] * extents[y];
    long divisor = gcd(a, b);
    double all = (double) factors[x] * factors[y];
    double again =
        (double) Math.max(0, factors[x] - b / divisor) * Math.max(0, factors[y] - a / divisor);
    return all - again;
  }

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * What neighbours cannot pass on.
   *
   * @param groups different tiles that have to be sent, at least
   * @param share of the children that have to be sent one, at least
   */
  record Unserved(double groups, double share) {
    private static final Unserved NOTHING = new Unserved(0, 0);

    private Unserved min(Unserved other) {
      return new Unserved(Math.min(groups, other.groups), Math.min(share, other.share));
    }

    private Unserved max(Unserved other) {
      return new Unserved(Math.max(groups, other.groups), Math.max(share, other.share));
    }
  }

  /** What remains if nothing is passed on. */
  Unserved all(long[] extents) {
    return new Unserved(groups(extents), 1);
  }

  /**
   * What remains if tiles step along one rank: those at its end have nobody to take theirs from.
   */
  Unserved along(int rank, long[] extents) {
    return new Unserved(groupsBut(rank, extents), 1 / spreadAlong(rank));
  }

  /** What remains if tiles step by a vector, by rank, that is not 0. */
  Unserved shiftedBy(long[] shift, long[] extents) {
    if (differences().isEmpty()) {
      return alongSome(shift, extents);
    }
    for (long[] tiles : differences().get()) {
      if (isSameUpToSign(shift, shape.distance(tiles, extents))) {
        return alongSome(shift, extents);
      }
    }
    return all(extents);
  }

  /** What remains if tiles step by some vector. */
  Unserved anyShift(long[] extents) {
    if (dependsOnExtents) {
      return leastOfAll(extents);
    }
    if (anyShift == null) {
      anyShift = leastOfAll(extents);
    }
    return anyShift;
  }

  private Unserved leastOfAll(long[] extents) {
    Unserved least = all(extents);
    if (spread() == 1) {
      return least;
    }
    if (differences().isEmpty()) {
      for (int r = 0; r < shape.ranks(); r++) {
        least = shape.dimensions(r).length > 1 ? least.min(along(r, extents)) : least;
      }
      return least;
    }
    for (long[] tiles : differences().get()) {
      Unserved left = alongSome(shape.distance(tiles, extents), extents);
      least = left.groups() > 0 ? least.min(left) : least;
    }
    return least;
  }

  private Optional<List<long[]>> differences() {
    if (differences == null) {
      differences = neighbours.get().alongShared(shape);
    }
    return differences;
  }

  /** The most that remains along one of the ranks of a shift; nothing if it is 0. */
  private Unserved alongSome(long[] shift, long[] extents) {
    Unserved most = Unserved.NOTHING;
    for (int r = 0; r < shift.length; r++) {
      most = shift[r] != 0 ? most.max(along(r, extents)) : most;
    }
    return most;
  }

  private static boolean isSameUpToSign(long[] one, long[] other) {
    boolean isSame = true;
    boolean isOpposite = true;
    for (int r = 0; r < one.length; r++) {
      isSame &= one[r] == other[r];
      isOpposite &= one[r] == -other[r];
    }
    return isSame || isOpposite;
  }

  /**
   * Whether neighbours may pass on tiles that slide along a rank, first by steps of one dimension:
   * by these only if another loop of the rank is spread, for one's own children differ by less.
   *
   * @param first the dimension of the first loop that slides the tile
   * @param othersStep whether other loops of the rank step too
   */
  boolean mayPassAlong(int rank, int first, boolean othersStep) {
    for (int dimension : shape.dimensions(rank)) {
      if (factors[dimension] > 1 && (othersStep || dimension != first)) {
        return true;
      }
    }
    return false;
  }

  /** Children that differ along a shared rank, 1 for ranks of one dimension. */
  private double spreadAlong(int rank) {
    double spread = 1;
    for (int dimension : shape.dimensions(rank)) {
      spread *= shape.effect(dimension) == Effect.SLIDES ? factors[dimension] : 1;
    }
    return spread;
  }

  /** Children that differ along any shared rank. */
  double spread() {
    return shape.spreadAlongShared(factors);
  }
}
