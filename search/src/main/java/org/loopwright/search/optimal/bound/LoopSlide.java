package org.loopwright.search.optimal.bound;

import org.loopwright.search.optimal.bound.Sharing.Unserved;
import org.loopwright.search.optimal.tiling.Tile;

/**
 * The least cost of a tile that slides under loops that are known.
 *
 * <p>When a loop steps, the loops inside it go back by one step each. By the difference a tile
 * comes back to where it was, and nothing arrives; or it is on by the stride of the first loop, and
 * an edge arrives; or it is elsewhere, and a whole tile arrives. The evaluator counts the same sum,
 * so this is admissible; of what neighbours pass on, the most that they can is left out
 * (docs/optimal-search.md, lemma 2, all loops known).
 */
final class LoopSlide {
  private final SlidingBoundary boundary;

  LoopSlide(SlidingBoundary boundary) {
    this.boundary = boundary;
  }

  /**
   * A bound.
   *
   * @param cost the least
   * @param mayPass whether neighbours may pass on some of the words
   */
  record Result(double cost, boolean mayPass) {}

  /**
   * The tile slides along a rank first, in loops that are known.
   *
   * @param loops the first of which moves the tile
   * @param arrivals iterations of all loops from the first of these outward
   * @param open iterations of loops outside of them of which only is known that they do not move
   *     the tile along a rank of its own; any others do
   */
  Result cost(int element, LoopSequence loops, double arrivals, double open) {
    return cost(boundary.tile(element), loops, arrivals, open);
  }

  Result cost(Tile tile, LoopSequence loops, double arrivals, double open) {
    Sharing sharing = boundary.sharing;
    double words = tile.words();
    int rank = loops.firstRank();
    long stride = loops.shift(0, rank);
    double edge = boundary.edge(tile, rank, stride);
    boolean bringsEdges = edge < words;
    Unserved all = sharing.all(tile.extents());
    long[] offset = new long[boundary.shape.ranks()];
    long[] move = new long[offset.length];
    boolean mayPassEdges = false;
    boolean mayPass = false;
    double left = arrivals;
    double edges = 0;
    double cost = 0;
    for (int loop = 0; loop < loops.size; loop++) {
      double outside = left / loops.iterations(loop);
      double steps = left - outside;
      left = outside;
      // The move of a step: its own shift, less those of all loops inside.
      for (int r = 0; r < move.length; r++) {
        move[r] = loops.shift(loop, r) - offset[r];
        offset[r] += loops.shift(loop, r);
      }
      if (isOnly(move, rank, stride)) {
        edges += steps;
        mayPassEdges |= loop > 0 || !bringsEdges;
      } else if (!isOnly(move, rank, 0)) {
        Unserved unserved = bringsEdges ? all : sharing.shiftedBy(move, tile.extents());
        mayPass |= unserved.groups() < all.groups();
        cost += boundary.cost(steps * words, unserved);
      }
    }
    // Then the open loops, of which neighbours may pass on any whole tile, and all the others.
    Unserved edgesLeft = mayPassEdges ? sharing.shiftedBy(only(rank, stride), tile.extents()) : all;
    Unserved last = bringsEdges || open == 1 ? all : sharing.anyShift(tile.extents());
    mayPass |= edgesLeft.groups() < all.groups() || last.groups() < all.groups();
    cost += boundary.cost(edges * edge, edgesLeft);
    cost += boundary.cost((left - left / open) * words, last);
    cost += boundary.cost(left / open * words, all);
    return new Result(Math.max(0, cost - boundary.rounding(mayPass)), mayPass);
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
    long[] shift = new long[boundary.shape.ranks()];
    shift[rank] = value;
    return shift;
  }
}
