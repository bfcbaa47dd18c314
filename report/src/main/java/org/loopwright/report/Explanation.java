package org.loopwright.report;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.loopwright.search.Objective;

/**
 * What binds a mapping: how much better the best mapping were if one limit of the hardware were
 * wider, energy of an access unchanged.
 *
 * @param value of the objective as it is
 * @param limits those tried, the one that helps most first
 * @param complete whether all limits were tried
 */
public record Explanation(
    Objective objective, double value, List<RelaxedLimit> limits, boolean complete) {
  /**
   * A limit, wider.
   *
   * @param name such as {@code capacity of RF}
   * @param unit of both widths
   * @param value the objective of the best mapping with the wider limit
   * @param proved whether both that and the value without are proved optimal
   */
  public record RelaxedLimit(
      String name, String unit, double from, double to, double value, boolean proved) {}

  public Explanation {
    requireNonNull(objective, "objective");
    limits = limits.stream().sorted(Comparator.comparingDouble(RelaxedLimit::value)).toList();
  }

  /** The change of the objective as a part of what it is: 0, or negative. */
  public double change(RelaxedLimit limit) {
    return value == 0 ? 0 : limit.value() / value - 1;
  }
}
