package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.LoopStack;

/**
 * What the network below one level moves for one data space: deltas that go out as multicasts, and
 * deltas that neighbours pass on where that takes load off the level. Mutable scratch of one
 * thread.
 */
final class TileTransfers {
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileDeltas deltas;
  private final SpatialReuse reuse;
  private final ReuseRecords all = new ReuseRecords();
  private final ReuseRecords unserved = new ReuseRecords();
  private int space;

  /** Words that one instance sends; a word that goes to several children counts once. */
  double sent;

  /** Words that its children receive from it, all together. */
  double delivered;

  /** Words that the average child receives from it. */
  double deliveredToEach;

  /** Whether all groups of children that share a word are of one size. */
  boolean uniform;

  /** Words that all children together take from neighbours. */
  long linkWords;

  /** Words for one child, over the run, that no neighbour passes on. */
  long plainWords;

  /** Number of entries of {@link #forwardShift} and {@link #forwardWords}. */
  int forwardCount;

  /** Address shifts at which neighbours pass deltas on. */
  final long[] forwardShift;

  /**
   * Words for one child, over the run, in deltas that neighbours pass on to those that they reach.
   */
  final long[] forwardWords;

  TileTransfers(LoopStack loops, TileShapes shapes, TileDeltas deltas, SpatialReuse reuse) {
    this.shapes = shapes;
    this.loops = loops;
    this.deltas = deltas;
    this.reuse = reuse;
    forwardShift = new long[deltas.repeatShift.length];
    forwardWords = new long[deltas.repeatShift.length];
  }

  /** Turns to a data space; the other methods speak of it. */
  void enter(int space) {
    this.space = space;
    deltas.enter(space);
  }

  /** Adds up what moves below {@code level}; {@code records} are scratch. */
  void measure(int level, TransferRecords records) {
    if (level > 0 ? !shapes.sharesRanks(level, space) : !loops.hasSpatialLoops(0)) {
      measureApart(level);
    } else {
      collect(level, records);
      uniform = records.count == 1;
      sent = records.sent();
      delivered = records.delivered();
      deliveredToEach = records.deliveredToEach(loops.fanout(level));
    }
  }

  /**
   * Each spatial loop gives its children the same words or each its own, and no neighbour has what
   * another needs.
   */
  private void measureApart(int level) {
    long words = deltas.total(level - 1);
    uniform = true;
    sent = (double) Math.multiplyExact(words, shapes.childTiles(level, space));
    delivered = (double) Math.multiplyExact(words, loops.fanout(level));
    deliveredToEach = (double) words;
    linkWords = 0;
  }

  /** Collects what moves below {@code level} into {@code records} and the fields for forwarding. */
  void collect(int level, TransferRecords records) {
    records.clear();
    forwardCount = 0;
    linkWords = 0;
    plainWords = deltas.total(level - 1);
    if (loops.hasSpatialLoops(level)) {
      reuse.group(level, space, all);
      forward(level, records);
    } else {
      all.reset(1, 1);
    }
    if (plainWords > 0) {
      records.add(all, plainWords);
    }
  }

  private void forward(int level, TransferRecords records) {
    deltas.findRepeats(level - 1);
    for (int i = 0; i < deltas.repeatCount; i++) {
      long shift = deltas.repeatShift[i];
      long words = deltas.repeatWords[i];
      long served = reuse.forward(level, space, shift, unserved);
      if (served > 0 && unserved.totalGroups() < all.totalGroups()) {
        records.add(unserved, words);
        plainWords -= words;
        linkWords = Math.addExact(linkWords, Math.multiplyExact(served, words));
        forwardShift[forwardCount] = shift;
        forwardWords[forwardCount++] = words;
      }
    }
  }
}
