package org.loopwright.dataflow.spec;

import java.util.Optional;

/** Whether a cluster is a group of PEs in hardware or only in the mapping. */
public enum ClusterType {
  PHYSICAL("P"),
  LOGICAL("L");

  private final String symbol;

  ClusterType(String symbol) {
    this.symbol = symbol;
  }

  /** How a mapping file writes it. */
  public String symbol() {
    return symbol;
  }

  /** The type that a mapping file writes as {@code symbol}. */
  public static Optional<ClusterType> of(String symbol) {
    for (ClusterType type : values()) {
      if (type.symbol.equals(symbol)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
