package org.loopwright.analysis;

import java.util.Arrays;

/**
 * The tile of each data space at each level: the box that the projections make of the operation
 * tile, and its words. Mutable scratch of one thread.
 *
 * <p>No product here can wrap: {@link WorkloadGeometry} refuses a data space whose whole box is too
 * large.
 */
final class TileShapes {
  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final int spaces;
  private final int ranks;

  /** By level and rank: extent of the tile, words; of composite ranks only. */
  final long[] extent;

  /** By level and data space: words of the tile of one instance. */
  final long[] words;

  /** By level and data space: words that one instance holds over the whole run. */
  final long[] partitionWords;

  /**
   * By level and data space: words of the union of the tiles of all children, where there are
   * several.
   */
  private final long[] unionWords;

  /**
   * By data space: the extents of all other than composite ranks, multiplied, of the loops so far.
   */
  private final long[] proportionalWords;

  TileShapes(WorkloadGeometry geometry, LoopStack loops) {
    this.geometry = geometry;
    this.loops = loops;
    spaces = geometry.dataSpaces;
    ranks = geometry.rankStart[spaces];
    extent = new long[loops.levels * ranks];
    words = new long[loops.levels * spaces];
    partitionWords = new long[loops.levels * spaces];
    unionWords = new long[loops.levels * spaces];
    proportionalWords = new long[spaces];
  }

  /** Words of the tiles of all levels; enough to check capacities. */
  void measureTiles() {
    Arrays.fill(proportionalWords, 1);
    for (int level = 0; level < loops.levels; level++) {
      int spatial = loops.spatialStart[level];
      int temporal = loops.temporalStart[level];
      if (loops.hasSpatialLoops(level)) {
        grow(loops.spatialDimension, loops.spatialBound, spatial, loops.spatialStart[level + 1]);
        measure(level, loops.spatialExtent, unionWords);
      }
      grow(loops.temporalDimension, loops.temporalBound, temporal, loops.temporalStart[level + 1]);
      measure(level, loops.extent, words);
    }
  }

  private void grow(int[] dimension, long[] bound, int start, int end) {
    for (int space = 0; space < spaces; space++) {
      long volume = proportionalWords[space];
      int row = space * loops.dimensions;
      for (int loop = start; loop < end; loop++) {
        volume *= 1 + (bound[loop] - 1) * geometry.proportionalBit[row + dimension[loop]];
      }
      proportionalWords[space] = volume;
    }
  }

  private void measure(int level, long[] operationExtent, long[] volumes) {
    for (int space = 0; space < spaces; space++) {
      long volume = proportionalWords[space];
      for (int i = geometry.compositeStart[space]; i < geometry.compositeStart[space + 1]; i++) {
        int rank = geometry.compositeRank[i];
        long size = extent(rank, operationExtent, level * loops.dimensions);
        extent[level * ranks + rank] = size;
        volume *= size;
      }
      volumes[level * spaces + space] = volume;
    }
  }

  private long extent(int rank, long[] operationExtent, int tile) {
    long sum = 1;
    for (int term = geometry.termStart[rank]; term < geometry.termStart[rank + 1]; term++) {
      sum += (operationExtent[tile + geometry.termDimension[term]] - 1) * geometry.termStep[term];
    }
    return sum;
  }

  /**
   * The share of each data space that one instance sees over the run: the whole at the root,
   * divided on the way inward as the tiles of the children divide their union.
   */
  void measurePartitions() {
    int root = (loops.levels - 1) * spaces;
    for (int space = 0; space < spaces; space++) {
      long partition = words[root + space];
      partitionWords[root + space] = partition;
      for (int level = loops.levels - 2; level >= 0; level--) {
        int cell = level * spaces + space;
        if (loops.hasSpatialLoops(level + 1)) {
          partition = ExactRatio.floor(partition, words[cell], unionWords[cell + spaces]);
        }
        partitionWords[cell] = partition;
      }
    }
  }
}
