package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * Words per cycle that one instance of a storage level can move; an empty limit is no limit.
 *
 * @param read limit on words read
 * @param write limit on words filled and updated
 * @param shared limit on both together
 */
public record Bandwidth(OptionalDouble read, OptionalDouble write, OptionalDouble shared) {
  public static final Bandwidth UNLIMITED =
      new Bandwidth(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  public Bandwidth {
    requirePositive(read, "read bandwidth");
    requirePositive(write, "write bandwidth");
    requirePositive(shared, "shared bandwidth");
  }

  private static void requirePositive(OptionalDouble wordsPerCycle, String what) {
    requireNonNull(wordsPerCycle, what);
    if (wordsPerCycle.isPresent() && !(wordsPerCycle.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          what + " must be positive but was " + wordsPerCycle.getAsDouble() + " words/cycle");
    }
  }
}
