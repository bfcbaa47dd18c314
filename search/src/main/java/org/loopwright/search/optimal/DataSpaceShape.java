package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.search.mapspace.MapSpace;

/**
 * How the tiles of one data space follow from operation tiles, and what moves them. Dimensions
 * stand in the order of the mapspace; one of bound 1 does not loop and counts for nothing.
 */
final class DataSpaceShape {
  /** What a step of a loop does to the tile of the data space. */
  enum Effect {
    /** The tile stays. */
    STILL,
    /** The tile moves along a rank that no other dimension indexes: nothing of it is kept. */
    WHOLE,
    /** The tile moves along a rank that several dimensions index: a part may be kept. */
    SLIDES
  }

  /** Whether it is a result, which is read and written. */
  final boolean result;

  /**
   * Whether a dimension indexes two ranks, or two dimensions move the tile along a rank in opposite
   * directions; then little is known of what moves.
   */
  final boolean tangled;

  /** By dimension. */
  final Effect[] effect;

  /** By dimension: its rank, the last one if it has several; -1 if it has none. */
  final int[] rank;

  /** By rank: the dimensions that loop. */
  final int[][] dimensions;

  /** By rank, and for each of its {@link #dimensions}: words that a step moves along the rank. */
  final long[][] steps;

  /** By dimension: words along its rank that one step moves. */
  private final long[] step;

  private DataSpaceShape(
      boolean result, boolean unlike, int[][] dimensions, long[][] steps, int all) {
    this.result = result;
    this.dimensions = dimensions;
    this.steps = steps;
    effect = new Effect[all];
    rank = new int[all];
    step = new long[all];
    boolean twice = unlike;
    for (int dimension = 0; dimension < all; dimension++) {
      effect[dimension] = Effect.STILL;
      rank[dimension] = -1;
      for (int r = 0; r < dimensions.length; r++) {
        for (int i = 0; i < dimensions[r].length; i++) {
          if (dimensions[r][i] == dimension) {
            step[dimension] = steps[r][i];
            twice |= rank[dimension] >= 0;
            rank[dimension] = r;
            effect[dimension] =
                dimensions[r].length > 1 || effect[dimension] == Effect.SLIDES
                    ? Effect.SLIDES
                    : Effect.WHOLE;
          }
        }
      }
    }
    tangled = twice;
  }

  /** The shape of data space number {@code dataSpace} of a mapspace. */
  static DataSpaceShape of(MapSpace space, int dataSpace) {
    DataSpace given = space.workload().dataSpaces().get(space.workloadDataSpace(dataSpace));
    int[][] dimensions = new int[given.ranks()][];
    long[][] steps = new long[given.ranks()][];
    boolean unlike = false;
    for (int r = 0; r < dimensions.length; r++) {
      IndexExpression expression = given.projection().get(r);
      List<Integer> loops = new ArrayList<>();
      List<Long> moves = new ArrayList<>();
      for (int dimension = 0; dimension < space.dimensions(); dimension++) {
        String name = space.workload().dimensions().get(space.workloadDimension(dimension)).name();
        for (Term term : expression.terms()) {
          if (term.dimension().equals(name) && space.bound(dimension) > 1) {
            loops.add(dimension);
            moves.add(term.coefficient());
          }
        }
      }
      dimensions[r] = loops.stream().mapToInt(Integer::intValue).toArray();
      unlike |=
          moves.stream().anyMatch(step -> step < 0) && moves.stream().anyMatch(step -> step > 0);
      steps[r] = moves.stream().mapToLong(Math::abs).toArray();
    }
    return new DataSpaceShape(given.readWrite(), unlike, dimensions, steps, space.dimensions());
  }

  boolean moves(int dimension) {
    return effect[dimension] != Effect.STILL;
  }

  /** Whether no two dimensions share a rank. */
  boolean ownsAllRanks() {
    for (int[] loops : dimensions) {
      if (loops.length > 1) {
        return false;
      }
    }
    return !tangled;
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
  long extent(int r, long[] extents) {
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
   * @param bounds of the dimensions
   * @param outside by dimension: into how many instances it is divided
   */
  double leastDistinct(long[] bounds, long[] outside) {
    double words = 1;
    for (int[] loops : dimensions) {
      long values = 1;
      for (int dimension : loops) {
        values += bounds[dimension] / outside[dimension] - 1;
      }
      words *= values;
    }
    return words;
  }

  /**
   * Children that differ along ranks that several dimensions index, so that their tiles may
   * overlap.
   *
   * @param factors of the spatial loops, by dimension
   */
  double spreadAlongShared(long[] factors) {
    double spread = 1;
    for (int dimension = 0; dimension < factors.length; dimension++) {
      spread *= effect[dimension] == Effect.SLIDES ? factors[dimension] : 1;
    }
    return spread;
  }

  /** By rank: how far tiles lie apart that differ by so many tiles along each dimension. */
  long[] shift(long[] steps, long[] extents) {
    long[] shift = new long[dimensions.length];
    for (int r = 0; r < shift.length; r++) {
      for (int i = 0; i < dimensions[r].length; i++) {
        int dimension = dimensions[r][i];
        shift[r] += this.steps[r][i] * extents[dimension] * steps[dimension];
      }
    }
    return shift;
  }

  /** Whether a shift is not 0, and 0 along all ranks that have one dimension. */
  boolean isAlongShared(long[] shift) {
    boolean shared = false;
    for (int r = 0; r < shift.length; r++) {
      if (shift[r] != 0 && dimensions[r].length < 2) {
        return false;
      }
      shared |= shift[r] != 0;
    }
    return shared;
  }

  /** Words along its rank that one step of {@code dimension} moves. */
  long step(int dimension) {
    return step[dimension];
  }
}
