package org.loopwright.formats.study;

import org.loopwright.model.diagnostics.Labelled;

/** What becomes of the price tables of a design. */
public enum PriceTables implements Labelled {
  /** They count, as they state it themselves. */
  GIVEN("given"),
  /** What they lack is computed. */
  COMPLETED("completed"),
  /** All prices are computed. */
  IGNORED("ignored");

  private final String label;

  PriceTables(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
