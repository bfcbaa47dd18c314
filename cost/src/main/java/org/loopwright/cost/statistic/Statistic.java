package org.loopwright.cost.statistic;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A number of a result, or of a part of one.
 *
 * @param key its key in JSON
 * @param unit empty for a share
 * @param isBetterLarge whether more of it is better, so that nobody wants it small
 * @param value how it is read
 */
public record Statistic<T>(
    String key, String unit, boolean isBetterLarge, Function<T, Number> value) {
  public Statistic {
    requireNonNull(key, "key");
    requireNonNull(unit, "unit");
    requireNonNull(value, "value");
  }

  static <T> Statistic<T> of(String key, String unit, Function<T, Number> value) {
    return new Statistic<>(key, unit, false, value);
  }

  /** A share from 0 to 1, of which more is better. */
  static <T> Statistic<T> share(String key, Function<T, Number> value) {
    return new Statistic<>(key, "", true, value);
  }
}
