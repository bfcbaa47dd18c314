package org.loopwright.search.goal;

import org.loopwright.model.diagnostics.Labelled;

/** What a search makes small. */
public enum Objective implements Labelled {
  /** Energy-delay product, pJ x cycles; the objective where none is named. */
  EDP("edp", "pJ*cycles"),
  /** Energy of the run, pJ. */
  ENERGY("energy", "pJ"),
  /** Duration of the run, cycles. */
  DELAY("delay", "cycles"),
  /** Energy times the square of the delay, pJ x cycles^2. */
  ED2P("ed2p", "pJ*cycles^2"),
  /** Words that the backing store reads and writes. */
  LAST_LEVEL_ACCESSES("last-level-accesses", "words");

  private final String label;
  private final String unit;

  Objective(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  @Override
  public String label() {
    return label;
  }

  public String unit() {
    return unit;
  }
}
