package org.loopwright.search.optimal.bound;

import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.bound.Sharing.Unserved;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.SkeletonTiling;
import org.loopwright.search.optimal.tiling.TemporalLattice;
import org.loopwright.search.optimal.tiling.Tile;

/** What the bounds of a tile that slides across one boundary have in common. One thread's own. */
final class SlidingBoundary {
  private final SkeletonTiling tiling;
  private final int dataSpace;
  private final int child;
  private final DataSpaceShape shape;
  private final BoundaryPrices prices;
  private final Sharing sharing;
  private final double minRounding;

  /** By loop: itself and the other loops of its rank. */
  private final List<IndexSet> sameRank;

  /**
   * A boundary.
   *
   * @param minRounding what rounding may take off even if neighbours pass nothing on
   */
  SlidingBoundary(
      SkeletonTiling tiling, BoundaryPrices prices, Sharing sharing, double minRounding) {
    this.tiling = tiling;
    this.prices = prices;
    this.sharing = sharing;
    this.minRounding = minRounding;
    dataSpace = prices.boundary().dataSpace();
    child = prices.boundary().child();
    shape = tiling.problem().shape(dataSpace);
    TemporalLattice lattice = tiling.lattice();
    sameRank =
        IntStream.range(0, lattice.loops())
            .mapToObj(
                loop ->
                    IndexSet.where(
                        lattice.loops(),
                        other ->
                            shape.haveSameRank(lattice.dimension(loop), lattice.dimension(other))))
            .toList();
  }

  SkeletonTiling tiling() {
    return tiling;
  }

  TemporalLattice lattice() {
    return tiling.lattice();
  }

  DataSpaceShape shape() {
    return shape;
  }

  BoundaryPrices prices() {
    return prices;
  }

  Sharing sharing() {
    return sharing;
  }

  Tile tile(int element) {
    return tiling.tile(child, dataSpace, element);
  }

  /** Iterations of an element that leave the tile stationary. */
  double stationaryIterations(int element) {
    return tiling.stationaryIterations(dataSpace, element);
  }

  /** A loop and the other loops of its rank. */
  IndexSet loopsOfSameRank(int loop) {
    return sameRank.get(loop);
  }

  /** The rank along which a loop moves the tile. */
  int rank(int loop) {
    return shape.rank(lattice().dimension(loop));
  }

  /** Words that a step of a temporal loop right above the cut moves the tile. */
  long step(Tile tile, int loop) {
    return tiling.step(child, dataSpace, tile, loop);
  }

  /** The levels, further out than the one right above the cut, that spread a loop. */
  IntStream levelsFurtherOut(int loop) {
    int dimension = lattice().dimension(loop);
    return IntStream.range(child + 2, tiling.problem().levels())
        .filter(level -> tiling.skeleton().factors(level)[dimension] > 1);
  }

  /** Words of a tile that a step along a rank brings. */
  double edge(Tile tile, int rank, long step) {
    long extent = shape.extent(rank, tile.extents());
    return step >= extent ? tile.words() : tile.words() / extent * step;
  }

  /** Cost of words that neighbours pass on to each other but for what is left. */
  double cost(double words, Unserved left) {
    return words
        * (prices.arrival() * arrivingShare(left)
            + prices.departure() * prices.ownGroups() * left.groups());
  }

  /** Share of its words that arrives at a child from the parent. */
  double arrivingShare(Unserved left) {
    return tiling.skeleton().instances(child + 1) > 1 ? left.share() : 1;
  }

  /** What rounding may take off. */
  double rounding(boolean mayPass) {
    return mayPass ? prices.arrival() + prices.departure() : minRounding;
  }
}
