package org.loopwright.search.optimal.bound;

/**
 * Loops that move a tile along shared ranks, or leave it stationary, from the inside out. Reused,
 * so one thread's own.
 */
final class LoopSequence {
  private static final int STATIONARY = -1;

  private final int[] rank;
  private final long[] shift;
  private final long[] iterations;

  /** Number of loops. */
  int size;

  LoopSequence(int capacity) {
    rank = new int[capacity];
    shift = new long[capacity];
    iterations = new long[capacity];
  }

  /** Adds a loop each step of which moves the tile along a rank by some words. */
  void addMoving(int alongRank, long words, long times) {
    rank[size] = alongRank;
    shift[size] = words;
    iterations[size++] = times;
  }

  void addStationary(long times) {
    addMoving(STATIONARY, 0, times);
  }

  long iterations(int loop) {
    return iterations[loop];
  }

  /** Words that a step of a loop moves the tile along a rank. */
  long shift(int loop, int alongRank) {
    return rank[loop] == alongRank ? shift[loop] : 0;
  }

  /** The rank of the first loop, which moves the tile. */
  int firstRank() {
    return rank[0];
  }
}
