package org.loopwright.cost.technology;

/** A column of an SRAM table, with how it goes over the shape of the memory. */
public enum SramQuantity {
  /** pJ of one read of a whole word. */
  READ(true),
  /** pJ of one write of a whole word. */
  WRITE(true),
  /** mW that one bank leaks. */
  LEAKAGE(false),
  /** um^2 of all banks together. */
  AREA(false);

  private final boolean growsWithWidth;

  SramQuantity(boolean growsWithWidth) {
    this.growsWithWidth = growsWithWidth;
  }

  /**
   * Whether it never falls as the word gets wider at the same capacity. All grow with capacity;
   * area and leakage fall where a wider word saves rows of decoders and multiplexers.
   */
  boolean growsWithWidth() {
    return growsWithWidth;
  }
}
