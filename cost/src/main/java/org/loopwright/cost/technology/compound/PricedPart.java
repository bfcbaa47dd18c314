package org.loopwright.cost.technology.compound;

import org.loopwright.cost.technology.Estimate;

/** A part of a compound component with what it costs. */
interface PricedPart {
  /**
   * Energy of an action, pJ.
   *
   * @param arguments by name; those that are missing are at their largest
   * @throws IllegalArgumentException if the part cannot do it
   */
  Estimate actionPj(String action, AttributeValues arguments);

  /** Area of one, um^2. */
  Estimate areaUm2();
}
