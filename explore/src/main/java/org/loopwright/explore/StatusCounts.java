package org.loopwright.explore;

import java.math.BigInteger;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** The number of designs of each status. */
public record StatusCounts(Map<DesignStatus, BigInteger> byStatus) {
  static final StatusCounts NONE = new StatusCounts(Map.of());

  public StatusCounts {
    Map<DesignStatus, BigInteger> all = new EnumMap<>(DesignStatus.class);
    for (DesignStatus status : DesignStatus.values()) {
      all.put(status, byStatus.getOrDefault(status, BigInteger.ZERO));
    }
    byStatus = Collections.unmodifiableMap(all);
  }

  public BigInteger of(DesignStatus status) {
    return byStatus.get(status);
  }

  public BigInteger total() {
    return byStatus.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  public BigInteger valid() {
    return of(DesignStatus.VALID);
  }

  StatusCounts plus(StatusCounts other) {
    Map<DesignStatus, BigInteger> sums = new EnumMap<>(byStatus);
    other.byStatus.forEach((status, count) -> sums.merge(status, count, BigInteger::add));
    return new StatusCounts(sums);
  }
}
