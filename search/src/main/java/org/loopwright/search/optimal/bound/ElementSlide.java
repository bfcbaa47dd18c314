package org.loopwright.search.optimal.bound;

import org.loopwright.search.optimal.bound.Sharing.Unserved;
import org.loopwright.search.optimal.tiling.TemporalLattice;
import org.loopwright.search.optimal.tiling.Tile;

/**
 * The least cost of a tile that slides, by the element at the cut and the loop that slides it.
 *
 * <p>A step of the loop brings the edge of the tile. Other loops of the rank may bring nothing, if
 * some number of steps of the first is a step of theirs, so that they take the tile back to where
 * it was; else they bring whole tiles. The order of the loops is open, so the loop is tried at
 * every level, with the spatial factors inside of it, and what may be free or passed on is taken to
 * be so; that makes the least admissible (docs/optimal-search.md, lemma 2, only q known).
 */
final class ElementSlide {
  private final SlidingBoundary boundary;
  private final CompulsoryTraffic compulsory;
  private final TemporalLattice lattice;

  ElementSlide(SlidingBoundary boundary, CompulsoryTraffic compulsory) {
    this.boundary = boundary;
    this.compulsory = compulsory;
    lattice = boundary.lattice;
  }

  /**
   * The loops that slide a tile.
   *
   * @param loop the first
   * @param step words that a step of it moves the tile
   * @param iterations of it that come before other loops
   * @param otherIterations those of the other loops of its rank
   * @param mayContinue whether loops further out may go on by the same stride
   */
  record Slide(
      int loop, long step, double iterations, double otherIterations, boolean mayContinue) {}

  /**
   * The tile slides along {@code loop} first; what the other loops do is open.
   *
   * @return infinite if the loop has no iterations
   */
  double cost(Tile tile, int loop) {
    int element = tile.element();
    long iterations = lattice.value(element, loop);
    if (iterations == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double others = lattice.iterations(element, boundary.othersOfSameRank(loop));
    boolean mayContinue = iterations > 2 && iterations % 2 == 0;
    long step = boundary.step(tile, loop);
    double least = cost(tile, new Slide(loop, step, iterations, others, mayContinue));
    for (long factor : boundary.factorsFurtherOut(loop)) {
      step *= factor;
      least = Math.min(least, cost(tile, new Slide(loop, step, iterations, others, mayContinue)));
    }
    return Math.max(compulsory.underFirstMover(tile), least);
  }

  /** The tile slides, in the given way, before loops that are open. */
  double cost(Tile tile, Slide slide) {
    int dimension = lattice.dimension(slide.loop());
    int rank = boundary.rank(slide.loop());
    double words = tile.words();
    double edge = boundary.edge(tile, rank, slide.step());
    boolean othersStep = slide.otherIterations() > 1;
    boolean othersReturn = othersStep && mayReturn(tile, slide);
    double free = othersReturn ? slide.otherIterations() : 1;
    double arrivals = lattice.iterations(tile.element());
    boolean passes = boundary.sharing.mayPassAlong(rank, dimension, othersStep);
    double whole;
    double again;
    if (edge < words) {
      // Edges come on all but one in some iterations, of outer levels perhaps the least factor.
      double run = othersReturn ? smallestFactor(tile, slide.loop()) : slide.iterations();
      whole = arrivals * words / (slide.iterations() * free);
      again = arrivals * edge * (1 - 1.0 / run);
      passes &= othersStep || slide.mayContinue();
    } else {
      // Every step brings a whole tile, which neighbours may pass on but for the first.
      double all = arrivals * words / free;
      whole = Math.min(all, arrivals * words / (slide.iterations() * slide.otherIterations()));
      again = all - whole;
    }
    Sharing sharing = boundary.sharing;
    Unserved all = sharing.all(tile.extents());
    Unserved wholes = edge < words ? all : sharing.anyShift(tile.extents());
    Unserved others = passes ? sharing.along(rank, tile.extents()) : all;
    double rounding = boundary.rounding(passes || wholes.groups() < all.groups());
    return Math.max(0, boundary.cost(whole, wholes) + boundary.cost(again, others) - rounding);
  }

  private long smallestFactor(Tile tile, int loop) {
    long iterations = lattice.value(tile.element(), loop);
    for (long divisor : lattice.divisors(loop)) {
      if (divisor > 1 && iterations % divisor == 0) {
        return divisor;
      }
    }
    return iterations;
  }

  /**
   * Whether steps of other loops along the same rank may cost nothing, because they take the tile
   * back to where it was.
   */
  private boolean mayReturn(Tile tile, Slide slide) {
    int dimension = lattice.dimension(slide.loop());
    long bound = boundary.tiling.problem().space().bound(dimension);
    int others = 0;
    boolean meets = false;
    for (int other = 0; other < lattice.loops(); other++) {
      if (boundary.othersOfSameRank(slide.loop()).contains(other)
          && lattice.value(tile.element(), other) > 1) {
        others++;
        long unit = boundary.step(tile, other);
        long steps = unit / Sharing.gcd(unit, slide.step());
        meets |= steps <= bound / tile.extents()[dimension] + 1;
      }
    }
    return others > 1 || meets;
  }
}
