package org.loopwright.search.optimal;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * How the children of one instance share the tiles of one data space that overlap: how many
 * different ones there are, and how many of them neighbours cannot pass on (docs/optimal-search.md,
 * lemma 2). Along the shared ranks only. One thread's own.
 */
final class Sharing {
  private final DataSpaceShape shape;
  private final long[] factors;
  private final double beyond;
  private final Supplier<Neighbours> neighbours;

  /** Whether several loops spread one rank, so that much depends on extents. */
  private final boolean mixes;

  /** What remains anyhow, if it depends on no extents; null until it is asked for. */
  private Unserved anyhow;

  /** By dimension, how neighbours may differ; empty for anyhow; null until it is asked for. */
  private Optional<List<long[]>> differences;

  /**
   * Of the children below a level.
   *
   * @param factors of the spatial loops below the level, by dimension
   * @param beyond different tiles that bypassed levels further out ask for
   */
  Sharing(DataSpaceShape shape, long[] factors, double beyond, Supplier<Neighbours> neighbours) {
    this.shape = shape;
    this.factors = factors;
    this.beyond = beyond;
    this.neighbours = neighbours;
    boolean several = false;
    for (int[] loops : shape.dimensions) {
      int spread = 0;
      for (int dimension : loops) {
        spread += factors[dimension] > 1 ? 1 : 0;
      }
      several |= spread > 1;
    }
    mixes = several;
  }

  /** Different tiles, at least, if those of one child have the given extents. */
  double apart(long[] extents) {
    return apartBut(-1, extents);
  }

  /** Different tiles, at least, not counting differences along one rank. */
  double apartBut(int rank, long[] extents) {
    double apart = beyond;
    for (int r = 0; r < shape.dimensions.length; r++) {
      if (r != rank && shape.dimensions[r].length > 1) {
        apart *= apartAlong(r, extents);
      }
    }
    return apart;
  }

  /** Different sums along a rank: those of two sorted sets are at least so many. */
  private double apartAlong(int r, long[] extents) {
    int loops = 0;
    long sums = 1;
    int first = -1;
    int second = -1;
    for (int i = 0; i < shape.dimensions[r].length; i++) {
      int dimension = shape.dimensions[r][i];
      if (factors[dimension] > 1) {
        loops++;
        sums += factors[dimension] - 1;
        second = first;
        first = i;
      }
    }
    return loops == 2 ? sumsOfTwo(r, first, second, extents) : sums;
  }

  /** Different values of a x + b y. */
  private double sumsOfTwo(int r, int first, int second, long[] extents) {
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

  static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * What neighbours cannot pass on.
   *
   * @param apart different tiles that have to be sent, at least
   * @param share of the children that have to be sent one, at least
   */
  record Unserved(double apart, double share) {
    private Unserved and(Unserved other) {
      return new Unserved(Math.min(apart, other.apart), Math.min(share, other.share));
    }
  }

  /** What remains if nothing is passed on. */
  Unserved all(long[] extents) {
    return new Unserved(apart(extents), 1);
  }

  /**
   * What remains if tiles step along one rank: those at its end have nobody to take theirs from.
   */
  Unserved along(int rank, long[] extents) {
    return new Unserved(apartBut(rank, extents), 1 / spreadAlong(rank));
  }

  /** What remains if tiles step by a vector, by rank, that is not 0. */
  Unserved at(long[] shift, long[] extents) {
    if (differences().isEmpty()) {
      return alongSome(shift, extents);
    }
    for (long[] steps : differences().get()) {
      if (isSame(shift, shape.shift(steps, extents))) {
        return alongSome(shift, extents);
      }
    }
    return all(extents);
  }

  /** What remains if tiles step by some vector. */
  Unserved anyhow(long[] extents) {
    if (mixes) {
      return leastOfAll(extents);
    }
    if (anyhow == null) {
      anyhow = leastOfAll(extents);
    }
    return anyhow;
  }

  private Unserved leastOfAll(long[] extents) {
    Unserved least = all(extents);
    if (spread() == 1) {
      return least;
    }
    if (differences().isEmpty()) {
      for (int r = 0; r < shape.dimensions.length; r++) {
        if (shape.dimensions[r].length > 1) {
          least = least.and(along(r, extents));
        }
      }
      return least;
    }
    for (long[] steps : differences().get()) {
      long[] shift = shape.shift(steps, extents);
      Unserved left = alongSome(shift, extents);
      least = left.apart() > 0 ? least.and(left) : least;
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
    double apart = 0;
    double share = 0;
    for (int r = 0; r < shift.length; r++) {
      if (shift[r] != 0) {
        apart = Math.max(apart, apartBut(r, extents));
        share = Math.max(share, 1 / spreadAlong(r));
      }
    }
    return new Unserved(apart, share);
  }

  private static boolean isSame(long[] one, long[] other) {
    boolean same = true;
    boolean opposite = true;
    for (int r = 0; r < one.length; r++) {
      same &= one[r] == other[r];
      opposite &= one[r] == -other[r];
    }
    return same || opposite;
  }

  /**
   * Whether neighbours may pass on tiles that slide along a rank, first by steps of dimension
   * {@code slid}: by these only if another loop of the rank is spread, for one's own children
   * differ by less.
   *
   * @param others whether other loops of the rank step too
   */
  boolean mayPassAlong(int rank, int slid, boolean others) {
    for (int dimension : shape.dimensions[rank]) {
      if (factors[dimension] > 1 && (others || dimension != slid)) {
        return true;
      }
    }
    return false;
  }

  /** Children that differ along a shared rank, 1 for ranks of one dimension. */
  double spreadAlong(int rank) {
    double spread = 1;
    for (int dimension : shape.dimensions[rank]) {
      spread *= shape.effect[dimension] == Effect.SLIDES ? factors[dimension] : 1;
    }
    return spread;
  }

  /** Children that differ along any shared rank. */
  double spread() {
    return shape.spreadAlongShared(factors);
  }
}
