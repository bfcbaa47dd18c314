package org.loopwright.cost.table;

import static java.util.Objects.requireNonNull;

/**
 * The price of an action, as a table lists it.
 *
 * @param pj of the action, pJ
 * @param name under which it is listed
 * @param isStandIn whether that is the name of another action, whose price is taken in its place
 */
public record ListedPrice(double pj, String name, boolean isStandIn) {
  public ListedPrice {
    requireNonNull(name, "name");
  }
}
