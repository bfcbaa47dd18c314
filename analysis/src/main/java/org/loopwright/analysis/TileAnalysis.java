package org.loopwright.analysis;

import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * The tile analysis (Parashar et al. 2019, section VI-A): from a mapping to the words that each
 * storage level reads, fills and updates, in closed form. Its cost depends on the number of loops,
 * not on their bounds.
 *
 * <p>Bound to a workload and an architecture, reused for many mappings without allocating; not for
 * sharing between threads ({@link #another} makes one more). Call {@link #measureTiles}, then, if
 * the tiles fit, {@link #countAccesses}; the accessors tell the outcome for the average working
 * instance, levels and data spaces by their positions. Counts that would exceed 2^63 throw {@link
 * ArithmeticException}.
 */
public final class TileAnalysis {
  private final Workload workload;
  private final Architecture architecture;
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileTransfers tileTransfers;
  private final TransferRecords records = new TransferRecords();
  private final double[] content;
  private final double[] delivered;

  /** What the words below a level are multiplied with because the levels inside it are bypassed. */
  private final double[] folding;

  private final boolean[] uniform;
  private final double[] parentShare;
  private final double[] linkWords;
  private final double[] peerWords;
  private final long[] reads;
  private final long[] fills;
  private final long[] updates;
  private final double[] temporalReductions;
  private PackedMapping mapping;

  public TileAnalysis(Workload workload, Architecture architecture) {
    this(workload, architecture, new WorkloadGeometry(workload));
  }

  private TileAnalysis(Workload workload, Architecture architecture, WorkloadGeometry geometry) {
    this.workload = workload;
    this.architecture = architecture;
    this.geometry = geometry;
    loops = new LoopStack(architecture, geometry.dimensions);
    shapes = new TileShapes(geometry, loops);
    TileDeltas deltas = new TileDeltas(geometry, loops, shapes);
    tileTransfers = new TileTransfers(geometry, loops, deltas, new SpatialReuse(geometry, loops));
    int cells = loops.levels * geometry.dataSpaces;
    content = new double[cells];
    delivered = new double[cells];
    folding = new double[cells];
    uniform = new boolean[cells];
    parentShare = new double[cells];
    linkWords = new double[cells];
    peerWords = new double[cells];
    reads = new long[cells];
    fills = new long[cells];
    updates = new long[cells];
    temporalReductions = new double[cells];
  }

  /** One more analysis of the same workload and architecture, for another thread. */
  public TileAnalysis another() {
    return new TileAnalysis(workload, architecture, geometry);
  }

  /** The counts of one mapping. */
  public static AccessCounts analyze(
      Workload workload, Architecture architecture, Mapping mapping) {
    PackedMapping packed = PackedMapping.of(workload, architecture, mapping);
    packed.requireComplete(workload);
    TileAnalysis analysis = new TileAnalysis(workload, architecture);
    analysis.measureTiles(packed);
    analysis.countAccesses();
    return analysis.counts();
  }

  /** Takes a mapping and measures its tiles; it must not change until the outcome has been read. */
  public void measureTiles(PackedMapping mapping) {
    this.mapping = mapping;
    loops.load(mapping);
    shapes.measureTiles();
  }

  /** Counts the accesses of the mapping last measured. */
  public void countAccesses() {
    shapes.measurePartitions();
    for (int space = 0; space < geometry.dataSpaces; space++) {
      collectTransfers(space);
      foldBypassedLevels(space);
      clearBeyondBackingStore(space);
      chargePeers(space);
      splitAccesses(space);
    }
  }

  private void collectTransfers(int space) {
    tileTransfers.enter(space);
    for (int level = 0; level < loops.levels; level++) {
      int cell = cell(level, space);
      tileTransfers.measure(level, records);
      content[cell] = tileTransfers.sent;
      delivered[cell] = tileTransfers.delivered;
      uniform[cell] = tileTransfers.uniform;
      linkWords[cell] = tileTransfers.linkWords;
      parentShare[cell] = 0;
      peerWords[cell] = 0;
      folding[cell] = 1;
      if (level > 0) {
        parentShare[cell - geometry.dataSpaces] = tileTransfers.deliveredToEach;
      }
    }
  }

  /**
   * Where a level is bypassed the next outer one is accessed as often as it would have been, by as
   * many children as before; whatever neighbours would have passed on goes directly.
   */
  private void foldBypassedLevels(int space) {
    for (int level = 0; level < loops.levels - 1; level++) {
      if (mapping.keeps(level, space)) {
        continue;
      }
      int cell = cell(level, space);
      int outer = cell(level + 1, space);
      double accessesOfChildren = content[cell] * loops.fanout(level + 1);
      folding[outer] = accessesOfChildren / delivered[outer];
      content[outer] = sentFolded(level + 1, space);
      linkWords[outer] = 0;
      content[cell] = 0;
      parentShare[cell] = 0;
    }
  }

  private double sentFolded(int level, int space) {
    int cell = cell(level, space);
    if (uniform[cell]) {
      return content[cell] * folding[cell];
    }
    return foldedTransfers(level, space).sent();
  }

  /** Levels outside the outermost that keeps the data space have nothing to do. */
  private void clearBeyondBackingStore(int space) {
    for (int level = loops.levels - 1; level >= 0; level--) {
      int cell = cell(level, space);
      parentShare[cell] = 0;
      if (mapping.keeps(level, space)) {
        return;
      }
      content[cell] = 0;
      linkWords[cell] = 0;
    }
  }

  /** What neighbours pass on is read by one and filled into the other. */
  private void chargePeers(int space) {
    for (int level = 1; level < loops.levels; level++) {
      double words = linkWords[cell(level, space)];
      if (words != 0) {
        peerWords[cell(level - 1, space)] += words / loops.instances[level - 1];
      }
    }
  }

  private void splitAccesses(int space) {
    boolean outermost = true;
    for (int level = loops.levels - 1; level >= 0; level--) {
      int cell = cell(level, space);
      if (!mapping.keeps(level, space)) {
        reads[cell] = 0;
        fills[cell] = 0;
        updates[cell] = 0;
        temporalReductions[cell] = 0;
      } else if (geometry.readWrite[space]) {
        splitResult(cell, outermost);
        outermost = false;
      } else {
        reads[cell] = round(content[cell] + peerWords[cell]);
        fills[cell] = (long) (parentShare[cell] + peerWords[cell]);
        updates[cell] = 0;
        temporalReductions[cell] = 0;
      }
    }
  }

  /**
   * The first update of each word needs no read, and its first fill brings nothing (elided first
   * reads).
   */
  private void splitResult(int cell, boolean outermost) {
    long first = shapes.partitionWords[cell];
    long accumulated = Math.max(0, round(content[cell] + peerWords[cell] - first));
    double received = parentShare[cell] + peerWords[cell];
    updates[cell] = round(content[cell]);
    reads[cell] = accumulated;
    temporalReductions[cell] = accumulated;
    fills[cell] = Math.max(0, round(outermost ? received : received - first));
  }

  /** The nearest whole number of a count, halves up. */
  private static long round(double count) {
    long floor = (long) count;
    return count - floor >= 0.5 ? floor + 1 : floor;
  }

  private int cell(int level, int space) {
    return level * geometry.dataSpaces + space;
  }

  /** Words of the tile that one instance of {@code level} works on. */
  public long tileWords(int level, int space) {
    return shapes.words[cell(level, space)];
  }

  /** Words that one instance holds over the whole run. */
  public long partitionWords(int level, int space) {
    return shapes.partitionWords[cell(level, space)];
  }

  /** Words read by one instance. */
  public long reads(int level, int space) {
    return reads[cell(level, space)];
  }

  /** Words filled into one instance from outside. */
  public long fills(int level, int space) {
    return fills[cell(level, space)];
  }

  /** Words written to one instance from inside. */
  public long updates(int level, int space) {
    return updates[cell(level, space)];
  }

  /** Additions to words already in one instance. */
  public double temporalReductions(int level, int space) {
    return temporalReductions[cell(level, space)];
  }

  /** Instances of {@code level} that work. */
  public long instances(int level) {
    return loops.instances[level];
  }

  /** Columns of {@link #instances}. */
  public long instancesX(int level) {
    return loops.instancesX[level];
  }

  /** Rows of {@link #instances}. */
  public long instancesY(int level) {
    return loops.instancesY[level];
  }

  /** Columns of arithmetic units that work. */
  public long computeX() {
    return loops.computeX;
  }

  /** Rows of arithmetic units that work. */
  public long computeY() {
    return loops.computeY;
  }

  /** Operations of one arithmetic unit. */
  public long steps() {
    return loops.steps;
  }

  /** The readable outcome, with the networks. */
  public AccessCounts counts() {
    return new CountsReport(workload, architecture, this).counts();
  }

  WorkloadGeometry geometry() {
    return geometry;
  }

  LoopStack loops() {
    return loops;
  }

  boolean keeps(int level, int space) {
    return mapping.keeps(level, space);
  }

  /** What moves below a level, in scratch records; bypassing is accounted for. */
  TransferRecords foldedTransfers(int level, int space) {
    unfoldedTransfers(level, space);
    records.scale(folding[cell(level, space)]);
    return records;
  }

  /** Whether a level is outside all those that keep a data space. */
  boolean isBeyondBackingStore(int level, int space) {
    for (int outer = level; outer < loops.levels; outer++) {
      if (mapping.keeps(outer, space)) {
        return false;
      }
    }
    return true;
  }

  double linkWords(int level, int space) {
    return linkWords[cell(level, space)];
  }

  /** Collects anew what moves below a level before bypassing is accounted for. */
  TileTransfers unfoldedTransfers(int level, int space) {
    tileTransfers.enter(space);
    tileTransfers.collect(level, records);
    return tileTransfers;
  }
}
