package org.loopwright.model.math;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * An immutable set of indices from 0 to 63: of loops, dimensions, data spaces or levels. It is a
 * value and costs no more than the {@code long} inside, so it may be a key and live on a hot path.
 *
 * @param bits bit {@code i} is 1 where {@code i} is in the set
 */
public record IndexSet(long bits) {
  public static final IndexSet EMPTY = new IndexSet(0);

  /** The set of the given indices. */
  public static IndexSet of(int... indices) {
    IndexSet set = EMPTY;
    for (int index : indices) {
      set = set.with(index);
    }
    return set;
  }

  /** All indices below {@code end}. */
  public static IndexSet below(int end) {
    return new IndexSet(end >= Long.SIZE ? -1 : (1L << end) - 1);
  }

  /** The indices below {@code end} that satisfy a condition. */
  public static IndexSet where(int end, IntPredicate condition) {
    long bits = 0;
    for (int index = 0; index < end; index++) {
      bits |= condition.test(index) ? 1L << index : 0;
    }
    return new IndexSet(bits);
  }

  public boolean contains(int index) {
    return (bits >>> index & 1) != 0;
  }

  public boolean containsAll(IndexSet other) {
    return (other.bits & ~bits) == 0;
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public int size() {
    return Long.bitCount(bits);
  }

  public IndexSet with(int index) {
    return new IndexSet(bits | 1L << index);
  }

  public IndexSet without(int index) {
    return new IndexSet(bits & ~(1L << index));
  }

  public IndexSet union(IndexSet other) {
    return new IndexSet(bits | other.bits);
  }

  public IndexSet intersect(IndexSet other) {
    return new IndexSet(bits & other.bits);
  }

  public IndexSet minus(IndexSet other) {
    return new IndexSet(bits & ~other.bits);
  }

  /** The least index in the set, or 64 if it is empty. */
  public int first() {
    return Long.numberOfTrailingZeros(bits);
  }

  /**
   * The least index in the set that is at least {@code from}, or 64: {@code for (int i =
   * set.first(); i < 64; i = set.next(i + 1))} visits all without allocating.
   */
  public int next(int from) {
    return from >= Long.SIZE ? Long.SIZE : Long.numberOfTrailingZeros(bits & -1L << from);
  }

  /** The greatest index in the set, or -1 if it is empty. */
  public int last() {
    return Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
  }

  /** Calls {@code action} with every index, ascending. */
  public void forEach(IntConsumer action) {
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      action.accept(Long.numberOfTrailingZeros(rest));
    }
  }

  /** The indices, ascending. */
  public IntStream stream() {
    return IntStream.iterate(first(), index -> index < Long.SIZE, index -> next(index + 1));
  }

  /** All subsets: the set itself first, the empty set last. */
  public List<IndexSet> subsets() {
    List<IndexSet> subsets = new ArrayList<>();
    for (long subset = bits; subset != 0; subset = (subset - 1) & bits) {
      subsets.add(new IndexSet(subset));
    }
    subsets.add(EMPTY);
    return subsets;
  }

  /** As the record's own, but without its method handles, which are slow before C2 compiles. */
  @Override
  public boolean equals(Object other) {
    return other instanceof IndexSet set && set.bits == bits;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(bits);
  }

  /** Prints the indices, ascending: {@code {0, 2}}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "{", "}");
    forEach(index -> text.add(Integer.toString(index)));
    return text.toString();
  }
}
