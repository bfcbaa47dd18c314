package org.loopwright.model.workload;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.model.diagnostics.Require;

/**
 * An operand or result tensor. Its projection maps a point of the operation space to a point of the
 * tensor, one index expression a rank (Parashar et al. 2019, section V-A).
 *
 * @param readWrite whether the operation updates it: a result, accumulated over the dimensions that
 *     do not index it
 * @param density fraction of values that are not zero, in (0, 1]
 */
public record DataSpace(
    String name, List<IndexExpression> projection, boolean readWrite, double density) {
  public DataSpace {
    Require.notBlank(name, "name of a data space");
    projection = List.copyOf(projection);
    Require.that(!projection.isEmpty(), "projection of %s must have a rank", name);
    Require.that(
        density > 0 && density <= 1, "density of %s must be in (0, 1] but was %s", name, density);
  }

  /** A dense operand. */
  public static DataSpace operand(String name, IndexExpression... projection) {
    return new DataSpace(name, List.of(projection), false, 1);
  }

  /** A dense result. */
  public static DataSpace result(String name, IndexExpression... projection) {
    return new DataSpace(name, List.of(projection), true, 1);
  }

  /** Whether every rank has a dimension to itself: no sums, and no dimension in two ranks. */
  public boolean ownsAllRanks() {
    Set<String> dimensions = new HashSet<>();
    return projection.stream()
        .allMatch(
            rank -> rank.terms().size() == 1 && dimensions.add(rank.terms().get(0).dimension()));
  }

  public int ranks() {
    return projection.size();
  }
}
