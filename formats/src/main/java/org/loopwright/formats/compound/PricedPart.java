package org.loopwright.formats.compound;

import org.loopwright.cost.technology.Estimate;
import org.loopwright.formats.arithmetic.AttributeValues;

/** A part of a compound component with what it costs. */
interface PricedPart {
  /**
   * pJ of an action.
   *
   * @param arguments by name; those that are missing are at their largest
   * @throws IllegalArgumentException if the part cannot do it
   */
  Estimate actionPj(String action, AttributeValues arguments);

  /** um^2 of one. */
  Estimate areaUm2();
}
