package org.loopwright.search.optimal.bound;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.bound.ElementSlide.Slide;
import org.loopwright.search.optimal.tiling.TemporalLattice;
import org.loopwright.search.optimal.tiling.Tile;

/**
 * The least cost of a tile that slides under the loops of one level and no further.
 *
 * <p>The loops of the rank come first, by what the level takes of them; of those outside, any may
 * be passed on that does not move the tile along a rank of its own. Loops that a neighbour may help
 * with can come before the other loop of the rank; both counts are taken, and the lesser is
 * admissible because the cost is linear in between (docs/optimal-search.md, lemma 2, the loops of
 * one level known).
 */
final class LevelSlide {
  /** More bounds are not remembered, so that memory is bounded. */
  private static final int MAX_KNOWN = 2_000_000;

  private final SlidingBoundary boundary;
  private final CompulsoryTraffic compulsory;
  private final ElementSlide elementSlide;
  private final LoopSlide loopSlide;
  private final TemporalLattice lattice;

  /** By loop: by inner element and outer divisors of its rank, what is known already. */
  private final double[][] known;

  /** By loop: ways to divide the iterations of its rank. */
  private final int[] corners;

  private final LoopSequence sequence = new LoopSequence(2);

  LevelSlide(
      SlidingBoundary boundary,
      CompulsoryTraffic compulsory,
      ElementSlide elementSlide,
      LoopSlide loopSlide) {
    this.boundary = boundary;
    this.compulsory = compulsory;
    this.elementSlide = elementSlide;
    this.loopSlide = loopSlide;
    lattice = boundary.lattice;
    known = new double[lattice.loops()][];
    corners =
        IntStream.range(0, lattice.loops())
            .map(loop -> lattice.divisions(boundary.loopsOfSameRank(loop)))
            .toArray();
  }

  /**
   * The tile slides along a loop, of which the level has iterations, and the others of its rank.
   *
   * @param inner the element inside the level
   * @param outer the element outside the level
   */
  double cost(int inner, int outer, int loop) {
    if ((double) lattice.size() * corners[loop] > MAX_KNOWN) {
      return compute(inner, outer, loop);
    }
    if (known[loop] == null) {
      known[loop] = new double[lattice.size() * corners[loop]];
      Arrays.fill(known[loop], Double.NaN);
    }
    int at = inner * corners[loop] + corner(outer, boundary.loopsOfSameRank(loop));
    double cost = known[loop][at];
    if (Double.isNaN(cost)) {
      cost = compute(inner, outer, loop);
      known[loop][at] = cost;
    }
    return cost;
  }

  /** The number of the way in which an element divides some loops. */
  private int corner(int element, IndexSet loops) {
    int corner = 0;
    for (int loop = 0; loop < lattice.loops(); loop++) {
      if (loops.contains(loop)) {
        corner = corner * lattice.divisors(loop).length + lattice.digit(element, loop);
      }
    }
    return corner;
  }

  private double compute(int inner, int outer, int loop) {
    IndexSet others = boundary.othersOfSameRank(loop);
    Tile tile = boundary.tile(inner);
    double least = compulsory.underFirstMover(tile);
    long step = boundary.step(tile, loop);
    long taken = lattice.value(inner, loop) / lattice.value(outer, loop);
    double otherTaken = lattice.taken(inner, outer, others);
    if (others.size() > 1) {
      Slide slide = new Slide(loop, step, taken, otherTaken, false);
      return Math.max(least, elementSlide.cost(tile, slide));
    }
    int rank = boundary.rank(loop);
    long outside = lattice.value(outer, loop);
    sequence.size = 0;
    sequence.addMoving(rank, step, taken);
    if (!others.isEmpty()) {
      outside *= lattice.value(outer, others.first());
    }
    if (otherTaken > 1) {
      sequence.addMoving(rank, boundary.step(tile, others.first()), (long) otherTaken);
    }
    double between = lattice.iterations(inner, boundary.openLoops(loop));
    double open = between * outside;
    double arrivals = lattice.iterations(inner);
    double cost = loopSlide.cost(tile, sequence, arrivals, open).cost();
    if (between > 1 && otherTaken > 1 && boundary.edge(tile, rank, step) >= tile.words()) {
      // The open loops may come before the other loop of the rank, which then steps less often.
      sequence.size--;
      cost = Math.min(cost, loopSlide.cost(tile, sequence, arrivals, open * otherTaken).cost());
    }
    return Math.max(least, cost);
  }
}
