package org.loopwright.search.optimal.tiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.model.math.Divisors;
import org.loopwright.search.mapspace.TilingLevel;

/**
 * Exchanges of dimensions that leave the problem as it is, such as rows for columns of a square
 * image together with those of its square filter (docs/optimal-search.md, section 6, symmetry).
 * Mappings that differ by one cost the same, so one of each such family of spatial skeletons is
 * enough. Immutable.
 */
public final class Symmetries {
  /** More exchanges are not tried, so that time is bounded; any of them may be left out. */
  private static final int MAX_TRIED = 20_000;

  /** By symmetry and dimension: the dimension that takes its place. */
  private final List<int[]> exchanges = new ArrayList<>();

  private final SearchProblem problem;
  private int tried;

  public Symmetries(SearchProblem problem) {
    this.problem = problem;
    if (problem.shapes().stream().noneMatch(DataSpaceShape::isNonSeparable)) {
      extend(new int[problem.dimensions()], 0);
    }
  }

  private void extend(int[] exchange, int dimension) {
    if (tried == MAX_TRIED) {
      return;
    }
    if (dimension == exchange.length) {
      tried++;
      if (!isIdentity(exchange)
          && problem.shapes().stream().allMatch(shape -> keeps(shape, exchange))) {
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
    return IntStream.range(0, exchange.length).allMatch(i -> exchange[i] == i);
  }

  private static boolean isFree(int[] exchange, int count, int dimension) {
    return Arrays.stream(exchange, 0, count).noneMatch(taken -> taken == dimension);
  }

  /** Whether bounds and constraints treat two dimensions alike; one that does not loop stays. */
  private boolean areAlike(int one, int other) {
    if (one == other) {
      return true;
    }
    long bound = problem.space().bound(one);
    if (bound == 1 || bound != problem.space().bound(other)) {
      return false;
    }
    for (TilingLevel level : problem.space().levels()) {
      if (level.constrainsOrder(one) || level.constrainsOrder(other)) {
        return false;
      }
      for (long factor : Divisors.of(bound)) {
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
    for (int r = 0; r < shape.ranks(); r++) {
      long[] before = new long[exchange.length];
      long[] after = new long[exchange.length];
      int[] dimensions = shape.dimensions(r);
      for (int i = 0; i < dimensions.length; i++) {
        before[dimensions[i]] = shape.steps(r)[i];
        after[exchange[dimensions[i]]] = shape.steps(r)[i];
      }
      ranks.add(Arrays.stream(before).boxed().toList());
      exchanged.add(Arrays.stream(after).boxed().toList());
    }
    return exchanged.stream().allMatch(ranks::remove);
  }

  /**
   * Whether spatial factors come first among all that exchanges make of them.
   *
   * @param factors by level and dimension
   */
  public boolean isFirst(long[][] factors) {
    return exchanges.stream().allMatch(exchange -> compare(factors, exchange) <= 0);
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
