package org.loopwright.analysis.nest;

import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.mapping.PackedSwitches;

/**
 * Counts the accesses of one mapping after another, each engine for mappings of its kind. Levels
 * and data spaces are positions; counts are of the average working instance unless a method names
 * another. Mutable scratch of one thread.
 */
public abstract class AccessEngine {
  private final Architecture architecture;
  private final LoopStack loops;
  private final AccessTable accesses;
  private PackedMapping mapping;
  private PackedSwitches switches = PackedSwitches.NONE;

  protected AccessEngine(Architecture architecture, LoopStack loops, int dataSpaces) {
    this.architecture = architecture;
    this.loops = loops;
    accesses = new AccessTable(loops.levels(), dataSpaces);
  }

  /** Takes what reuse is turned off in the mappings to come. */
  public void bind(PackedSwitches turnedOff) {
    switches = turnedOff;
  }

  /** What reuse is turned off, by the hardware or the mapping. */
  protected final PackedSwitches switches() {
    return switches;
  }

  /** Takes a mapping and measures its tiles; it must not change until the outcome has been read. */
  public final void measureTiles(PackedMapping next) {
    mapping = next;
    loops.load(next);
    measureTiles();
  }

  /** The mapping last measured. */
  public final PackedMapping mapping() {
    return mapping;
  }

  public final LoopStack loops() {
    return loops;
  }

  /** The accesses that {@link #countAccesses} has counted. */
  public final AccessTable accesses() {
    return accesses;
  }

  /** Measures the tiles of the loops just loaded. */
  protected abstract void measureTiles();

  /** Counts the accesses of the mapping last measured. */
  public abstract void countAccesses();

  /** Words of the tile that one instance works on. */
  public abstract long tileWords(int level, int space);

  /** Measures {@link #partitionWords} of every level and data space. */
  public abstract void measurePartitions();

  /** Words that one instance holds over the whole run. */
  public abstract long partitionWords(int level, int space);

  /** Instances of a level that work. */
  public abstract long instances(int level);

  /** Arithmetic units that work. */
  public abstract long computeInstances();

  /** Steps in time: operations of the arithmetic unit with the most to do. */
  public abstract long steps();

  /** Operations of all arithmetic units. */
  public abstract long operations();

  /** Words read by the instance with the most to do. */
  public abstract long busiestReads(int level, int space);

  /** Words written to the instance with the most to do, from outside and inside. */
  public abstract long busiestWrites(int level, int space);

  /** The transfers over the network below a level: none outside the outermost level that keeps. */
  public final TransferCounts network(int level, int space) {
    if (level > mapping.outermostKeeping(space)) {
      return TransferCounts.NONE;
    }
    boolean isShared = architecture.storage().get(level).network().layout().isShared();
    return isShared && !mapping.keeps(level, space) && !isResult(space)
        ? overOneNetwork(level, space)
        : transfers(level, space);
  }

  /**
   * The transfers below a level that only passes on words, where the networks of its instances are
   * one: a word that came to several of them crosses it once, and goes to the children of the
   * others over a hop each.
   */
  private TransferCounts overOneNetwork(int level, int space) {
    TransferCounts own = transfers(level, space);
    int keeper = level + 1;
    while (!mapping.keeps(keeper, space)) {
      keeper++;
    }
    TransferCounts outside = transfers(keeper, space);
    double sent = outside.words() * instances(keeper);
    double arrived = own.words() * instances(level) - outside.linkTransfers() * instances(keeper);
    double copies = sent > 0 ? Math.max(1, arrived / sent) : 1;
    double onward = Math.min(1, own.hops());
    return own.withHops(onward + (own.hops() - onward) / copies);
  }

  /** Whether a data space is a result. */
  protected abstract boolean isResult(int space);

  /** The transfers over the network below a level, one that the data space crosses. */
  protected abstract TransferCounts transfers(int level, int space);

  /**
   * Words of a result over the network below a level. A level that cannot accumulate gets a partial
   * sum back for each word that it sends, but for the first. Where ranks share dimensions, a tile
   * as a box has more words than are ever sent.
   */
  protected final double withPartialSums(int level, int space, double words) {
    if (architecture.storage().get(level).memory().reductionSupported()) {
      return words;
    }
    long first = mapping.keeps(level, space) ? partitionWords(level, space) : 0;
    return Math.max(0, 2 * words - first);
  }
}
