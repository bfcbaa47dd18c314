package org.loopwright.search.optimal.bound;

import java.util.Arrays;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.bound.ElementSlide.Slide;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
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
  }

  /**
   * The tile slides along a loop, of which the level has iterations, and the others of its rank.
   *
   * @param inner the element inside the level
   * @param outer the element outside the level
   */
  double cost(int inner, int outer, int loop) {
    IndexSet sameRank = boundary.loopsOfSameRank(loop);
    int corners = corners(sameRank);
    if ((double) lattice.size() * corners > MAX_KNOWN) {
      return compute(inner, outer, loop);
    }
    if (known[loop] == null) {
      known[loop] = new double[lattice.size() * corners];
      Arrays.fill(known[loop], Double.NaN);
    }
    int at = inner * corners + corner(outer, sameRank);
    double cost = known[loop][at];
    if (Double.isNaN(cost)) {
      cost = compute(inner, outer, loop);
      known[loop][at] = cost;
    }
    return cost;
  }

  /** Ways to divide the iterations of some loops. */
  private int corners(IndexSet loops) {
    int corners = 1;
    for (int loop = 0; loop < lattice.loops(); loop++) {
      corners *= loops.contains(loop) ? lattice.divisors(loop).length : 1;
    }
    return corners;
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
    IndexSet others = boundary.loopsOfSameRank(loop).without(loop);
    Tile tile = boundary.tile(inner);
    double least = compulsory.underFirstMover(tile);
    long step = boundary.step(tile, loop);
    long taken = lattice.value(inner, loop) / lattice.value(outer, loop);
    double otherTaken = 1;
    for (int other = 0; other < lattice.loops(); other++) {
      otherTaken *=
          others.contains(other)
              ? (double) lattice.value(inner, other) / lattice.value(outer, other)
              : 1;
    }
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
    double between = openIterations(inner, loop);
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

  /** Iterations of an element that do not move the tile along the rank or one of its own. */
  private double openIterations(int element, int loop) {
    double iterations = 1;
    for (int other = 0; other < lattice.loops(); other++) {
      boolean isOpen =
          !boundary.loopsOfSameRank(loop).contains(other)
              && boundary.shape.effect(lattice.dimension(other)) != Effect.WHOLE;
      iterations *= isOpen ? lattice.value(element, other) : 1;
    }
    return iterations;
  }
}
