package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.LoopStack;

/**
 * What must arrive at one instance of a level over the run: the deltas between the tiles of
 * consecutive steps, summed in closed form (Parashar et al. 2019, section VI-A). Mutable scratch of
 * one thread.
 *
 * <p>Every loop is represented by its first two iterations, and the second represents all later
 * ones; so when a loop steps, the loops inside it return from their second iteration to their
 * first. A tile that moves by a constant vector, the <em>stride</em>, keeps what overlaps. The
 * pattern generator can follow one stride at a time: the innermost loop that moves the tile sets
 * it; a step by the same stride brings the delta only, a step that leaves the tile where it was
 * brings nothing, and any other step brings the whole tile.
 */
final class TileDeltas {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;

  private int space;

  /** By temporal loop: address shift of one step in the data space at hand. */
  private final long[] shift;

  /** Number of entries of {@link #repeatShift} and {@link #repeatWords}. */
  int repeatCount;

  /** Address shifts by which a delta repeats, in shape, the one of the step before. */
  final long[] repeatShift;

  /** Words that arrive, over the run, in deltas that repeat by the shift at the same place. */
  final long[] repeatWords;

  TileDeltas(WorkloadGeometry geometry, LoopStack loops, TileShapes shapes) {
    this.geometry = geometry;
    this.loops = loops;
    this.shapes = shapes;
    int most = loops.levels() * loops.dimensions() + 1;
    shift = new long[most];
    repeatShift = new long[most];
    repeatWords = new long[most];
  }

  /** Turns to a data space; the other methods speak of it. */
  void enter(int space) {
    this.space = space;
    int row = space * loops.dimensions();
    for (int loop = 0; loop < loops.temporalLoops(); loop++) {
      shift[loop] =
          loops.temporalStride(loop) * geometry.shift[row + loops.temporalDimension(loop)];
    }
  }

  /**
   * Words that arrive at one instance of {@code level}; the arithmetic keeps nothing and takes a
   * word each step.
   */
  long total(int level) {
    if (level == LoopStack.ARITHMETIC) {
      return loops.steps();
    }
    if (geometry.ownsAllRanks[space]) {
      return totalOfWholeTiles(level, space);
    }
    long tile = shapes.words(level, space);
    int first = shapes.firstMover(loops.temporalStart(level + 1), space);
    return first == loops.temporalLoops() ? tile : totalOfOverlapping(level, first, tile);
  }

  /**
   * Words that arrive of a data space all of whose tiles move along ranks of their own: they never
   * overlap, so from the innermost loop that moves them on each step brings a whole one.
   */
  long totalOfWholeTiles(int level, int space) {
    long tile = shapes.words(level, space);
    return Math.multiplyExact(
        tile, loops.temporalIterations(shapes.firstMover(loops.temporalStart(level + 1), space)));
  }

  /** Words that arrive at an instance that forgets its tile at each step. */
  long totalWithoutReuse(int level) {
    return Math.multiplyExact(
        shapes.words(level, space), loops.temporalIterations(loops.temporalStart(level + 1)));
  }

  private long totalOfOverlapping(int level, int first, long tile) {
    long stride = shift[first];
    long delta = delta(level, first, tile);
    long total = Math.addExact(tile, Math.multiplyExact(loops.temporalSteps(first), delta));
    long offset = stride;
    for (int loop = first + 1; loop < loops.temporalLoops(); loop++) {
      long move = shift[loop] - offset;
      offset += shift[loop];
      if (move != 0) {
        long arriving = move == stride ? delta : tile;
        total = Math.addExact(total, Math.multiplyExact(loops.temporalSteps(loop), arriving));
      }
    }
    return total;
  }

  /**
   * Words that a step of {@code loop} adds: all but those where the moved box meets the old one.
   */
  private long delta(int level, int loop, long tile) {
    int pair = space * loops.dimensions() + loops.temporalDimension(loop);
    if (geometry.proportionalBit[pair] != 0) {
      return tile;
    }
    long overlap = tile;
    int onlyRank = geometry.soleRank[pair];
    if (onlyRank >= 0) {
      overlap = overlapAlong(onlyRank, level, loop, overlap);
    } else {
      for (int rank = geometry.rankStart[space]; rank < geometry.rankStart[space + 1]; rank++) {
        overlap = overlapAlong(rank, level, loop, overlap);
      }
    }
    return tile - overlap;
  }

  /** The part of an overlap that remains when the box also moves along {@code rank}. */
  private long overlapAlong(int rank, int level, int loop, long overlap) {
    long step = loops.temporalStride(loop) * stepAlong(rank, loops.temporalDimension(loop));
    if (step == 0) {
      return overlap;
    }
    long extent = shapes.extent(level, rank);
    return step >= extent ? 0 : overlap / extent * (extent - step);
  }

  private long stepAlong(int rank, int dimension) {
    for (int term = geometry.termStart[rank]; term < geometry.termStart[rank + 1]; term++) {
      if (geometry.termDimension[term] == dimension) {
        return geometry.termStep[term];
      }
    }
    return 0;
  }

  /**
   * Finds the deltas that a neighbour may have received the step before: those whose shape is that
   * of the previous delta, and whose shift spatial loops of the level outside may reach. Fills
   * {@link #repeatShift} and {@link #repeatWords}, each shift once.
   *
   * <p>Spatial loops differ by less, along a rank that their dimension has to itself, than any
   * temporal loop outside them moves; so no neighbour is apart by a shift with a part along such a
   * rank.
   */
  void findRepeats(int level) {
    repeatCount = 0;
    boolean reachable = shapes.sharesRanks(level + 1, space);
    if (level == LoopStack.ARITHMETIC) {
      findEveryRepeat(0, 1, reachable);
    } else if (reachable) {
      findTileRepeats(level);
    }
  }

  /** The same for instances that forget their tiles at each step. */
  void findRepeatsWithoutReuse(int level) {
    repeatCount = 0;
    findEveryRepeat(
        loops.temporalStart(level + 1),
        shapes.words(level, space),
        shapes.sharesRanks(level + 1, space));
  }

  /**
   * Whether a spatial loop of {@code level} indexes {@code rank} together with other dimensions.
   */
  private boolean sharesRanks(int level, int rank) {
    for (int loop = loops.spatialStart(level); loop < loops.spatialStart(level + 1); loop++) {
      int pair = space * loops.dimensions() + loops.spatialDimension(loop);
      int indexed = geometry.soleRank[pair];
      if (indexed == WorkloadGeometry.SEVERAL_RANKS
          || (indexed >= 0 && !geometry.ownsRank[pair] && rank == indexed)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The repeats of those who take a whole tile at each step, as arithmetic takes its word: every
   * delta has the shape of the one before.
   *
   * @param first the innermost loop that makes steps
   */
  private void findEveryRepeat(int first, long tile, boolean reachable) {
    long offset = 0;
    boolean beyondReach = !reachable;
    for (int loop = first; loop < loops.temporalLoops(); loop++) {
      long step = shift[loop];
      long move = step - offset;
      offset += step;
      beyondReach |= ownsRank(loop);
      if (move == 0 || !beyondReach) {
        addRepeat(move, Math.multiplyExact(loops.temporalSteps(loop), tile));
      }
    }
  }

  private boolean ownsRank(int loop) {
    return geometry.ownsRank[space * loops.dimensions() + loops.temporalDimension(loop)];
  }

  /**
   * Only if the innermost loop moves the tile do two deltas follow each other: between any two
   * steps of outer loops it takes one. Its own delta is what is fresh of a tile; an outer step
   * brings as much, nothing, or a whole tile, and only like follows like.
   */
  private void findTileRepeats(int level) {
    // The loop that moves the tile most often decides whether any two deltas follow each other.
    int first = loops.temporalStart(level + 1);
    if (first == loops.temporalLoops() || shift[first] == 0 || ownsRank(first)) {
      return;
    }
    long tile = shapes.words(level, space);
    long stride = shift[first];
    long delta = delta(level, first, tile);
    boolean whole = delta == tile;
    // Steps of the innermost loop that follow one another between two steps of outer loops.
    long again = loops.temporalBound(first) - 1;
    long repeats = whole ? again : 0;
    long offset = stride;
    boolean beyondReach = false;
    for (int loop = first + 1; loop < loops.temporalLoops(); loop++) {
      long step = shift[loop];
      long move = step - offset;
      long times = loops.temporalSteps(loop);
      offset += step;
      beyondReach |= ownsRank(loop);
      if (move == stride) {
        repeats = Math.addExact(repeats, Math.multiplyExact(times, again + 1));
      } else if (move != 0 && whole) {
        repeats = Math.addExact(repeats, Math.multiplyExact(times, again));
        if (!beyondReach) {
          addRepeat(move, Math.multiplyExact(times, tile));
        }
      }
    }
    // Only now, with all its repeats, the shift of the innermost loop.
    int pair = space * loops.dimensions() + loops.temporalDimension(first);
    if (repeats > 0 && sharesRanks(level + 1, geometry.soleRank[pair])) {
      addRepeat(stride, Math.multiplyExact(repeats, delta));
    }
  }

  private void addRepeat(long shift, long words) {
    for (int i = 0; i < repeatCount; i++) {
      if (repeatShift[i] == shift) {
        repeatWords[i] = Math.addExact(repeatWords[i], words);
        return;
      }
    }
    repeatShift[repeatCount] = shift;
    repeatWords[repeatCount++] = words;
  }
}
