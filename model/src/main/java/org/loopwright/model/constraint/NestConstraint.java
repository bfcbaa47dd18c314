package org.loopwright.model.constraint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.loopwright.model.diagnostics.Require;

/**
 * Limits on the loops of one tiling level, temporal or spatial (Parashar et al. 2019, section V-D).
 * What is not named is free.
 *
 * @param factors limits by dimension
 * @param othersAtMost greatest factor of the dimensions that {@link #factors} does not name
 * @param innermost the dimensions of the innermost loops, innermost first
 * @param outermost the dimensions of the outermost loops, innermost first; the free dimensions come
 *     between
 * @param split of a spatial nest: how many dimensions, from the innermost, lie along X; the rest
 *     lie along Y
 */
public record NestConstraint(
    Map<String, FactorLimit> factors,
    OptionalLong othersAtMost,
    List<String> innermost,
    List<String> outermost,
    OptionalInt split) {
  /** No limit at all. */
  public static final NestConstraint FREE =
      new NestConstraint(Map.of(), OptionalLong.empty(), List.of(), List.of(), OptionalInt.empty());

  public NestConstraint {
    factors = Collections.unmodifiableMap(new TreeMap<>(factors));
    innermost = List.copyOf(innermost);
    outermost = List.copyOf(outermost);
    othersAtMost.ifPresent(most -> Require.positive(most, "default greatest factor"));
    Require.that(split.isEmpty() || split.getAsInt() >= 0, "split must not be negative");
    List<String> ordered = new ArrayList<>(innermost);
    ordered.addAll(outermost);
    Require.distinct(ordered, "dimension of a permutation");
  }

  public NestConstraint withFactors(Map<String, FactorLimit> factors) {
    return new NestConstraint(factors, othersAtMost, innermost, outermost, split);
  }

  public NestConstraint withPermutation(List<String> innermost, List<String> outermost) {
    return new NestConstraint(factors, othersAtMost, innermost, outermost, split);
  }
}
