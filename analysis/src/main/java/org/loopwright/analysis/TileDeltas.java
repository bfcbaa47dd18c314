package org.loopwright.analysis;

/**
 * What must arrive at one instance of a level over the run: the deltas between the tiles of
 * consecutive steps, summed in closed form (Parashar et al. 2019, section VI-A). Mutable scratch of
 * one thread.
 *
 * <p>Every loop is represented by its first two iterations, and the second stands for all later
 * ones; so when a loop steps, the loops inside it return from their second iteration to their
 * first. A tile that moves by a constant vector, the <em>stride</em>, keeps what overlaps. The
 * pattern generator can follow one stride at a time: the innermost loop that moves the tile sets
 * it; a step by the same stride brings the fresh edge only, a step that leaves the tile where it
 * was brings nothing, and any other step brings the whole tile.
 */
final class TileDeltas {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;

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
    repeatShift = new long[loops.levels * loops.dimensions + 1];
    repeatWords = new long[loops.levels * loops.dimensions + 1];
  }

  /**
   * Words of data space {@code space} that arrive at one instance of {@code level}; level -1 is the
   * arithmetic, which keeps nothing and takes a word each step.
   */
  long total(int level, int space) {
    if (level < 0) {
      return loops.steps;
    }
    long tile = shapes.words[level * geometry.dataSpaces + space];
    int loop = firstMover(level, space);
    if (loop == loops.temporalLoops) {
      return tile;
    }
    long stride = shift(loop, space);
    long edge = edge(level, space, loop, tile);
    long total = Math.addExact(tile, Math.multiplyExact(loops.temporalSteps[loop], edge));
    long offset = stride;
    for (loop++; loop < loops.temporalLoops; loop++) {
      long step = shift(loop, space);
      long move = step - offset;
      offset += step;
      if (move != 0) {
        long delta = move == stride ? edge : tile;
        total = Math.addExact(total, Math.multiplyExact(loops.temporalSteps[loop], delta));
      }
    }
    return total;
  }

  /**
   * The innermost loop outside {@code level} that moves the tile; the number of loops if none does.
   */
  private int firstMover(int level, int space) {
    int loop = loops.temporalStart[level + 1];
    while (loop < loops.temporalLoops && shift(loop, space) == 0) {
      loop++;
    }
    return loop;
  }

  private long shift(int loop, int space) {
    return loops.temporalStride[loop]
        * geometry.shift[space * loops.dimensions + loops.temporalDimension[loop]];
  }

  /**
   * Words that a step of {@code loop} adds: all but the overlap, if the tile moves along one rank.
   */
  private long edge(int level, int space, int loop, long tile) {
    int at = space * loops.dimensions + loops.temporalDimension[loop];
    int rank = geometry.soleRank[at];
    if (rank < 0) {
      return tile;
    }
    long extent = shapes.extent[level * geometry.rankStart[geometry.dataSpaces] + rank];
    long step = loops.temporalStride[loop] * geometry.soleStep[at];
    return step >= extent ? tile : tile / extent * step;
  }

  /**
   * Finds the deltas that a neighbour may have received the step before: those whose shape is that
   * of the previous delta. Fills {@link #repeatShift} and {@link #repeatWords}, each shift once.
   */
  void findRepeats(int level, int space) {
    repeatCount = 0;
    if (level < 0) {
      findPointRepeats(space);
    } else {
      int first = loops.temporalStart[level + 1];
      if (first < loops.temporalLoops && shift(first, space) != 0) {
        findTileRepeats(level, space, first);
      }
    }
  }

  /** Arithmetic takes one word each step, so every delta has the shape of the one before. */
  private void findPointRepeats(int space) {
    long offset = 0;
    for (int loop = 0; loop < loops.temporalLoops; loop++) {
      long step = shift(loop, space);
      addRepeat(step - offset, loops.temporalSteps[loop]);
      offset += step;
    }
  }

  /**
   * The innermost loop moves the tile: between any two steps of outer loops it takes one. Its own
   * delta is an edge; an outer step brings an edge, nothing or a whole tile, and only like follows
   * like.
   */
  private void findTileRepeats(int level, int space, int first) {
    long tile = shapes.words[level * geometry.dataSpaces + space];
    long stride = shift(first, space);
    long edge = edge(level, space, first, tile);
    long again = loops.temporalBound[first] - 1;
    long edges = edge == tile ? again : 0;
    long offset = stride;
    for (int loop = first + 1; loop < loops.temporalLoops; loop++) {
      long step = shift(loop, space);
      long move = step - offset;
      long times = loops.temporalSteps[loop];
      offset += step;
      if (move == stride) {
        edges = Math.addExact(edges, Math.multiplyExact(times, again + 1));
      } else if (move != 0 && edge == tile) {
        edges = Math.addExact(edges, Math.multiplyExact(times, again));
        addRepeat(move, Math.multiplyExact(times, tile));
      }
    }
    if (edges > 0) {
      addRepeat(stride, Math.multiplyExact(edges, edge));
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
