package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * What the descent has proved of the inside of a cut, so that it does not walk there again on
 * another way: the least cost that is not excluded, by the element at the cut and all that the cost
 * inside depends on of the loops outside (docs/optimal-search.md, section 7). One thread's own.
 */
final class ProvedBounds {
  /** More are not kept, so that memory is bounded. */
  private static final int MOST = 1_000_000;

  private final MappingProblem problem;
  private final Map<Place, Double> known = new HashMap<>();
  private final long[] scratch;

  ProvedBounds(MappingProblem problem) {
    this.problem = problem;
    scratch = new long[2 + problem.shapes.length * (3 * problem.levels * problem.dimensions + 2)];
  }

  /** A cut, an element there, and what the loops outside do. */
  static final class Place {
    private final long[] numbers;

    private Place(long[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place && Arrays.equals(numbers, place.numbers);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(numbers);
    }
  }

  /** Forgets all; for another subproblem. */
  void clear() {
    known.clear();
  }

  /** What is known of a place, or 0. */
  double at(Place place) {
    return known.getOrDefault(place, 0.0);
  }

  void put(Place place, double least) {
    if (known.size() < MOST || known.containsKey(place)) {
      known.merge(place, least, Math::max);
    }
  }

  /**
   * The place above {@code level} in a mapping whose loops outside are set.
   *
   * @param rest by data space: iterations of the next loops outside that leave it still
   */
  Place of(Subproblem sub, int level, int element, MapPoint point, double[] rest) {
    int count = 0;
    scratch[count++] = level;
    scratch[count++] = element;
    for (int dataSpace = 0; dataSpace < problem.shapes.length; dataSpace++) {
      if (sub.nests[level].crosses(dataSpace)) {
        DataSpaceShape shape = problem.shapes[dataSpace];
        if (shape.ownsAllRanks() || shape.tangled) {
          scratch[count++] = (long) rest[dataSpace];
        } else {
          count = slidingLoops(shape, level, point, count);
        }
      }
    }
    return new Place(Arrays.copyOf(scratch, count));
  }

  /** Notes the loops up to the first that moves the tile along a rank of its own. */
  private int slidingLoops(DataSpaceShape shape, int level, MapPoint point, int start) {
    int count = start;
    long still = 1;
    for (int outer = level + 1; outer < problem.levels; outer++) {
      int tiling = problem.temporal[outer];
      for (int at = 0; at < problem.dimensions; at++) {
        int dimension = point.dimensionAt(tiling, at);
        long factor = point.factor(tiling, dimension);
        if (factor > 1 && !shape.moves(dimension)) {
          still *= factor;
        } else if (factor > 1) {
          scratch[count++] = -still;
          still = 1;
          if (shape.effect[dimension] == Effect.WHOLE) {
            scratch[count++] = 0;
            return count;
          }
          scratch[count++] = factor * problem.dimensions + dimension;
          scratch[count++] = outer;
        }
      }
    }
    scratch[count++] = -still;
    scratch[count++] = 0;
    return count;
  }
}
