package org.loopwright.analysis;

/**
 * Counts the accesses of a data space whose tiles may overlap: sliding windows, halos, tiles that
 * neighbours pass on. Mutable scratch of one thread.
 */
final class OverlappingTileAccesses {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileTransfers transfers;
  private final TransferRecords records = new TransferRecords();

  /**
   * By level: words that the children of one instance receive, all together, before levels are
   * folded.
   */
  private final double[] delivered;

  /** By level: whether all groups of children that share a word are of one size. */
  private final boolean[] uniform;

  /** By level: words that one instance receives from outside. */
  private final double[] received;

  /** By level: words that one instance takes from, and passes to, its neighbours. */
  private final double[] peerWords;

  OverlappingTileAccesses(
      WorkloadGeometry geometry, LoopStack loops, TileShapes shapes, TileTransfers transfers) {
    this.geometry = geometry;
    this.loops = loops;
    this.shapes = shapes;
    this.transfers = transfers;
    delivered = new double[loops.levels];
    uniform = new boolean[loops.levels];
    received = new double[loops.levels];
    peerWords = new double[loops.levels];
  }

  void count(int space, PackedMapping mapping, AccessTable table) {
    int outermost = mapping.outermostKeeping(space);
    collect(space, table);
    foldBypassedLevels(space, mapping, table);
    chargePeers(space, outermost, table);
    for (int level = 0; level < loops.levels; level++) {
      int cell = table.cell(level, space);
      if (level > outermost || !mapping.keeps(level, space)) {
        table.bypass(cell);
      } else {
        keep(level, cell, level == outermost, geometry.readWrite[space], table);
      }
    }
  }

  private void collect(int space, AccessTable table) {
    transfers.enter(space);
    for (int level = 0; level < loops.levels; level++) {
      int cell = table.cell(level, space);
      transfers.measure(level, records);
      table.sent[cell] = transfers.sent;
      table.linkWords[cell] = transfers.linkWords;
      delivered[level] = transfers.delivered;
      uniform[level] = transfers.uniform;
      peerWords[level] = 0;
      if (level > 0) {
        received[level - 1] = transfers.deliveredToEach;
      }
    }
  }

  /**
   * Where a level is bypassed the next outer one is accessed as often as it would have been, by as
   * many children as before; whatever neighbours would have passed on goes directly.
   */
  private void foldBypassedLevels(int space, PackedMapping mapping, AccessTable table) {
    for (int level = 0; level < loops.levels - 1; level++) {
      if (!mapping.keeps(level, space)) {
        int outer = table.cell(level + 1, space);
        double accessesOfChildren = table.sent[table.cell(level, space)] * loops.fanout(level + 1);
        double factor = accessesOfChildren / delivered[level + 1];
        table.sent[outer] =
            uniform[level + 1] ? table.sent[outer] * factor : foldedSent(level + 1, factor);
        table.linkWords[outer] = 0;
      }
    }
  }

  private double foldedSent(int level, double factor) {
    transfers.collect(level, records);
    records.scale(factor);
    return records.sent();
  }

  /** What neighbours pass on is read by one and filled into the other. */
  private void chargePeers(int space, int outermost, AccessTable table) {
    for (int level = 1; level <= outermost; level++) {
      double words = table.linkWords[table.cell(level, space)];
      if (words != 0) {
        peerWords[level - 1] = words / loops.instances[level - 1];
      }
    }
  }

  private void keep(int level, int cell, boolean outermost, boolean readWrite, AccessTable table) {
    double fromOutside = outermost ? 0 : received[level];
    double filled = fromOutside + peerWords[level];
    double read = table.sent[cell] + peerWords[level];
    if (readWrite) {
      // The first update of each word needs no read, and its first fill brings nothing.
      long first = shapes.partitionWords[cell];
      table.result(
          cell,
          round(table.sent[cell]),
          round(read - first),
          round(outermost ? filled : filled - first));
    } else {
      table.operand(cell, round(read), (long) filled);
    }
  }

  /** The nearest whole number of a count, halves up. */
  private static long round(double count) {
    long floor = (long) count;
    return count - floor >= 0.5 ? floor + 1 : floor;
  }
}
