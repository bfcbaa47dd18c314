package org.loopwright.model.mapping;

import org.loopwright.model.diagnostics.Labelled;

/** A way to reuse data that can be turned off at a storage level, data space by data space. */
public enum ReuseSwitch implements Labelled {
  /**
   * Words that several instances below the level need are sent once, and their partial sums are
   * added on the way. Turned off, each instance asks for its own.
   */
  MULTICAST("multicast"),
  /** Neighbours below the level pass each other what they need next. */
  LINK_TRANSFER("link_transfer"),
  /**
   * An instance of the level keeps from one step to the next what both tiles have. Turned off, a
   * whole tile comes in at each step.
   */
  TEMPORAL_REUSE("temporal_reuse"),
  /**
   * The first update of a word at the level reads nothing, and nothing is filled for it. Turned
   * off, the zero that the sum starts from is brought and read as any partial sum.
   */
  FIRST_READ_ELISION("first_read_elision"),
  /**
   * The level answers what those inside ask for with what it holds. Turned off, whatever they ask
   * for is asked for outside as well, as if the level were bypassed.
   */
  COALESCING("coalescing");

  private final String label;

  ReuseSwitch(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
