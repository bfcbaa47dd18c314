package org.loopwright.search.mapspace;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The smallest part of some statements that cannot hold together. First statements are left out one
 * by one as long as the rest cannot hold, which leaves a part of which every statement is needed;
 * then all smaller parts are tried, as far as a bound on the work allows.
 */
public final class ConflictSet {
  private static final int MAX_TRIALS = 4_000;

  private final int statements;
  private final Predicate<BitSet> conflicts;
  private int trials;

  private ConflictSet(int statements, Predicate<BitSet> conflicts) {
    this.statements = statements;
    this.conflicts = conflicts;
  }

  /**
   * The smallest conflicting part of {@code statements} statements that cannot hold together.
   *
   * @param conflicts whether some statements cannot hold together; more never can where less cannot
   */
  public static BitSet smallest(int statements, Predicate<BitSet> conflicts) {
    ConflictSet search = new ConflictSet(statements, conflicts);
    BitSet minimal = search.minimal();
    for (int size = 0; size < minimal.cardinality(); size++) {
      Optional<BitSet> smaller = search.ofSize(size, 0, new BitSet());
      if (smaller.isPresent()) {
        return smaller.get();
      }
    }
    return minimal;
  }

  private BitSet minimal() {
    BitSet left = new BitSet();
    left.set(0, statements);
    for (int statement = 0; statement < statements; statement++) {
      left.clear(statement);
      if (!conflicts.test(left)) {
        left.set(statement);
      }
    }
    return left;
  }

  /** A conflicting part with {@code size} more statements, from {@code first} on. */
  private Optional<BitSet> ofSize(int size, int first, BitSet chosen) {
    if (size == 0) {
      return ++trials <= MAX_TRIALS && conflicts.test(chosen)
          ? Optional.of((BitSet) chosen.clone())
          : Optional.empty();
    }
    for (int statement = first; statement + size <= statements; statement++) {
      if (trials > MAX_TRIALS) {
        return Optional.empty();
      }
      chosen.set(statement);
      Optional<BitSet> found = ofSize(size - 1, statement + 1, chosen);
      chosen.clear(statement);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
