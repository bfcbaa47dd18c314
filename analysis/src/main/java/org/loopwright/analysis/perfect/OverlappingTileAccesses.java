package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.AccessTable;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;

/**
 * Counts the accesses of a data space whose tiles may overlap: sliding windows, halos, tiles that
 * neighbours pass on. Mutable scratch of one thread.
 */
final class OverlappingTileAccesses {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileTransfers transfers;
  private final SentWords sent;
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

  private PackedSwitches switches = PackedSwitches.NONE;

  OverlappingTileAccesses(
      WorkloadGeometry geometry,
      LoopStack loops,
      TileShapes shapes,
      TileTransfers transfers,
      SentWords sent) {
    this.geometry = geometry;
    this.loops = loops;
    this.shapes = shapes;
    this.transfers = transfers;
    this.sent = sent;
    delivered = new double[loops.levels()];
    uniform = new boolean[loops.levels()];
    received = new double[loops.levels()];
    peerWords = new double[loops.levels()];
  }

  void bind(PackedSwitches turnedOff) {
    switches = turnedOff;
  }

  void count(int space, PackedMapping mapping, AccessTable table) {
    int outermost = mapping.outermostKeeping(space);
    collect(space);
    foldBypassedLevels(space, mapping);
    chargePeers(space, outermost);
    for (int level = 0; level < loops.levels(); level++) {
      if (mapping.keeps(level, space)) {
        enter(level, space, level == outermost, table);
      } else {
        table.bypass(level, space);
      }
    }
  }

  private void collect(int space) {
    transfers.enter(space);
    for (int level = 0; level < loops.levels(); level++) {
      transfers.measure(level, records);
      sent.record(level, space, transfers.sent, (double) transfers.linkWords);
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
   * many children as before; whatever neighbours would have passed on goes directly. So it is where
   * a level hands on what it is asked for.
   */
  private void foldBypassedLevels(int space, PackedMapping mapping) {
    for (int level = 0; level < loops.levels() - 1; level++) {
      if (!mapping.keeps(level, space) || handsOn(level, space)) {
        int outer = level + 1;
        double accessesOfChildren = sent.words(level, space) * loops.fanout(outer);
        double factor = accessesOfChildren / delivered[outer];
        double folded =
            uniform[outer] ? sent.words(outer, space) * factor : foldedSent(outer, factor);
        sent.record(outer, space, folded, 0);
      }
    }
  }

  private boolean handsOn(int level, int space) {
    return switches.isOff(ReuseSwitch.COALESCING, level, space);
  }

  private double foldedSent(int level, double factor) {
    transfers.collect(level, records);
    records.scale(factor);
    return records.sent();
  }

  /** Charges what neighbours pass on: one reads it, and it is filled into the other. */
  private void chargePeers(int space, int outermost) {
    for (int level = 1; level <= outermost; level++) {
      double words = sent.linkWords(level, space);
      if (words != 0) {
        peerWords[level - 1] = words / loops.instances(level - 1);
      }
    }
  }

  private void enter(int level, int space, boolean outermost, AccessTable table) {
    double filled = (outermost ? 0 : received[level]) + peerWords[level];
    double read = sent.words(level, space) + peerWords[level];
    if (!geometry.readWrite[space]) {
      table.operand(level, space, round(read), (long) filled);
      return;
    }
    if (handsOn(level, space)) {
      table.handedOn(level, space, round(sent.words(level, space)), round(read));
    } else {
      // The first update of each word needs no read, and its first fill brings nothing.
      boolean elided = !switches.isOff(ReuseSwitch.FIRST_READ_ELISION, level, space);
      long first = elided ? shapes.partitionWords(level, space) : 0;
      table.result(
          level,
          space,
          round(sent.words(level, space)),
          round(read - first),
          round(outermost ? filled : filled - first));
    }
    table.drain(level, space, round(outermost ? 0 : received[level]));
  }

  /** The nearest whole number of a count, halves up. */
  private static long round(double count) {
    long floor = (long) count;
    return count - floor >= 0.5 ? floor + 1 : floor;
  }
}
