package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import org.loopwright.cost.technology.UnitPrice;

/**
 * One line of the bill of an evaluation: how often something happens, what it costs each time and
 * where that number comes from. For an area the count is that of instances.
 *
 * @param price pJ of an action, or um^2 of an instance
 * @param count actions of all instances over the whole run; hops of a multicast may be fractions
 */
public record ActionCost(UnitPrice price, double count) {
  public ActionCost {
    requireNonNull(price, "price");
  }

  /** Count x price, in the unit of the price. */
  public double total() {
    return count * price.value();
  }

  /** Whether it is an area, not an energy. */
  public boolean isArea() {
    return price.isArea();
  }
}
