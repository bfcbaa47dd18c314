package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.AccessEngine;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;

/**
 * Counts perfect mappings by products of loop bounds, without allocating: the inner loop of every
 * search. Mutable scratch of one thread.
 */
public final class PerfectEngine extends AccessEngine {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileTransfers transfers;
  private final SentWords sent;
  private final WholeTileAccesses wholeTiles;
  private final OverlappingTileAccesses overlappingTiles;
  private final MeshHops hops;

  /** By data space: whether its tiles never overlap, and all reuse of them is allowed. */
  private final boolean[] countsWhole;

  public PerfectEngine(WorkloadGeometry geometry, Architecture architecture) {
    super(architecture, new LoopStack(architecture, geometry.dimensions), geometry.dataSpaces);
    this.geometry = geometry;
    loops = loops();
    shapes = new TileShapes(geometry, loops);
    TileDeltas deltas = new TileDeltas(geometry, loops, shapes);
    SpatialReuse reuse = new SpatialReuse(geometry, loops, shapes);
    transfers = new TileTransfers(loops, shapes, deltas, reuse);
    sent = new SentWords(loops.levels(), geometry.dataSpaces);
    wholeTiles = new WholeTileAccesses(geometry, loops, shapes, deltas, transfers, sent);
    overlappingTiles = new OverlappingTileAccesses(geometry, loops, shapes, transfers, sent);
    hops = new MeshHops(geometry, architecture, loops);
    countsWhole = geometry.ownsAllRanks.clone();
  }

  @Override
  public void bind(PackedSwitches turnedOff) {
    super.bind(turnedOff);
    transfers.bind(turnedOff);
    overlappingTiles.bind(turnedOff);
    for (int space = 0; space < geometry.dataSpaces; space++) {
      countsWhole[space] = geometry.ownsAllRanks[space] && !turnedOff.concern(space);
    }
  }

  @Override
  protected void measureTiles() {
    shapes.measureTiles();
  }

  @Override
  public void countAccesses() {
    for (int space = 0; space < geometry.dataSpaces; space++) {
      if (geometry.readWrite[space]) {
        shapes.measurePartition(space);
      }
      if (countsWhole[space]) {
        wholeTiles.count(space, mapping(), accesses());
      } else {
        overlappingTiles.count(space, mapping(), accesses());
      }
    }
  }

  @Override
  public long tileWords(int level, int space) {
    return shapes.words(level, space);
  }

  @Override
  public void measurePartitions() {
    for (int space = 0; space < geometry.dataSpaces; space++) {
      shapes.measurePartition(space);
    }
  }

  @Override
  public long partitionWords(int level, int space) {
    return shapes.partitionWords(level, space);
  }

  @Override
  public long instances(int level) {
    return loops.instances(level);
  }

  @Override
  public long computeInstances() {
    return loops.computeX() * loops.computeY();
  }

  @Override
  public long steps() {
    return loops.steps();
  }

  @Override
  public long operations() {
    return Math.multiplyExact(
        Math.multiplyExact(loops.computeX(), loops.computeY()), loops.steps());
  }

  @Override
  public long busiestReads(int level, int space) {
    return accesses().reads(level, space);
  }

  @Override
  public long busiestWrites(int level, int space) {
    return Math.addExact(accesses().fills(level, space), accesses().updates(level, space));
  }

  @Override
  protected boolean isResult(int space) {
    return geometry.readWrite[space];
  }

  @Override
  protected TransferCounts transfers(int level, int space) {
    // What moves below the level by itself, scaled to what moves with inner levels folded.
    TransferRecords records = new TransferRecords();
    transfers.enter(space);
    transfers.collect(level, records);
    double[] hopWords = new double[records.count];
    hops.addHopWords(level, space, transfers, records, hopWords);
    if (isFolded(level - 1, space)) {
      records.scale(sent.words(level - 1, space) * loops.fanout(level) / records.delivered());
    }
    return counts(level, space, records, hopWords);
  }

  /** Whether what is asked of a level is asked of the next outer one. */
  private boolean isFolded(int level, int space) {
    return level >= 0
        && (!mapping().keeps(level, space)
            || switches().isOff(ReuseSwitch.COALESCING, level, space));
  }

  private TransferCounts counts(int level, int space, TransferRecords records, double[] hopWords) {
    boolean result = geometry.readWrite[space];
    double words = 0;
    double reductions = 0;
    double hopsOfAll = 0;
    long routerPasses = 0;
    for (int i = 0; i < records.count; i++) {
      double moved = result ? withPartialSums(level, space, records.words[i]) : records.words[i];
      words += moved;
      reductions += (records.multicast[i] - 1) * moved;
      if (moved > 0) {
        hopsOfAll += hopWords[i];
        routerPasses = (long) (routerPasses + (1 + Math.floor(hopWords[i] / moved)) * moved);
      }
    }
    return new TransferCounts(
        loops.fanout(level),
        records.multicast[records.count - 1],
        words,
        sent.linkWords(level, space),
        result ? reductions : 0,
        words > 0 ? hopsOfAll / words : 0,
        routerPasses);
  }
}
