package org.loopwright.search.census;

import java.util.stream.IntStream;
import org.loopwright.search.goal.Target;

/** Keeps the mappings that are near the best, by one number after the other. */
final class NearTheBest {
  private NearTheBest() {}

  /** Each tolerance is of the best of those that the ones before it left. */
  static CensusRows of(CensusRows rows, CensusOptions options) {
    CensusRows left = rows;
    for (Target target : options.within()) {
      left = of(left, options.columns().indexOf(target.objective()), target);
    }
    return left;
  }

  private static CensusRows of(CensusRows rows, int column, Target target) {
    double best =
        IntStream.range(0, rows.size())
            .mapToDouble(row -> rows.value(row, column))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double ceiling = target.ceiling(best);
    return rows.where(row -> rows.value(row, column) <= ceiling && Double.isFinite(best));
  }
}
