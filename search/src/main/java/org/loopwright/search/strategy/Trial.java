package org.loopwright.search.strategy;

import org.loopwright.cost.Violation;

/** What became of a candidate; can be read until the next candidate is asked for. */
public interface Trial {
  /** Whether the mapping can run. */
  boolean isValid();

  /** The number of objectives. */
  int objectives();

  /** Of a valid mapping: the value to make small, the most important objective first. */
  double objective(int position);

  /** Of an invalid mapping: why it cannot run; null if its counts exceed 2^63. */
  Violation.Reason reason();

  /** Of an invalid mapping: the storage level at fault, innermost 0; -1 is the arithmetic. */
  int level();

  /** Of an invalid mapping: what it takes, in the unit of the reason. */
  long need();

  /** Of an invalid mapping: what it may take. */
  long limit();

  /** Of an invalid mapping: how far it is from the limit, as a part of the limit. */
  default double shortfall() {
    return reason() == null ? Double.POSITIVE_INFINITY : shortfall(need(), limit());
  }

  /** How far {@code need} is from {@code limit}, as a part of the limit. */
  static double shortfall(long need, long limit) {
    return Math.abs((double) need - limit) / Math.max(1, limit);
  }
}
