package org.loopwright.search;

import org.loopwright.model.diagnostics.Require;

/**
 * How many mappings could not run, and why.
 *
 * @param reason name of a {@link org.loopwright.cost.Violation.Reason}, or {@link #UNCOUNTABLE}
 * @param level name of the level at fault; empty if it is not known
 */
public record RejectCount(String reason, String level, long count) {
  /** The reason of a mapping whose counts exceed 2^63. */
  public static final String UNCOUNTABLE = "UNCOUNTABLE";

  public RejectCount {
    Require.notBlank(reason, "reason");
    Require.positive(count, "count of rejected mappings");
  }
}
