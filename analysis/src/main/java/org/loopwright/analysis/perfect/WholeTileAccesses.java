package org.loopwright.analysis.perfect;

import org.loopwright.analysis.nest.AccessTable;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.model.mapping.PackedMapping;

/**
 * Counts the accesses of a data space whose tiles never overlap, because each rank has a dimension
 * to itself. A step then brings a whole tile or nothing, no neighbour passes tiles on, and all
 * groups of children that share a tile are of one size; so the counts are products. Mutable scratch
 * of one thread.
 */
final class WholeTileAccesses {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final TileDeltas deltas;
  private final TileTransfers transfers;
  private final SentWords sentWords;
  private final TransferRecords records = new TransferRecords();

  WholeTileAccesses(
      WorkloadGeometry geometry,
      LoopStack loops,
      TileShapes shapes,
      TileDeltas deltas,
      TileTransfers transfers,
      SentWords sentWords) {
    this.geometry = geometry;
    this.loops = loops;
    this.shapes = shapes;
    this.deltas = deltas;
    this.transfers = transfers;
    this.sentWords = sentWords;
  }

  void count(int space, PackedMapping mapping, AccessTable table) {
    int outermost = mapping.outermostKeeping(space);
    long sent = loops.steps();
    long linkWords = 0;
    if (loops.hasSpatialLoops(0)) {
      // Arithmetic units keep nothing, but neighbours can pass their operands on.
      transfers.enter(space);
      transfers.measure(0, records);
      sent = (long) transfers.sent;
      linkWords = transfers.linkWords;
    }
    for (int level = 0; level < loops.levels(); level++) {
      sentWords.record(level, space, (double) sent, (double) linkWords);
      linkWords = 0;
      if (mapping.keeps(level, space)) {
        long filled = deltas.totalOfWholeTiles(level, space);
        enter(level, space, sent, level == outermost, filled, table);
        sent = filled;
      } else {
        table.bypass(level, space);
      }
      if (level + 1 < loops.levels()) {
        sent = Math.multiplyExact(sent, shapes.childTiles(level + 1, space));
      }
    }
  }

  private void enter(
      int level, int space, long sent, boolean outermost, long tiles, AccessTable table) {
    if (geometry.readWrite[space]) {
      long first = shapes.partitionWords(level, space);
      table.result(level, space, sent, sent - first, outermost ? 0 : tiles - first);
      table.drain(level, space, outermost ? 0 : tiles);
    } else {
      table.operand(level, space, sent, outermost ? 0 : tiles);
    }
  }
}
