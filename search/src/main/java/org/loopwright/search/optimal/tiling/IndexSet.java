package org.loopwright.search.optimal.tiling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A set of small numbers: of loops, levels or data spaces. Immutable. */
public record IndexSet(int bits) {
  public static final IndexSet EMPTY = new IndexSet(0);

  /** The numbers below {@code end} that satisfy a condition. */
  public static IndexSet where(int end, IntPredicate condition) {
    int bits = 0;
    for (int i = 0; i < end; i++) {
      bits |= condition.test(i) ? 1 << i : 0;
    }
    return new IndexSet(bits);
  }

  public static IndexSet below(int end) {
    return new IndexSet((1 << end) - 1);
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
    return Integer.bitCount(bits);
  }

  /** The least number; there must be one. */
  public int first() {
    return Integer.numberOfTrailingZeros(bits);
  }

  public IndexSet with(int index) {
    return new IndexSet(bits | 1 << index);
  }

  public IndexSet without(int index) {
    return new IndexSet(bits & ~(1 << index));
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

  public IntStream stream() {
    return IntStream.range(0, Integer.SIZE).filter(this::contains);
  }

  /** All subsets, the set itself first and the empty one last. */
  public List<IndexSet> subsets() {
    List<IndexSet> subsets = new ArrayList<>(1 << size());
    for (int subset = bits; subset != 0; subset = (subset - 1) & bits) {
      subsets.add(new IndexSet(subset));
    }
    subsets.add(EMPTY);
    return subsets;
  }
}
