package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.loopwright.model.diagnostics.Require;

/**
 * Words per cycle that one instance of a storage level can move; an empty limit is no limit.
 *
 * @param read limit on words read
 * @param write limit on words filled and updated
 * @param shared limit on both together
 * @param scale words that a word of a data space takes of the limits; 1 where not named
 */
public record Bandwidth(
    OptionalDouble read, OptionalDouble write, OptionalDouble shared, Map<String, Double> scale) {
  public static final Bandwidth UNLIMITED =
      new Bandwidth(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  public Bandwidth {
    requirePositive(read, "read bandwidth");
    requirePositive(write, "write bandwidth");
    requirePositive(shared, "shared bandwidth");
    scale = Collections.unmodifiableMap(new TreeMap<>(scale));
    scale.forEach(
        (dataSpace, factor) -> Require.notNegative(factor, "bandwidth scale of %s", dataSpace));
  }

  /** Limits that count all data spaces alike. */
  public Bandwidth(OptionalDouble read, OptionalDouble write, OptionalDouble shared) {
    this(read, write, shared, Map.of());
  }

  private static void requirePositive(OptionalDouble wordsPerCycle, String what) {
    requireNonNull(wordsPerCycle, what);
    if (wordsPerCycle.isPresent() && !(wordsPerCycle.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          what + " must be positive but was " + wordsPerCycle.getAsDouble() + " words/cycle");
    }
  }

  /** Whether there is a limit at all. */
  public boolean isLimited() {
    return read.isPresent() || write.isPresent() || shared.isPresent();
  }

  /** The factor of a data space. */
  public double scaleOf(String dataSpace) {
    return scale.getOrDefault(dataSpace, 1.0);
  }

  public Bandwidth withRead(OptionalDouble limit) {
    return new Bandwidth(limit, write, shared, scale);
  }

  public Bandwidth withWrite(OptionalDouble limit) {
    return new Bandwidth(read, limit, shared, scale);
  }

  public Bandwidth withShared(OptionalDouble limit) {
    return new Bandwidth(read, write, limit, scale);
  }

  public Bandwidth withScale(Map<String, Double> factors) {
    return new Bandwidth(read, write, shared, factors);
  }
}
