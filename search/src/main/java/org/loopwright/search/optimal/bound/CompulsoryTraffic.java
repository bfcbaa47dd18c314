package org.loopwright.search.optimal.bound;

import org.loopwright.search.optimal.bound.Sharing.Unserved;
import org.loopwright.search.optimal.tiling.Tile;

/**
 * The traffic that no loops avoid.
 *
 * <p>Each word that an instance touches over the run arrives there once, and once more for each
 * iteration of a stationary loop outside of the first that moves the tile; the parent sends no
 * fewer words than it holds. What neighbours can pass on under some shift is left out, so this is
 * admissible for every order of the loops (docs/optimal-search.md, lemma 2, compulsory traffic).
 */
final class CompulsoryTraffic {
  private final SlidingBoundary boundary;

  /** Words of one instance of the child over the run, each counted once, at the least. */
  private final double distinct;

  CompulsoryTraffic(SlidingBoundary boundary) {
    this.boundary = boundary;
    int child = boundary.prices.boundary.child();
    distinct = boundary.shape.minDistinctWords(boundary.tiling.skeleton().ranges(child));
  }

  /** Each word of the instance arrives once, and the parent sends all that it holds. */
  double once(Tile tile) {
    BoundaryPrices prices = boundary.prices;
    return cost(tile, prices.held) - prices.arrival - prices.departure;
  }

  /**
   * What one more iteration adds of a loop that leaves the tile stationary, outside of one that
   * moves it: each word arrives again, but the parent need not send again all that it holds.
   */
  double again(Tile tile) {
    return cost(tile, 0);
  }

  /** The first loop moves the tile, so each stationary iteration brings the words again. */
  double underFirstMover(Tile tile) {
    double iterations = boundary.stationaryIterations(tile.element());
    return Math.max(0, once(tile) + (iterations - 1) * again(tile));
  }

  private double cost(Tile tile, double held) {
    BoundaryPrices prices = boundary.prices;
    Unserved left = boundary.sharing.anyShift(tile.extents());
    double sent = Math.max(held, distinct * prices.ownGroups * left.groups());
    return prices.arrival * boundary.arrivingShare(left) * distinct + prices.departure * sent;
  }
}
