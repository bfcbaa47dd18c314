package org.loopwright.analysis;

/**
 * The counts of one mapping as arrays by level and data space, of the average working instance.
 * Mutable scratch of one thread.
 */
final class AccessTable {
  private final int dataSpaces;

  /**
   * Words that one instance sends inward or receives from there; a word that several share counts
   * once.
   */
  final double[] sent;

  /** Words that the children of one instance pass to each other instead. */
  final double[] linkWords;

  final long[] reads;
  final long[] fills;
  final long[] updates;
  final double[] temporalReductions;

  AccessTable(int levels, int dataSpaces) {
    this.dataSpaces = dataSpaces;
    int cells = levels * dataSpaces;
    sent = new double[cells];
    linkWords = new double[cells];
    reads = new long[cells];
    fills = new long[cells];
    updates = new long[cells];
    temporalReductions = new double[cells];
  }

  int cell(int level, int space) {
    return level * dataSpaces + space;
  }

  /** A level that does not keep the data space. */
  void bypass(int cell) {
    reads[cell] = 0;
    fills[cell] = 0;
    updates[cell] = 0;
    temporalReductions[cell] = 0;
  }

  /** An operand: read by those inside, filled from outside. */
  void operand(int cell, long read, long filled) {
    reads[cell] = read;
    fills[cell] = filled;
    updates[cell] = 0;
    temporalReductions[cell] = 0;
  }

  /**
   * A result: updated by those inside, accumulated with what is there, filled with partial sums
   * from outside.
   */
  void result(int cell, long updated, long accumulated, long filled) {
    updates[cell] = updated;
    reads[cell] = Math.max(0, accumulated);
    temporalReductions[cell] = Math.max(0, accumulated);
    fills[cell] = Math.max(0, filled);
  }
}
