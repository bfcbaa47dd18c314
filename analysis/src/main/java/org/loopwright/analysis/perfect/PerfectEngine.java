package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.AccessEngine;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.TransferCounts;

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
    hops = new MeshHops(geometry, loops);
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
      if (geometry.ownsAllRanks[space]) {
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
  protected TransferCounts transfers(int level, int space) {
    // What moves below the level by itself, scaled to what moves with bypassed levels folded.
    TransferRecords records = new TransferRecords();
    transfers.enter(space);
    transfers.collect(level, records);
    records.scale(sent.words(level, space) / records.sent());
    boolean result = geometry.readWrite[space];
    double[] moved = new double[records.count];
    double words = 0;
    double reductions = 0;
    for (int i = 0; i < records.count; i++) {
      moved[i] = result ? withPartialSums(level, space, records.words[i]) : records.words[i];
      words += moved[i];
      reductions += (records.multicast[i] - 1) * moved[i];
    }
    return new TransferCounts(
        loops.fanout(level),
        records.multicast[records.count - 1],
        words,
        sent.linkWords(level, space),
        result ? reductions : 0,
        words > 0 ? hops.hopWords(level, space, transfers, records, moved) / words : 0);
  }
}
