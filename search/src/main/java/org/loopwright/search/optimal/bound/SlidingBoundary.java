package org.loopwright.search.optimal.bound;

import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.bound.Sharing.Unserved;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.SkeletonTiling;
import org.loopwright.search.optimal.tiling.TemporalLattice;
import org.loopwright.search.optimal.tiling.Tile;

/** What the bounds of a tile that slides across one boundary have in common. One thread's own. */
final class SlidingBoundary {
  final SkeletonTiling tiling;
  final TemporalLattice lattice;
  final DataSpaceShape shape;
  final BoundaryPrices prices;
  final Sharing sharing;
  private final int dataSpace;
  private final int child;
  private final double minRounding;

  /** By loop: itself and the other loops of its rank. */
  private final List<IndexSet> sameRank;

  /** By loop: spatial factors of its dimension further out than right above the cut. */
  private final List<long[]> factorsFurtherOut;

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
    lattice = tiling.lattice();
    dataSpace = prices.boundary.dataSpace();
    child = prices.boundary.child();
    shape = tiling.problem().shape(dataSpace);
    sameRank =
        IntStream.range(0, lattice.loops())
            .mapToObj(
                loop ->
                    IndexSet.where(
                        lattice.loops(),
                        other ->
                            shape.haveSameRank(lattice.dimension(loop), lattice.dimension(other))))
            .toList();
    factorsFurtherOut =
        IntStream.range(0, lattice.loops())
            .mapToObj(loop -> spatialFactors(lattice.dimension(loop)))
            .toList();
  }

  private long[] spatialFactors(int dimension) {
    return IntStream.range(child + 2, tiling.problem().levels())
        .mapToLong(level -> tiling.skeleton().factors(level)[dimension])
        .filter(factor -> factor > 1)
        .toArray();
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

  IndexSet othersOfSameRank(int loop) {
    return sameRank.get(loop).without(loop);
  }

  /** The loops that do not move the tile along a rank of their own, nor along that of a loop. */
  IndexSet openLoops(int loop) {
    return IndexSet.where(
            lattice.loops(), other -> shape.effect(lattice.dimension(other)) != Effect.WHOLE)
        .minus(sameRank.get(loop));
  }

  /** The rank along which a loop moves the tile. */
  int rank(int loop) {
    return shape.rank(lattice.dimension(loop));
  }

  /** Words that a step of a temporal loop right above the cut moves the tile. */
  long step(Tile tile, int loop) {
    return tiling.step(child, dataSpace, tile, loop);
  }

  /** Spatial factors, above 1, of a loop further out than right above the cut, outward. */
  long[] factorsFurtherOut(int loop) {
    return factorsFurtherOut.get(loop);
  }

  /** Words of a tile that a step along a rank brings. */
  double edge(Tile tile, int rank, long step) {
    long extent = shape.extent(rank, tile.extents());
    return step >= extent ? tile.words() : tile.words() / extent * step;
  }

  /** Cost of words that neighbours pass on to each other but for what is left. */
  double cost(double words, Unserved left) {
    return words
        * (prices.arrival * arrivingShare(left)
            + prices.departure * prices.ownGroups * left.groups());
  }

  /** Share of its words that arrives at a child from the parent. */
  double arrivingShare(Unserved left) {
    return tiling.skeleton().instances(child + 1) > 1 ? left.share() : 1;
  }

  /** What rounding may take off. */
  double rounding(boolean mayPass) {
    return mayPass ? prices.arrival + prices.departure : minRounding;
  }
}
