package org.loopwright.analysis;

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
  private final TransferRecords records = new TransferRecords();

  WholeTileAccesses(
      WorkloadGeometry geometry,
      LoopStack loops,
      TileShapes shapes,
      TileDeltas deltas,
      TileTransfers transfers) {
    this.geometry = geometry;
    this.loops = loops;
    this.shapes = shapes;
    this.deltas = deltas;
    this.transfers = transfers;
  }

  void count(int space, PackedMapping mapping, AccessTable table) {
    int outermost = mapping.outermostKeeping(space);
    long sent = sentToArithmetic(space, table);
    for (int level = 0; level < loops.levels; level++) {
      int cell = table.cell(level, space);
      table.sent[cell] = sent;
      if (level > outermost || !mapping.keeps(level, space)) {
        table.bypass(cell);
      } else {
        long filled = deltas.totalOfWholeTiles(level, space);
        keep(cell, sent, level == outermost, filled, geometry.readWrite[space], table);
        sent = filled;
      }
      if (level + 1 < loops.levels) {
        table.linkWords[cell + geometry.dataSpaces] = 0;
        sent = Math.multiplyExact(sent, shapes.childTiles[cell + geometry.dataSpaces]);
      }
    }
  }

  private void keep(
      int cell, long sent, boolean outermost, long tiles, boolean readWrite, AccessTable table) {
    if (readWrite) {
      long first = shapes.partitionWords[cell];
      table.result(cell, sent, sent - first, outermost ? 0 : tiles - first);
    } else {
      table.operand(cell, sent, outermost ? 0 : tiles);
    }
  }

  /** Arithmetic units keep nothing, but neighbours can pass their operands on. */
  private long sentToArithmetic(int space, AccessTable table) {
    int cell = table.cell(0, space);
    if (!loops.hasSpatialLoops(0)) {
      table.linkWords[cell] = 0;
      return loops.steps;
    }
    transfers.enter(space);
    transfers.measure(0, records);
    table.linkWords[cell] = transfers.linkWords;
    return (long) transfers.sent;
  }
}
