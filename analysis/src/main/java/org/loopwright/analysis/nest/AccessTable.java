package org.loopwright.analysis.nest;

/**
 * The accesses of one mapping by level and data space, of the average working instance. Mutable
 * scratch of one thread.
 */
public final class AccessTable {
  private final int dataSpaces;
  private final long[] reads;
  private final long[] fills;
  private final long[] updates;
  private final long[] drains;
  private final double[] temporalReductions;

  public AccessTable(int levels, int dataSpaces) {
    this.dataSpaces = dataSpaces;
    int cells = levels * dataSpaces;
    reads = new long[cells];
    fills = new long[cells];
    updates = new long[cells];
    drains = new long[cells];
    temporalReductions = new double[cells];
  }

  /** Words read by one instance. */
  public long reads(int level, int space) {
    return reads[level * dataSpaces + space];
  }

  /** Words filled into one instance from outside. */
  public long fills(int level, int space) {
    return fills[level * dataSpaces + space];
  }

  /** Words written to one instance from inside. */
  public long updates(int level, int space) {
    return updates[level * dataSpaces + space];
  }

  /** Words of a result that one instance sends outward. */
  public long drains(int level, int space) {
    return drains[level * dataSpaces + space];
  }

  /** Additions to words already in one instance. */
  public double temporalReductions(int level, int space) {
    return temporalReductions[level * dataSpaces + space];
  }

  /** Enters a level that does not keep the data space. */
  public void bypass(int level, int space) {
    operand(level, space, 0, 0);
  }

  /** Enters an operand: read by those inside, filled from outside. */
  public void operand(int level, int space, long read, long filled) {
    int cell = level * dataSpaces + space;
    reads[cell] = read;
    fills[cell] = filled;
    updates[cell] = 0;
    drains[cell] = 0;
    temporalReductions[cell] = 0;
  }

  /**
   * Enters a result: updated by those inside, accumulated with what is there, filled with partial
   * sums from outside. What it sends outward comes with {@link #drain}.
   */
  public void result(int level, int space, long updated, long accumulated, long filled) {
    int cell = level * dataSpaces + space;
    updates[cell] = updated;
    reads[cell] = Math.max(0, accumulated);
    temporalReductions[cell] = Math.max(0, accumulated);
    fills[cell] = Math.max(0, filled);
    drains[cell] = 0;
  }

  /** Changes the words of a result that a level, which has been entered, sends outward. */
  public void drain(int level, int space, long drained) {
    drains[level * dataSpaces + space] = drained;
  }

  /** Enters a result of a level that hands on each update: all are read, and filled, as well. */
  public void handedOn(int level, int space, long updated, long passed) {
    int cell = level * dataSpaces + space;
    updates[cell] = updated;
    reads[cell] = passed;
    temporalReductions[cell] = passed;
    fills[cell] = passed;
  }

  /** Changes the words filled into a level that has been entered. */
  public void fill(int level, int space, long filled) {
    fills[level * dataSpaces + space] = filled;
  }
}
