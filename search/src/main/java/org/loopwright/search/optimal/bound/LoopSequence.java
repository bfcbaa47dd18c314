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
  private int size;

  LoopSequence(int capacity) {
    rank = new int[capacity];
    shift = new long[capacity];
    iterations = new long[capacity];
  }

  void clear() {
    size = 0;
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

  void removeLast() {
    size--;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
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

  /** Words that a step of the first loop moves the tile. */
  long stride() {
    return shift[0];
  }
}
