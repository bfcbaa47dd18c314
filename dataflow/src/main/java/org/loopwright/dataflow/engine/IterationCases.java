package org.loopwright.dataflow.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The cases that the iterations of a cluster level fall into. Along each directive an iteration is
 * the first (initial), one of those that move by a whole offset (steady), or the incomplete last
 * one (edge); a case is a combination of these, with the number of iterations that are alike.
 *
 * <p>Cases come in cyclic order: the first is initial everywhere; then every directive turns from
 * steady over edge to initial, the innermost fastest.
 */
final class IterationCases {
  /** The position of an iteration along one directive. */
  enum Position {
    INITIAL,
    STEADY,
    EDGE
  }

  /**
   * Iterations along one directive that are alike.
   *
   * @param isIncomplete whether the tile ends before the map does, so that data points are fewer
   *     than mapped
   * @param isCovering whether it is one iteration that covers the whole dimension
   * @param hasPartialUnit whether the last unit with work holds fewer data points than the others
   */
  private record Stretch(
      Position position,
      long repeats,
      boolean isIncomplete,
      boolean isCovering,
      boolean hasPartialUnit) {}

  private static final int MAX_STRETCHES = 3;

  private final int directives;
  private final Stretch[] stretches;
  private final int[] counts;
  private final int[] turn;
  private final Stretch[] current;
  private int innermostMoved = -1;
  private boolean started;

  /** The cases of {@code level} on a tile with the given extents by dimension. */
  IterationCases(ClusterLevel level, long[] tile) {
    directives = level.directives();
    stretches = new Stretch[directives * MAX_STRETCHES];
    counts = new int[directives];
    turn = new int[directives];
    current = new Stretch[directives];
    for (int i = 0; i < directives; i++) {
      long extent = tile[level.dimension(i).index()];
      if (level.isSpatial(i)) {
        addSpatial(i, extent, level);
      } else {
        addTemporal(i, extent, level.size(i), level.offset(i));
      }
      current[i] = stretches[i * MAX_STRETCHES];
    }
  }

  private void addTemporal(int i, long extent, long size, long offset) {
    add(i, new Stretch(Position.INITIAL, 1, extent < size, extent <= size, false));
    if (size >= extent) {
      return;
    }
    long steps = (extent - size) / offset;
    if (steps > 0) {
      add(i, new Stretch(Position.STEADY, steps, false, false, false));
    }
    if (steps * offset + size < extent) {
      add(i, new Stretch(Position.EDGE, 1, true, false, false));
    }
  }

  private void addSpatial(int i, long extent, ClusterLevel level) {
    long size = level.size(i);
    long offset = level.offset(i);
    long fold = Math.multiplyExact(offset, level.units());
    long reach = Math.addExact(fold - offset, size);
    boolean incomplete = extent < reach;
    add(i, new Stretch(Position.INITIAL, 1, incomplete, extent <= reach, incomplete));
    if (extent <= reach) {
      return;
    }
    long steps = ((extent - size) / offset + 1) / level.units() - 1;
    if (steps > 0) {
      add(i, new Stretch(Position.STEADY, steps, false, false, false));
    }
    boolean exact = steps * fold + reach == extent;
    if (!exact && Math.addExact((steps + 1) * fold, reach) > extent) {
      boolean partial = hasPartialUnit(extent - (steps + 1) * fold, size, offset);
      add(i, new Stretch(Position.EDGE, 1, true, false, partial));
    }
  }

  private static boolean hasPartialUnit(long rest, long size, long offset) {
    long whole = rest < size ? 1 : (rest - size) / offset + 1;
    return (whole - 1) * offset + size < rest;
  }

  private void add(int i, Stretch stretch) {
    stretches[i * MAX_STRETCHES + counts[i]++] = stretch;
  }

  /** Moves on to the next case; false after the last. */
  boolean next() {
    if (!started) {
      started = true;
      return true;
    }
    for (int i = directives - 1; i >= 0; i--) {
      boolean turnsNext = turn[i] == 0;
      turn[i] = turn[i] + 1 == counts[i] ? 0 : turn[i] + 1;
      current[i] = stretches[i * MAX_STRETCHES + turn[i]];
      if (!turnsNext) {
        break;
      }
    }
    innermostMoved = directives - 1;
    while (innermostMoved >= 0 && turn[innermostMoved] == 0) {
      innermostMoved--;
    }
    return !isInitial();
  }

  /** Whether every directive is at its first iteration, so that there is nothing to reuse yet. */
  boolean isInitial() {
    return innermostMoved < 0;
  }

  /** The innermost directive that is not at its first iteration, unless the case is initial. */
  int innermostMoved() {
    return innermostMoved;
  }

  /** The number of iterations that fall into this case. */
  long repeats() {
    long product = 1;
    for (Stretch stretch : current) {
      product = Math.multiplyExact(product, stretch.repeats);
    }
    return product;
  }

  /** Which directives are not at their first iteration, in words. */
  String name(ClusterLevel level) {
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < directives; i++) {
      if (position(i) != Position.INITIAL) {
        moved.add(
            level.dimension(i).symbol() + (position(i) == Position.EDGE ? " at its edge" : ""));
      }
    }
    return moved.isEmpty() ? "first" : String.join(", ", moved);
  }

  Position position(int i) {
    return current[i].position;
  }

  /** Whether the tile ends before the map does, so that data points are fewer than mapped. */
  boolean isIncomplete(int i) {
    return current[i].isIncomplete;
  }

  /** Whether this is the first iteration of directive {@code i}, and covers its dimension. */
  boolean isCovering(int i) {
    return current[i].isCovering;
  }

  /** Whether the last unit with work holds fewer data points than the others. */
  boolean hasPartialUnit(int i) {
    return current[i].hasPartialUnit;
  }
}
