package org.loopwright.analysis;

/**
 * The tile of each data space at each level: the box that the projections make of the operation
 * tile, and its words. Mutable scratch of one thread.
 */
final class TileShapes {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;

  /** By level and rank: extent of the tile, words. */
  final long[] extent;

  /** By level and data space: words of the tile of one instance. */
  final long[] words;

  /** By level and data space: words that one instance holds over the whole run. */
  final long[] partitionWords;

  TileShapes(WorkloadGeometry geometry, LoopStack loops) {
    this.geometry = geometry;
    this.loops = loops;
    int cells = loops.levels * geometry.dataSpaces;
    extent = new long[loops.levels * geometry.rankStart[geometry.dataSpaces]];
    words = new long[cells];
    partitionWords = new long[cells];
  }

  /** Words of the tiles of all levels; enough to check capacities. */
  void measureTiles() {
    int ranks = geometry.rankStart[geometry.dataSpaces];
    for (int level = 0; level < loops.levels; level++) {
      int tile = level * loops.dimensions;
      for (int rank = 0; rank < ranks; rank++) {
        extent[level * ranks + rank] = extent(rank, loops.extent, tile);
      }
      for (int space = 0; space < geometry.dataSpaces; space++) {
        long volume = 1;
        for (int rank = geometry.rankStart[space]; rank < geometry.rankStart[space + 1]; rank++) {
          volume *= extent[level * ranks + rank];
        }
        words[level * geometry.dataSpaces + space] = volume;
      }
    }
  }

  private long extent(int rank, long[] operationExtent, int tile) {
    long sum = 1;
    for (int term = geometry.termStart[rank]; term < geometry.termStart[rank + 1]; term++) {
      long iterations = operationExtent[tile + geometry.termDimension[term]] - 1;
      sum += iterations * geometry.termStep[term];
    }
    return sum;
  }

  /**
   * The share of each data space that one instance sees over the run: the whole at the root,
   * divided on the way inward as the tiles of the children divide their union.
   */
  void measurePartitions() {
    int spaces = geometry.dataSpaces;
    int root = (loops.levels - 1) * spaces;
    for (int space = 0; space < spaces; space++) {
      long partition = words[root + space];
      partitionWords[root + space] = partition;
      for (int level = loops.levels - 2; level >= 0; level--) {
        if (loops.hasSpatialLoops(level + 1)) {
          long union = volume(space, loops.spatialExtent, (level + 1) * loops.dimensions);
          partition = ExactRatio.floor(partition, words[level * spaces + space], union);
        }
        partitionWords[level * spaces + space] = partition;
      }
    }
  }

  private long volume(int space, long[] operationExtent, int tile) {
    long volume = 1;
    for (int rank = geometry.rankStart[space]; rank < geometry.rankStart[space + 1]; rank++) {
      volume *= extent(rank, operationExtent, tile);
    }
    return volume;
  }
}
