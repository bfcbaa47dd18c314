package org.loopwright.search.optimal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.bound.Subproblem;
import org.loopwright.search.optimal.tiling.DataSpaceShape;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;
import org.loopwright.search.optimal.tiling.SearchProblem;

/**
 * What the walk has proved of the inside of a cut, so that it does not walk there again on another
 * way: the least cost that is not excluded, by the element at the cut and all that the cost inside
 * depends on of the loops outside (docs/optimal-search.md, section 7). One thread's own.
 */
final class ProvedBounds {
  /** More are not kept, so that memory is bounded. */
  private static final int MAX_PLACES = 1_000_000;

  private final SearchProblem problem;
  private final Map<Place, Double> known = new HashMap<>();
  private final long[] scratch;

  ProvedBounds(SearchProblem problem) {
    this.problem = problem;
    scratch =
        new long[2 + problem.dataSpaces() * (3 * problem.levels() * problem.dimensions() + 2)];
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
    if (known.size() < MAX_PLACES || known.containsKey(place)) {
      known.merge(place, least, Math::max);
    }
  }

  /**
   * The place above {@code level} in a mapping whose loops outside are set.
   *
   * @param stationary by data space: iterations of the next loops outside that leave it so
   */
  Place place(Subproblem subproblem, int level, int element, MapPoint point, double[] stationary) {
    int count = 0;
    scratch[count++] = level;
    scratch[count++] = element;
    for (int dataSpace = 0; dataSpace < problem.dataSpaces(); dataSpace++) {
      if (subproblem.nest(level).crosses(dataSpace)) {
        DataSpaceShape shape = problem.shape(dataSpace);
        if (!shape.slides()) {
          scratch[count++] = (long) stationary[dataSpace];
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
    long stationary = 1;
    for (int outer = level + 1; outer < problem.levels(); outer++) {
      int tiling = problem.temporal(outer);
      for (int at = 0; at < problem.dimensions(); at++) {
        int dimension = point.dimensionAt(tiling, at);
        long factor = point.factor(tiling, dimension);
        if (factor > 1 && !shape.moves(dimension)) {
          stationary *= factor;
        } else if (factor > 1) {
          scratch[count++] = -stationary;
          stationary = 1;
          if (shape.effect(dimension) == Effect.WHOLE) {
            scratch[count++] = 0;
            return count;
          }
          scratch[count++] = factor * problem.dimensions() + dimension;
          scratch[count++] = outer;
        }
      }
    }
    scratch[count++] = -stationary;
    scratch[count++] = 0;
    return count;
  }
}
