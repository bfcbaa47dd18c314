package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.search.mapspace.MapPoint;

/**
 * By how many steps of each spatial loop two neighbours below a level can differ, in any
 * arrangement that the constraints allow. Immutable.
 */
final class Neighbours {
  /** Of more loops the arrangements are not listed; then any difference may occur. */
  private static final int MOST_LOOPS = 5;

  /** By dimension; null for any. */
  private final List<long[]> differences;

  private Neighbours(List<long[]> differences) {
    this.differences = differences;
  }

  /** Children of {@code level}. */
  static Neighbours of(MappingProblem problem, SpatialSkeleton skeleton, int level) {
    long[] factors = skeleton.factors[level];
    if (Arrays.stream(factors).filter(factor -> factor > 1).count() > MOST_LOOPS) {
      return new Neighbours(null);
    }
    int tiling = problem.spatial[level];
    if (tiling < 0) {
      return new Neighbours(List.of());
    }
    MapPoint point = problem.space.newPoint();
    for (int dimension = 0; dimension < factors.length; dimension++) {
      point.putFactor(tiling, dimension, factors[dimension]);
    }
    Set<List<Long>> found = new LinkedHashSet<>();
    Mesh mesh = problem.evaluator.architecture().fanout(level);
    problem.space.spatialChoices().arrange(tiling, point, () -> add(found, point, tiling, mesh));
    return new Neighbours(
        found.stream().map(steps -> steps.stream().mapToLong(Long::longValue).toArray()).toList());
  }

  /** The differences of one arrangement. */
  private static void add(Set<List<Long>> found, MapPoint point, int tiling, Mesh mesh) {
    List<Integer> columns = along(point, tiling, false);
    List<Integer> rows = along(point, tiling, true);
    long width = product(point, tiling, columns);
    if (width == mesh.x() || rows.isEmpty()) {
      addDigits(found, point, tiling, columns, 1);
      addDigits(found, point, tiling, rows, 1);
    } else {
      List<Integer> all = new ArrayList<>(columns);
      all.addAll(rows);
      addDigits(found, point, tiling, all, 1);
      addDigits(found, point, tiling, all, mesh.x());
    }
  }

  private static List<Integer> along(MapPoint point, int tiling, boolean onY) {
    List<Integer> loops = new ArrayList<>();
    for (int at = 0; at < point.dimensions(); at++) {
      int dimension = point.dimensionAt(tiling, at);
      if (point.factor(tiling, dimension) > 1 && point.onY(tiling, dimension) == onY) {
        loops.add(dimension);
      }
    }
    return loops;
  }

  private static long product(MapPoint point, int tiling, List<Integer> loops) {
    long product = 1;
    for (int dimension : loops) {
      product *= point.factor(tiling, dimension);
    }
    return product;
  }

  /** What adding a distance to a number does to its digits, with and without carries. */
  private static void addDigits(
      Set<List<Long>> found, MapPoint point, int tiling, List<Integer> loops, long distance) {
    if (distance < product(point, tiling, loops)) {
      addDigits(found, point, tiling, loops, 0, distance, new Long[point.dimensions()]);
    }
  }

  private static void addDigits(
      Set<List<Long>> found,
      MapPoint point,
      int tiling,
      List<Integer> loops,
      int at,
      long distance,
      Long[] digits) {
    if (at == loops.size()) {
      if (distance == 0) {
        found.add(Arrays.stream(digits).map(digit -> digit == null ? 0L : digit).toList());
      }
      return;
    }
    int dimension = loops.get(at);
    long factor = point.factor(tiling, dimension);
    long more = distance % factor;
    digits[dimension] = more;
    addDigits(found, point, tiling, loops, at + 1, distance / factor, digits);
    if (more > 0) {
      digits[dimension] = more - factor;
      addDigits(found, point, tiling, loops, at + 1, distance / factor + 1, digits);
    }
    digits[dimension] = null;
  }

  /**
   * The vectors, one entry for each rank, by which the tiles of neighbours may differ, but for the
   * sign: not 0, and only along shared ranks. Empty if any may occur.
   *
   * @param extents of the tiles of the children
   */
  Optional<List<long[]>> shifts(DataSpaceShape shape, long[] extents) {
    if (differences == null) {
      return Optional.empty();
    }
    List<long[]> shifts = new ArrayList<>();
    for (long[] steps : differences) {
      long[] shift = shape.shift(steps, extents);
      if (shape.isAlongShared(shift)) {
        shifts.add(shift);
      }
    }
    return Optional.of(shifts);
  }
}
