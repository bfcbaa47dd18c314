package org.loopwright.search.optimal.bound;

import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.TemporalLattice;
import org.loopwright.search.optimal.tiling.Tile;

/**
 * Whether a slide ends with the loops of a level.
 *
 * <p>A loop further out continues it if its step takes the tile to where it was, or on by the same
 * stride. All sequences of the two loops of a rank are tried, each loop perhaps in parts; if none
 * continues, the bound for loops that end is admissible, and whatever is not tried is taken to
 * continue (docs/optimal-search.md, lemma 3, sliding, closely).
 */
final class SlideEnd {
  /** Of more iterations the sequences are not tried, so that time is bounded: any may continue. */
  private static final long MAX_OUTSIDE = 1024;

  private final SlidingBoundary boundary;
  private final TemporalLattice lattice;

  SlideEnd(SlidingBoundary boundary) {
    this.boundary = boundary;
    lattice = boundary.lattice;
  }

  /**
   * Whether no loop outside {@code outer} can continue as the loops between it and {@code inner}
   * slide the tile: along {@code loop} first, then the other of its rank.
   */
  boolean isAt(int inner, int outer, int loop) {
    IndexSet others = boundary.othersOfSameRank(loop);
    long taken = lattice.value(inner, loop) / lattice.value(outer, loop);
    if (others.size() > 1
        || taken == 1
        || mayHoldSpatialLoops(outer, loop)
        || (!others.isEmpty() && mayHoldSpatialLoops(outer, others.first()))) {
      return false;
    }
    Tile tile = boundary.tile(inner);
    long stride = boundary.step(tile, loop);
    long left = lattice.value(outer, loop);
    Outside outside = new Outside(left, stride * taken, 1, 0, stride);
    if (!others.isEmpty()) {
      int other = others.first();
      long otherLeft = lattice.value(outer, other);
      long otherTaken = lattice.value(inner, other) / otherLeft;
      long otherStep = boundary.step(tile, other);
      long offset = stride + (otherTaken > 1 ? otherStep : 0);
      outside = new Outside(left, stride * taken, otherLeft, otherStep * otherTaken, offset);
    }
    return outside.left * outside.otherLeft <= MAX_OUTSIDE && !outside.mayContinue(stride);
  }

  /** Whether spatial loops may be inside of further iterations of a loop. */
  private boolean mayHoldSpatialLoops(int outer, int loop) {
    return lattice.value(outer, loop) > 1 && boundary.factorsFurtherOut(loop).length > 0;
  }

  /**
   * The loops of a rank that are still outside.
   *
   * @param left iterations of the first
   * @param shift words that its next step moves the tile
   * @param otherLeft iterations of the other
   * @param otherShift words that its next step moves the tile
   * @param offset the sum of the steps so far
   */
  private record Outside(long left, long shift, long otherLeft, long otherShift, long offset) {
    /** Whether in some sequence one of the loops continues. */
    boolean mayContinue(long stride) {
      if ((left > 1 && (shift == offset || shift == offset + stride))
          || (otherLeft > 1 && (otherShift == offset || otherShift == offset + stride))) {
        return true;
      }
      for (long part = 2; part <= left; part++) {
        if (left % part == 0 && withFirst(part).mayContinue(stride)) {
          return true;
        }
      }
      for (long part = 2; part <= otherLeft; part++) {
        if (otherLeft % part == 0 && withOther(part).mayContinue(stride)) {
          return true;
        }
      }
      return false;
    }

    private Outside withFirst(long part) {
      return new Outside(left / part, shift * part, otherLeft, otherShift, offset + shift);
    }

    private Outside withOther(long part) {
      return new Outside(left, shift, otherLeft / part, otherShift * part, offset + otherShift);
    }
  }
}
