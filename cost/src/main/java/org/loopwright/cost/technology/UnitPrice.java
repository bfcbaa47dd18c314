package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * What one action of one component costs, or its area, and where the number comes from.
 *
 * @param item {@code read}, {@code write}, {@code update}, {@code leak}, {@code compute}, {@code
 *     arithmetic_leak}, {@code network_hop}, {@code network_router}, {@code block_address} or
 *     {@code address_generation} (pJ each), or {@code area} (um^2)
 */
public record UnitPrice(String component, String item, double value, Provenance provenance) {
  public static final String AREA = "area";
  public static final String HOP = "network_hop";
  public static final String ROUTER = "network_router";

  /** The address of a block: what a technology has address generators take. */
  public static final String BLOCK_ADDRESS = "block_address";

  /** The address of a word: what an architecture states, as the reference charges it. */
  public static final String WORD_ADDRESS = "address_generation";

  /** What an arithmetic unit leaks in a cycle; another name than a given table's, which is free. */
  public static final String ARITHMETIC_LEAK = "arithmetic_leak";

  public UnitPrice {
    Require.notBlank(component, "component of a price");
    Require.notBlank(item, "item of a price");
    Require.notNegative(value, "%s of %s", item, component);
    requireNonNull(provenance, "provenance");
  }

  /** {@code pJ} or {@code um^2}. */
  public String unit() {
    return item.equals(AREA) ? "um^2" : "pJ";
  }
}
