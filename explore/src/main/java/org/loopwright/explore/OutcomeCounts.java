package org.loopwright.explore;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many designs have each outcome. */
public record OutcomeCounts(Map<Outcome, BigInteger> byOutcome) {
  public OutcomeCounts {
    Map<Outcome, BigInteger> all = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      all.put(outcome, byOutcome.getOrDefault(outcome, BigInteger.ZERO));
    }
    byOutcome = Collections.unmodifiableMap(all);
  }

  static OutcomeCounts none() {
    return new OutcomeCounts(Map.of());
  }

  public BigInteger of(Outcome outcome) {
    return byOutcome.get(outcome);
  }

  public BigInteger total() {
    return byOutcome.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  public BigInteger valid() {
    return of(Outcome.VALID);
  }
}
