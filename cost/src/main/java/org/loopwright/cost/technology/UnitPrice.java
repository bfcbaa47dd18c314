package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * What one action of one component costs, or its area, and where the number comes from.
 *
 * @param item {@code read}, {@code write}, {@code update}, {@code leak}, {@code compute} or one of
 *     the names below (pJ each), or {@code area} or {@code adder_area} (um^2)
 */
public record UnitPrice(String component, String item, double value, Provenance provenance) {
  public static final String AREA = "area";
  public static final String HOP = "network_hop";
  public static final String ROUTER = "network_router";

  /** The address of a block: what a technology has address generators take. */
  public static final String ADDRESS = "block_address";

  /** The address of a word: what an architecture states, as the reference charges it. */
  public static final String WORD_ADDRESS = "address_generation";

  /** Reading a block of a result that a level sends outward, where that is charged. */
  public static final String DRAIN = "drain";

  /** An addition of partial sums in the network below a level. */
  public static final String SPATIAL_ADDITION = "spatial_reduction";

  /** An addition of a partial sum to one that a level holds. */
  public static final String TEMPORAL_ADDITION = "temporal_reduction";

  /** What the adders of one instance leak in a cycle: of addresses, of sums and of its network. */
  public static final String ADDER_LEAK = "adder_leak";

  /** The area of these adders. */
  public static final String ADDER_AREA = "adder_area";

  /** What an arithmetic unit leaks in a cycle; another name than a given table's, which is free. */
  public static final String ARITHMETIC_LEAK = "arithmetic_leak";

  public UnitPrice {
    Require.notBlank(component, "component of a price");
    Require.notBlank(item, "item of a price");
    Require.notNegative(value, "%s of %s", item, component);
    requireNonNull(provenance, "provenance");
  }

  /** Whether it is an area, not an energy. */
  public boolean isArea() {
    return item.equals(AREA) || item.equals(ADDER_AREA);
  }

  /** {@code pJ} or {@code um^2}. */
  public String unit() {
    return isArea() ? "um^2" : "pJ";
  }
}
