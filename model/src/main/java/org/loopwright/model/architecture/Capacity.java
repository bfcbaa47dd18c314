package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Require;

/**
 * How much one instance of a storage level holds, and how much of it tiles may and must take.
 *
 * @param words words that one instance holds; empty is no limit
 * @param multipleBuffering copies of a tile that must fit: 2 is double buffering
 * @param minUtilization least part of the usable words that a mapping must fill, 0 to 1
 */
public record Capacity(OptionalLong words, double multipleBuffering, double minUtilization) {
  public Capacity {
    requireNonNull(words, "words");
  }

  /** Words that one tile may take: the capacity divided by the copies that must fit. */
  public OptionalLong usableWords() {
    return words.isPresent()
        ? OptionalLong.of((long) Math.floor(words.getAsLong() / multipleBuffering))
        : OptionalLong.empty();
  }

  void requireValid(String level) {
    Require.that(words.orElse(0) >= 0, "capacity of %s must not be negative", level);
    Require.that(
        multipleBuffering >= 1 && multipleBuffering < Double.POSITIVE_INFINITY,
        "multiple buffering of %s must be at least 1 but was %s",
        level,
        multipleBuffering);
    Require.that(
        minUtilization >= 0 && minUtilization <= 1,
        "minimum utilization of %s must be in [0, 1] but was %s",
        level,
        minUtilization);
  }
}
