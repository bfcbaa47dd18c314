package org.loopwright.dataflow.engine;

import java.util.Arrays;

/**
 * The cases that the iterations of a cluster level fall into. Along each directive an iteration is
 * the first (initial), one of those that move by a whole offset (steady), or the incomplete last
 * one (edge); a case is a combination of these, with the number of iterations that are alike.
 *
 * <p>Cases come in cyclic order: the first is initial everywhere; then every directive turns from
 * steady over edge to initial, the innermost fastest.
 */
public final class IterationCases {
  static final int INITIAL = 0;
  static final int STEADY = 1;
  static final int EDGE = 2;

  private static final int POSITION = 3;
  private static final int INCOMPLETE = 4;
  private static final int COVERING = 8;
  private static final int PARTIAL_UNIT = 16;
  private static final int MOST = 3;

  private final int directives;
  private final int[] counts;
  private final int[] states;
  private final long[] repeats;
  private final int[] turn;
  private final int[] current;
  private int innermostMoved = -1;
  private boolean started;

  /** The cases of {@code level} on a tile with the given extents by dimension. */
  public IterationCases(ClusterLevel level, long[] tile) {
    directives = level.directives();
    counts = new int[directives];
    states = new int[directives * MOST];
    repeats = new long[directives * MOST];
    turn = new int[directives];
    current = new int[directives];
    for (int i = 0; i < directives; i++) {
      long extent = tile[level.dimension(i).index()];
      if (level.isSpatial(i)) {
        addSpatial(i, extent, level);
      } else {
        addTemporal(i, extent, level);
      }
      current[i] = states[i * MOST];
    }
  }

  private void addTemporal(int i, long extent, ClusterLevel level) {
    long size = level.size(i);
    add(i, 1, INITIAL | (extent < size ? INCOMPLETE : 0) | (extent <= size ? COVERING : 0));
    if (size >= extent) {
      return;
    }
    long steps = (extent - size) / level.offset(i);
    if (steps > 0) {
      add(i, steps, STEADY);
    }
    if (steps * level.offset(i) + size < extent) {
      add(i, 1, EDGE | INCOMPLETE);
    }
  }

  private void addSpatial(int i, long extent, ClusterLevel level) {
    long size = level.size(i);
    long offset = level.offset(i);
    long fold = Math.multiplyExact(offset, level.units());
    long reach = Math.addExact(fold - offset, size);
    boolean incomplete = extent < reach;
    int flags = incomplete ? INCOMPLETE | PARTIAL_UNIT : 0;
    add(i, 1, INITIAL | flags | (extent <= reach ? COVERING : 0));
    if (extent <= reach) {
      return;
    }
    long steps = ((extent - size) / offset + 1) / level.units() - 1;
    if (steps > 0) {
      add(i, steps, STEADY);
    }
    boolean exact = steps * fold + reach == extent;
    if (!exact && Math.addExact((steps + 1) * fold, reach) > extent) {
      boolean partial = hasPartialUnit(extent - (steps + 1) * fold, size, offset);
      add(i, 1, EDGE | INCOMPLETE | (partial ? PARTIAL_UNIT : 0));
    }
  }

  private static boolean hasPartialUnit(long rest, long size, long offset) {
    long whole = rest < size ? 1 : (rest - size) / offset + 1;
    return (whole - 1) * offset + size < rest;
  }

  private void add(int i, long repeat, int state) {
    states[i * MOST + counts[i]] = state;
    repeats[i * MOST + counts[i]] = repeat;
    counts[i]++;
  }

  /** Moves on to the next case; false after the last. */
  public boolean next() {
    if (!started) {
      started = true;
      return true;
    }
    for (int i = directives - 1; i >= 0; i--) {
      boolean turnsNext = turn[i] == 0;
      turn[i] = turn[i] + 1 == counts[i] ? 0 : turn[i] + 1;
      current[i] = states[i * MOST + turn[i]];
      if (!turnsNext) {
        break;
      }
    }
    findInnermostMoved();
    return !isInitial();
  }

  private void findInnermostMoved() {
    innermostMoved = directives - 1;
    while (innermostMoved >= 0 && turn[innermostMoved] == 0) {
      innermostMoved--;
    }
  }

  /** Whether every directive is at its first iteration: nothing is there yet to be reused. */
  public boolean isInitial() {
    return innermostMoved < 0;
  }

  /** The innermost directive that is not at its first iteration, -1 if there is none. */
  int innermostMoved() {
    return innermostMoved;
  }

  /** How many iterations fall into this case. */
  public long repeats() {
    long product = 1;
    for (int i = 0; i < directives; i++) {
      product = Math.multiplyExact(product, repeats[i * MOST + turn[i]]);
    }
    return product;
  }

  /** How many cases there are. */
  public long size() {
    return Arrays.stream(counts).asLongStream().reduce(1, Math::multiplyExact);
  }

  int position(int i) {
    return current[i] & POSITION;
  }

  /** Whether the tile ends before the map does, so that data points are fewer than mapped. */
  public boolean isIncomplete(int i) {
    return (current[i] & INCOMPLETE) != 0;
  }

  /** Whether this first iteration covers the whole dimension. */
  boolean isCovering(int i) {
    return (current[i] & COVERING) != 0;
  }

  /** Whether the last unit with work holds fewer data points than the others. */
  public boolean hasPartialUnit(int i) {
    return (current[i] & PARTIAL_UNIT) != 0;
  }
}
