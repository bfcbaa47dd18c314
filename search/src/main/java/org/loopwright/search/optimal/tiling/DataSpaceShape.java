package org.loopwright.search.optimal.tiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Term;
import org.loopwright.search.mapspace.MapSpace;

/**
 * How the tiles of one data space follow from operation tiles, and what moves them. Dimensions are
 * in the order of the mapspace; one of bound 1 does not loop and is left out. Immutable.
 */
public final class DataSpaceShape {
  /** What a step of a loop does to the tile of the data space. */
  public enum Effect {
    /** The tile stays. */
    STATIONARY,
    /** The tile moves along a rank that no other dimension indexes: nothing of it is kept. */
    WHOLE,
    /** The tile moves along a rank that several dimensions index: a part may be kept. */
    SLIDES
  }

  private static final int NO_RANK = -1;

  private final boolean isResult;
  private final boolean isNonSeparable;
  private final boolean ownsAllRanks;
  private final Effect[] effect;

  /** By dimension: its rank, the last one if it has several. */
  private final int[] rank;

  /** By dimension: words along its rank that one step moves. */
  private final long[] step;

  /** By rank: the dimensions that loop. */
  private final int[][] dimensions;

  /** By rank, and for each of its {@link #dimensions}: words that a step moves along the rank. */
  private final long[][] steps;

  private DataSpaceShape(
      boolean isResult, boolean hasMixedSigns, int[][] dimensions, long[][] steps, int count) {
    this.isResult = isResult;
    this.dimensions = dimensions;
    this.steps = steps;
    effect = new Effect[count];
    rank = new int[count];
    step = new long[count];
    Arrays.fill(effect, Effect.STATIONARY);
    Arrays.fill(rank, NO_RANK);
    boolean hasSharedRank = false;
    boolean hasDiagonal = false;
    for (int r = 0; r < dimensions.length; r++) {
      boolean isShared = dimensions[r].length > 1;
      hasSharedRank |= isShared;
      for (int i = 0; i < dimensions[r].length; i++) {
        int dimension = dimensions[r][i];
        hasDiagonal |= rank[dimension] != NO_RANK;
        rank[dimension] = r;
        step[dimension] = steps[r][i];
        if (effect[dimension] != Effect.SLIDES) {
          effect[dimension] = isShared ? Effect.SLIDES : Effect.WHOLE;
        }
      }
    }
    isNonSeparable = hasMixedSigns || hasDiagonal;
    ownsAllRanks = !hasSharedRank && !isNonSeparable;
  }

  /** The shape of data space number {@code dataSpace} of a mapspace. */
  static DataSpaceShape of(MapSpace space, int dataSpace) {
    DataSpace given = space.workload().dataSpaces().get(space.workloadDataSpace(dataSpace));
    int[][] dimensions = new int[given.ranks()][];
    long[][] steps = new long[given.ranks()][];
    boolean hasMixedSigns = false;
    for (int r = 0; r < dimensions.length; r++) {
      List<Integer> loops = new ArrayList<>();
      List<Long> moves = new ArrayList<>();
      for (int dimension = 0; dimension < space.dimensions(); dimension++) {
        String name = space.workload().dimensions().get(space.workloadDimension(dimension)).name();
        for (Term term : given.projection().get(r).terms()) {
          if (term.dimension().equals(name) && space.bound(dimension) > 1) {
            loops.add(dimension);
            moves.add(term.coefficient());
          }
        }
      }
      dimensions[r] = loops.stream().mapToInt(Integer::intValue).toArray();
      hasMixedSigns |=
          moves.stream().anyMatch(step -> step < 0) && moves.stream().anyMatch(step -> step > 0);
      steps[r] = moves.stream().mapToLong(Math::abs).toArray();
    }
    return new DataSpaceShape(
        given.readWrite(), hasMixedSigns, dimensions, steps, space.dimensions());
  }

  /** Whether it is a result, which is read and written. */
  public boolean isResult() {
    return isResult;
  }

  /**
   * Whether a dimension indexes two ranks, or two dimensions move the tile along a rank in opposite
   * directions; then little is known of what moves.
   */
  public boolean isNonSeparable() {
    return isNonSeparable;
  }

  /** Whether no two dimensions share a rank. */
  public boolean ownsAllRanks() {
    return ownsAllRanks;
  }

  /** Whether there are loops along which the tile slides in a way that is understood. */
  public boolean slides() {
    return !ownsAllRanks && !isNonSeparable;
  }

  /** What a step of {@code dimension} does to the tile. */
  public Effect effect(int dimension) {
    return effect[dimension];
  }

  public boolean moves(int dimension) {
    return effect[dimension] != Effect.STATIONARY;
  }

  public int ranks() {
    return dimensions.length;
  }

  /** The dimensions that loop and index a rank; not to be written to. */
  public int[] dimensions(int r) {
    return dimensions[r];
  }

  /** Words along a rank that a step of each of its {@link #dimensions} moves. */
  public long[] steps(int r) {
    return steps[r];
  }

  /** Whether two dimensions index the same rank, or both none. */
  public boolean haveSameRank(int one, int other) {
    return rank[one] == rank[other];
  }

  /** The rank that {@code dimension} indexes; it must move the tile. */
  public int rank(int dimension) {
    return rank[dimension];
  }

  /** Words along its rank that one step of {@code dimension} moves. */
  public long step(int dimension) {
    return step[dimension];
  }

  /** Words of the box of a tile of the given extents. */
  double words(long[] extents) {
    double words = 1;
    for (int r = 0; r < dimensions.length; r++) {
      words *= extent(r, extents);
    }
    return words;
  }

  /** Extent of the box along a rank. */
  public long extent(int r, long[] extents) {
    long extent = 1;
    for (int i = 0; i < dimensions[r].length; i++) {
      extent += steps[r][i] * (extents[dimensions[r][i]] - 1);
    }
    return extent;
  }

  /**
   * Words that an instance touches over the run, at the least: a sum of two sets has at least as
   * many values as both together, less one.
   *
   * @param ranges by dimension, the iterations that the instance works through
   */
  public double minDistinctWords(long[] ranges) {
    double words = 1;
    for (int[] loops : dimensions) {
      long values = 1;
      for (int dimension : loops) {
        values += ranges[dimension] - 1;
      }
      words *= values;
    }
    return words;
  }

  /** Whether the share of an instance in all words is a product of ranges. */
  public boolean hasExactShares() {
    for (int r = 0; r < dimensions.length; r++) {
      if (dimensions[r].length > 1 || (dimensions[r].length == 1 && steps[r][0] != 1)) {
        return false;
      }
    }
    return !isNonSeparable;
  }

  /** The number of spatial loops, of the given factors by dimension, that spread a rank. */
  public int spreadLoops(int r, long[] factors) {
    int spread = 0;
    for (int dimension : dimensions[r]) {
      spread += factors[dimension] > 1 ? 1 : 0;
    }
    return spread;
  }

  /**
   * Children that differ along ranks that several dimensions index, so that their tiles may
   * overlap.
   *
   * @param factors of the spatial loops, by dimension
   */
  public double spreadAlongShared(long[] factors) {
    double spread = 1;
    for (int dimension = 0; dimension < factors.length; dimension++) {
      spread *= effect[dimension] == Effect.SLIDES ? factors[dimension] : 1;
    }
    return spread;
  }

  /** By rank: the distance of tiles that differ by {@code tiles} tiles along each dimension. */
  public long[] distance(long[] tiles, long[] extents) {
    long[] distance = new long[dimensions.length];
    for (int r = 0; r < distance.length; r++) {
      for (int i = 0; i < dimensions[r].length; i++) {
        int dimension = dimensions[r][i];
        distance[r] += steps[r][i] * extents[dimension] * tiles[dimension];
      }
    }
    return distance;
  }
}
