package org.loopwright.analysis.perfect;

import java.util.Arrays;
import org.loopwright.analysis.nest.LoopStack;

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
  private final long[] extent;

  /** By level and data space: words of the tile of one instance. */
  private final long[] words;

  /** By level and data space: words that one instance holds over the whole run. */
  private final long[] partitionWords;

  /**
   * By level and data space: words of the union of the tiles of all children, where there are
   * several.
   */
  private final long[] unionWords;

  /**
   * By level and data space: children of one instance that differ in a loop that indexes the data
   * space; where tiles do not overlap, the different tiles among those of all children.
   */
  private final long[] childTiles;

  /**
   * By level and data space: 1 if a spatial loop's dimension shares a rank with another; else 0.
   */
  private final long[] sharedRanks;

  /**
   * By data space: the temporal loops that move its tiles, one bit each; as every loop doubles the
   * iterations, 63 are enough.
   */
  private final long[] movers;

  /**
   * By data space: the extents of all other than composite ranks, multiplied, of the loops so far.
   */
  private final long[] proportionalWords;

  /** By composite rank: its extent, of the loops so far. */
  private final long[] compositeExtent;

  TileShapes(WorkloadGeometry geometry, LoopStack loops) {
    this.geometry = geometry;
    this.loops = loops;
    spaces = geometry.dataSpaces;
    ranks = geometry.rankStart[spaces];
    extent = new long[loops.levels() * ranks];
    words = new long[loops.levels() * spaces];
    partitionWords = new long[loops.levels() * spaces];
    unionWords = new long[loops.levels() * spaces];
    movers = new long[spaces];
    childTiles = new long[loops.levels() * spaces];
    sharedRanks = new long[loops.levels() * spaces];
    proportionalWords = new long[spaces];
    compositeExtent = new long[geometry.compositeRank.length];
  }

  /** Words of the tile of one instance. */
  long words(int level, int space) {
    return words[level * spaces + space];
  }

  /** Words that one instance holds over the whole run; see {@link #measurePartition}. */
  long partitionWords(int level, int space) {
    return partitionWords[level * spaces + space];
  }

  /** Words of the tile along one of the composite ranks. */
  long extent(int level, int rank) {
    return extent[level * ranks + rank];
  }

  /**
   * Children of one instance that differ in a loop that indexes the data space; where tiles do not
   * overlap, the different tiles among those of all children.
   */
  long childTiles(int level, int space) {
    return childTiles[level * spaces + space];
  }

  /** Whether the dimension of a spatial loop of the level shares a rank with another. */
  boolean sharesRanks(int level, int space) {
    return sharedRanks[level * spaces + space] != 0;
  }

  /**
   * The innermost temporal loop from {@code start} on that moves the tiles of a data space; the
   * number of loops if none does.
   */
  int firstMover(int start, int space) {
    int loop = start + Long.numberOfTrailingZeros(movers[space] >>> start);
    return Math.min(loop, loops.temporalLoops());
  }

  /** Words of the tiles of all levels; enough to check capacities. */
  void measureTiles() {
    Arrays.fill(proportionalWords, 1);
    Arrays.fill(compositeExtent, 1);
    Arrays.fill(movers, 0);
    for (int level = 0; level < loops.levels(); level++) {
      growAcrossSpace(level, loops.spatialStart(level), loops.spatialStart(level + 1));
      if (loops.hasSpatialLoops(level)) {
        measure(level, unionWords);
      }
      growInTime(loops.temporalStart(level), loops.temporalStart(level + 1));
      measure(level, words);
      for (int i = 0; i < compositeExtent.length; i++) {
        extent[level * ranks + geometry.compositeRank[i]] = compositeExtent[i];
      }
    }
  }

  /** All spaces in the inner loop, whose length never changes (see EvaluatorBenchmark). */
  private void growInTime(int start, int end) {
    for (int loop = start; loop < end; loop++) {
      long more = loops.temporalBound(loop) - 1;
      int pair = loops.temporalDimension(loop);
      extend(pair, more * loops.temporalStride(loop));
      for (int space = 0; space < spaces; space++) {
        proportionalWords[space] *= 1 + more * geometry.proportionalBit[pair];
        movers[space] |= geometry.relevantBit[pair] << loop;
        pair += loops.dimensions();
      }
    }
  }

  private void growAcrossSpace(int level, int start, int end) {
    int cell = level * spaces;
    Arrays.fill(childTiles, cell, cell + spaces, 1);
    Arrays.fill(sharedRanks, cell, cell + spaces, 0);
    for (int loop = start; loop < end; loop++) {
      long more = loops.spatialBound(loop) - 1;
      int pair = loops.spatialDimension(loop);
      extend(pair, more * loops.spatialStride(loop));
      for (int space = 0; space < spaces; space++) {
        proportionalWords[space] *= 1 + more * geometry.proportionalBit[pair];
        childTiles[cell + space] *= 1 + more * geometry.relevantBit[pair];
        sharedRanks[cell + space] |= geometry.sharedBit[pair];
        pair += loops.dimensions();
      }
    }
  }

  private void extend(int dimension, long iterations) {
    int pair = dimension;
    for (int i = 0; i < compositeExtent.length; i++) {
      compositeExtent[i] += iterations * geometry.compositeStep[pair];
      pair += loops.dimensions();
    }
  }

  private void measure(int level, long[] volumes) {
    for (int space = 0; space < spaces; space++) {
      long volume = proportionalWords[space];
      for (int i = geometry.compositeStart[space]; i < geometry.compositeStart[space + 1]; i++) {
        volume *= compositeExtent[i];
      }
      volumes[level * spaces + space] = volume;
    }
  }

  /**
   * The share of a data space that one instance sees over the run: the whole at the root, divided
   * on the way inward as the tiles of the children divide their union.
   */
  void measurePartition(int space) {
    int cell = (loops.levels() - 1) * spaces + space;
    long partition = words[cell];
    partitionWords[cell] = partition;
    for (int level = loops.levels() - 2; level >= 0; level--) {
      cell -= spaces;
      if (loops.hasSpatialLoops(level + 1)) {
        partition = ExactRatio.floor(partition, words[cell], unionWords[cell + spaces]);
      }
      partitionWords[cell] = partition;
    }
  }
}
