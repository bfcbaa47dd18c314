package org.loopwright.search.optimal.tiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;

/**
 * By how many steps of each spatial loop two neighbours below a level can differ, in any
 * arrangement that the constraints allow. Immutable.
 */
public final class Neighbours {
  /** Of more loops the arrangements are not listed; then any difference may occur. */
  private static final int MAX_LOOPS = 5;

  /** Each by dimension; empty if any difference may occur. */
  private final Optional<List<long[]>> differences;

  private Neighbours(Optional<List<long[]>> differences) {
    this.differences = differences;
  }

  /** The children of a level. */
  static Neighbours of(SearchProblem problem, SpatialSkeleton skeleton, int level) {
    long[] factors = skeleton.factors(level);
    if (Arrays.stream(factors).filter(factor -> factor > 1).count() > MAX_LOOPS) {
      return new Neighbours(Optional.empty());
    }
    if (problem.spatial(level).isEmpty()) {
      return new Neighbours(Optional.of(List.of()));
    }
    int tiling = problem.spatial(level).getAsInt();
    MapPoint point = problem.space().newPoint();
    for (int dimension = 0; dimension < factors.length; dimension++) {
      point.putFactor(tiling, dimension, factors[dimension]);
    }
    Set<List<Long>> found = new LinkedHashSet<>();
    long columns = problem.evaluator().architecture().fanout(level).x();
    problem
        .space()
        .spatialChoices()
        .arrange(tiling, point, () -> add(found, point, tiling, columns));
    return new Neighbours(
        Optional.of(
            found.stream()
                .map(steps -> steps.stream().mapToLong(Long::longValue).toArray())
                .toList()));
  }

  /** Adds the differences of one arrangement on a mesh of {@code columns}. */
  private static void add(Set<List<Long>> found, MapPoint point, int tiling, long columns) {
    Digits onX = Digits.along(point, tiling, false);
    Digits onY = Digits.along(point, tiling, true);
    if (onX.product() == columns || onY.factors().isEmpty()) {
      onX.addDistance(1, found);
      onY.addDistance(1, found);
    } else {
      Digits all = onX.followedBy(onY);
      all.addDistance(1, found);
      all.addDistance(columns, found);
    }
  }

  /**
   * A number of which each digit counts the steps of one spatial loop.
   *
   * @param loops dimensions of the loops, the innermost first
   * @param factors of the loops
   * @param size number of dimensions
   */
  private record Digits(List<Integer> loops, List<Long> factors, int size) {
    static Digits along(MapPoint point, int tiling, boolean onY) {
      List<Integer> loops = new ArrayList<>();
      for (int at = 0; at < point.dimensions(); at++) {
        int dimension = point.dimensionAt(tiling, at);
        if (point.factor(tiling, dimension) > 1 && point.onY(tiling, dimension) == onY) {
          loops.add(dimension);
        }
      }
      return new Digits(
          loops,
          loops.stream().map(dimension -> point.factor(tiling, dimension)).toList(),
          point.dimensions());
    }

    Digits followedBy(Digits outer) {
      return new Digits(join(loops, outer.loops), join(factors, outer.factors), size);
    }

    private static <T> List<T> join(List<T> first, List<T> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }

    long product() {
      return factors.stream().reduce(1L, (a, b) -> a * b);
    }

    /** Adds what adding a distance to a number does to its digits, with and without carries. */
    void addDistance(long distance, Set<List<Long>> found) {
      if (distance < product()) {
        addDigits(0, distance, new Long[size], found);
      }
    }

    private void addDigits(int at, long distance, Long[] digits, Set<List<Long>> found) {
      if (at == loops.size()) {
        if (distance == 0) {
          found.add(Arrays.stream(digits).map(digit -> digit == null ? 0L : digit).toList());
        }
        return;
      }
      long factor = factors.get(at);
      long more = distance % factor;
      digits[loops.get(at)] = more;
      addDigits(at + 1, distance / factor, digits, found);
      if (more > 0) {
        digits[loops.get(at)] = more - factor;
        addDigits(at + 1, distance / factor + 1, digits, found);
      }
      digits[loops.get(at)] = null;
    }
  }

  /**
   * The differences of neighbours whose tiles of a data space differ along shared ranks only; empty
   * if any may occur.
   */
  public Optional<List<long[]>> alongShared(DataSpaceShape shape) {
    return differences.map(
        all -> all.stream().filter(steps -> isAlongShared(shape, steps)).toList());
  }

  private static boolean isAlongShared(DataSpaceShape shape, long[] steps) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (int dimension = 0; dimension < steps.length; dimension++) {
      if (steps[dimension] != 0) {
        effects.add(shape.effect(dimension));
      }
    }
    return effects.contains(Effect.SLIDES) && !effects.contains(Effect.WHOLE);
  }
}
