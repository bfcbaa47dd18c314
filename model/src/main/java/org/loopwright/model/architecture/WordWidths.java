package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.workload.DataSpace;

/**
 * Widths of words that differ from those of their storage level: 32-bit sums among 8-bit operands.
 *
 * @param byDataSpace bits of a word of a data space, by its name
 * @param sums bits of a word of each result that is not named
 */
public record WordWidths(Map<String, Integer> byDataSpace, OptionalInt sums) {
  /** All words are those of the level. */
  public static final WordWidths ALIKE = new WordWidths(Map.of(), OptionalInt.empty());

  public WordWidths {
    byDataSpace = Collections.unmodifiableMap(new TreeMap<>(byDataSpace));
    requireNonNull(sums, "sums");
    byDataSpace.forEach((name, bits) -> Require.positive(bits, "word bits of %s", name));
    sums.ifPresent(bits -> Require.positive(bits, "bits of a sum"));
  }

  /**
   * Bits of a word of a data space.
   *
   * @param standard bits of a word of the level
   */
  int bits(DataSpace dataSpace, int standard) {
    int ofItsKind = dataSpace.readWrite() ? sums.orElse(standard) : standard;
    return byDataSpace.getOrDefault(dataSpace.name(), ofItsKind);
  }
}
