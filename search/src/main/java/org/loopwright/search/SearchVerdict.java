package org.loopwright.search;

import org.loopwright.model.diagnostics.Labelled;

/** How a search ended. */
public enum SearchVerdict implements Labelled {
  /**
   * Here is a mapping, and none in the mapspace is better in what was asked for, by more than
   * {@link #ROUNDING}.
   */
  OPTIMAL("optimal"),
  /** The same, in a mapspace without the constraints that could not be taken over. */
  OPTIMAL_UNDER_IGNORED_CONSTRAINTS("optimal_under_ignored_constraints"),
  /** Here is a mapping; there may be a better one. */
  FOUND("found"),
  /** No mapping was found within the limits of the search; there may be one. */
  BUDGET_SPENT("budget_spent"),
  /** There is no mapping: the mapspace is empty, or was searched as a whole. */
  INFEASIBLE("infeasible");

  /** Bounds and values are sums in another order: a gap of this share, or less, is none. */
  public static final double ROUNDING = 1e-9;

  private final String label;

  SearchVerdict(String label) {
    this.label = label;
  }

  static SearchVerdict of(boolean found, boolean covered) {
    if (found) {
      return covered ? OPTIMAL : FOUND;
    }
    return covered ? INFEASIBLE : BUDGET_SPENT;
  }

  /** The same, where constraints were ignored: what is optimal without them may break them. */
  public SearchVerdict underIgnoredConstraints() {
    return this == OPTIMAL ? OPTIMAL_UNDER_IGNORED_CONSTRAINTS : this;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether it holds for the whole mapspace: nothing is better than what was found. */
  public boolean isProved() {
    return this == OPTIMAL || this == OPTIMAL_UNDER_IGNORED_CONSTRAINTS || this == INFEASIBLE;
  }
}
