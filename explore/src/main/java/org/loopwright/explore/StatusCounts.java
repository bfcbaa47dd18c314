package org.loopwright.explore;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many designs have each outcome. */
public record StatusCounts(Map<DesignStatus, BigInteger> byOutcome) {
  public StatusCounts {
    Map<DesignStatus, BigInteger> all = new EnumMap<>(DesignStatus.class);
    for (DesignStatus outcome : DesignStatus.values()) {
      all.put(outcome, byOutcome.getOrDefault(outcome, BigInteger.ZERO));
    }
    byOutcome = Collections.unmodifiableMap(all);
  }

  static StatusCounts none() {
    return new StatusCounts(Map.of());
  }

  public BigInteger of(DesignStatus outcome) {
    return byOutcome.get(outcome);
  }

  public BigInteger total() {
    return byOutcome.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  public BigInteger valid() {
    return of(DesignStatus.VALID);
  }
}
