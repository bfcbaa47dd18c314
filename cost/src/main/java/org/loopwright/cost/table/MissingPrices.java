package org.loopwright.cost.table;

import org.loopwright.model.diagnostics.Labelled;

/** What becomes of the prices that a table of energies lacks. */
public enum MissingPrices implements Labelled {
  /** As in the reference: wires, address generators and adders take nothing. */
  FREE("free"),

  /** A technology tells them. */
  COMPUTED("computed"),

  /** They are an error. */
  REFUSED("refused");

  private final String label;

  MissingPrices(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
