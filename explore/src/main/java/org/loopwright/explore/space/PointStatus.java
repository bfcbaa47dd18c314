package org.loopwright.explore.space;

import java.util.Locale;
import org.loopwright.model.diagnostics.Labelled;

/** What became of a point. */
public enum PointStatus implements Labelled {
  /** Every layer has a mapping, and the budgets are kept. */
  VALID("mapped, and within the budgets"),
  /** Not mapped: its bound is no better than another point in anything that is asked for. */
  DOMINATED("not mapped: no better than another point, by their bounds"),
  /** Not mapped: its bound is over a budget. */
  BOUND_OVER_BUDGET("not mapped: over a budget, by their bounds"),
  /** Over a budget. */
  OVER_BUDGET("over a budget"),
  /** A condition of the space excludes it. */
  EXCLUDED("excluded by a condition"),
  /** Its files cannot be read, or say what no hardware is. */
  INVALID("no valid design"),
  /** It is proved that a layer has no mapping. */
  INFEASIBLE("without a mapping, by proof"),
  /** No mapping of a layer was found in time. */
  NOT_FOUND("without a mapping that was found in time"),
  /** Mapping it went wrong. */
  FAILED("failed");

  private final String text;

  PointStatus(String text) {
    this.text = text;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people, after a number of points. */
  public String text() {
    return text;
  }

  /** Whether it was left out because of a bound, with proof that nothing is lost. */
  public boolean isPruned() {
    return this == DOMINATED || this == BOUND_OVER_BUDGET;
  }
}
