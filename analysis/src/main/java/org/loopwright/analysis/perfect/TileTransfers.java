package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;

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
  private PackedSwitches switches = PackedSwitches.NONE;

  /** Whether some reuse of the data space at hand is turned off at some level. */
  private boolean switched;

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

  void bind(PackedSwitches turnedOff) {
    switches = turnedOff;
  }

  /** Turns to a data space; the other methods speak of it. */
  void enter(int space) {
    this.space = space;
    switched = !switches.isNone() && switches.concern(space);
    deltas.enter(space);
  }

  /** Adds up what moves below {@code level}; {@code records} are scratch. */
  void measure(int level, TransferRecords records) {
    boolean apart = level > 0 ? !shapes.sharesRanks(level, space) : !loops.hasSpatialLoops(0);
    if (apart && !switched) {
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
    plainWords = forgets(level) ? deltas.totalWithoutReuse(level - 1) : deltas.total(level - 1);
    if (loops.hasSpatialLoops(level)) {
      group(level);
      if (!isOff(ReuseSwitch.LINK_TRANSFER, level)) {
        forward(level, records);
      }
    } else {
      all.reset(1, 1);
    }
    if (plainWords > 0) {
      records.add(all, plainWords);
    }
  }

  private boolean isOff(ReuseSwitch which, int level) {
    return switched && switches.isOff(which, level, space);
  }

  /** Whether the children of a level forget their tiles at each step. */
  private boolean forgets(int level) {
    return level > 0 && isOff(ReuseSwitch.TEMPORAL_REUSE, level - 1);
  }

  private void group(int level) {
    if (isOff(ReuseSwitch.MULTICAST, level)) {
      all.reset(1, loops.fanout(level));
    } else {
      reuse.group(level, space, all);
    }
  }

  private void forward(int level, TransferRecords records) {
    if (forgets(level)) {
      deltas.findRepeatsWithoutReuse(level - 1);
    } else {
      deltas.findRepeats(level - 1);
    }
    for (int i = 0; i < deltas.repeatCount; i++) {
      long shift = deltas.repeatShift[i];
      long words = deltas.repeatWords[i];
      long served = serve(level, shift);
      if (served > 0 && unserved.totalGroups() < all.totalGroups()) {
        records.add(unserved, words);
        plainWords -= words;
        linkWords = Math.addExact(linkWords, Math.multiplyExact(served, words));
        forwardShift[forwardCount] = shift;
        forwardWords[forwardCount++] = words;
      }
    }
  }

  /** Counts the children that a neighbour serves, and groups the others. */
  private long serve(int level, long shift) {
    long served = reuse.forward(level, space, shift, unserved);
    if (served > 0 && isOff(ReuseSwitch.MULTICAST, level)) {
      unserved.resetApart(loops.fanout(level) - served);
    }
    return served;
  }

  /** Whether the children of a level that need the same are served one by one. */
  boolean isUnicast(int level) {
    return isOff(ReuseSwitch.MULTICAST, level);
  }
}
