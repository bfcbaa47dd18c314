package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.model.math.Divisors;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * Exchanges of dimensions that leave the problem as it is, such as rows for columns of a square
 * image together with those of its square filter. Mappings that differ by one cost the same, so one
 * of each such family of spatial skeletons is enough. Immutable.
 */
final class Symmetries {
  /** More exchanges are not tried, so that time is bounded; any of them may be left out. */
  private static final int MOST = 20_000;

  /** By symmetry and dimension: the dimension that takes its place. */
  private final List<int[]> exchanges = new ArrayList<>();

  private final MappingProblem problem;
  private int tried;

  private Symmetries(MappingProblem problem) {
    this.problem = problem;
    if (Arrays.stream(problem.shapes).noneMatch(shape -> shape.tangled)) {
      extend(new int[problem.dimensions], 0);
    }
  }

  static Symmetries of(MappingProblem problem) {
    return new Symmetries(problem);
  }

  private void extend(int[] exchange, int dimension) {
    if (tried == MOST) {
      return;
    }
    if (dimension == exchange.length) {
      tried++;
      if (!isIdentity(exchange)
          && Arrays.stream(problem.shapes).allMatch(shape -> keeps(shape, exchange))) {
        exchanges.add(exchange.clone());
      }
      return;
    }
    for (int other = 0; other < exchange.length; other++) {
      if (isFree(exchange, dimension, other) && areAlike(dimension, other)) {
        exchange[dimension] = other;
        extend(exchange, dimension + 1);
      }
    }
  }

  private static boolean isIdentity(int[] exchange) {
    for (int dimension = 0; dimension < exchange.length; dimension++) {
      if (exchange[dimension] != dimension) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFree(int[] exchange, int count, int dimension) {
    for (int i = 0; i < count; i++) {
      if (exchange[i] == dimension) {
        return false;
      }
    }
    return true;
  }

  /** Whether bounds and constraints treat two dimensions alike; one that does not loop stays. */
  private boolean areAlike(int one, int other) {
    if (one == other) {
      return true;
    }
    if (problem.bounds[one] == 1 || problem.bounds[one] != problem.bounds[other]) {
      return false;
    }
    for (TilingLevel level : problem.space.levels()) {
      if (level.constrainsOrder(one) || level.constrainsOrder(other)) {
        return false;
      }
      for (long factor : Divisors.of(problem.bounds[one])) {
        if (level.allows(one, factor) != level.allows(other, factor)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether an exchange takes each rank of a data space to one of its ranks. */
  private static boolean keeps(DataSpaceShape shape, int[] exchange) {
    List<List<Long>> ranks = new ArrayList<>();
    List<List<Long>> exchanged = new ArrayList<>();
    for (int r = 0; r < shape.dimensions.length; r++) {
      long[] before = new long[exchange.length];
      long[] after = new long[exchange.length];
      for (int i = 0; i < shape.dimensions[r].length; i++) {
        before[shape.dimensions[r][i]] = shape.steps[r][i];
        after[exchange[shape.dimensions[r][i]]] = shape.steps[r][i];
      }
      ranks.add(Arrays.stream(before).boxed().toList());
      exchanged.add(Arrays.stream(after).boxed().toList());
    }
    for (List<Long> rank : exchanged) {
      if (!ranks.remove(rank)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether spatial factors come first among all that exchanges make of them.
   *
   * @param factors by level and dimension
   */
  boolean isFirst(long[][] factors) {
    for (int[] exchange : exchanges) {
      if (compare(factors, exchange) > 0) {
        return false;
      }
    }
    return true;
  }

  private static int compare(long[][] factors, int[] exchange) {
    for (long[] level : factors) {
      for (int dimension = 0; dimension < exchange.length; dimension++) {
        int compared = Long.compare(level[dimension], level[exchange[dimension]]);
        if (compared != 0) {
          return compared;
        }
      }
    }
    return 0;
  }
}
