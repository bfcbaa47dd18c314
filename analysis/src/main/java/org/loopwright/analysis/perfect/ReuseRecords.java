package org.loopwright.analysis.perfect;

import java.util.Arrays;

/**
 * A histogram of sharing: {@link #groups} groups of {@link #multicast} children each, ascending in
 * the latter. Mutable scratch of one thread.
 */
final class ReuseRecords {
  int count;
  long[] multicast = new long[8];
  long[] groups = new long[8];

  /** Starts again with {@code groups} groups of {@code multicast} children. */
  void reset(long multicast, long groups) {
    count = 1;
    this.multicast[0] = multicast;
    this.groups[0] = groups;
  }

  /** Starts again with {@code children} that share nothing; there may be none. */
  void resetApart(long children) {
    reset(1, children);
    count = children > 0 ? 1 : 0;
  }

  void clear() {
    count = 0;
  }

  void copyFrom(ReuseRecords other) {
    if (multicast.length < other.count) {
      multicast = new long[other.multicast.length];
      groups = new long[other.groups.length];
    }
    System.arraycopy(other.multicast, 0, multicast, 0, other.count);
    System.arraycopy(other.groups, 0, groups, 0, other.count);
    count = other.count;
  }

  long totalGroups() {
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += groups[i];
    }
    return total;
  }

  void multiplyGroups(long factor) {
    for (int i = 0; i < count; i++) {
      groups[i] *= factor;
    }
  }

  /** Adds groups; those of the same size are one record. */
  void add(long size, long number) {
    int index = 0;
    while (index < count && multicast[index] < size) {
      index++;
    }
    if (index == count || multicast[index] != size) {
      insert(index, size);
    }
    groups[index] += number;
  }

  private void insert(int index, long size) {
    if (count == multicast.length) {
      multicast = Arrays.copyOf(multicast, 2 * count);
      groups = Arrays.copyOf(groups, 2 * count);
    }
    System.arraycopy(multicast, index, multicast, index + 1, count - index);
    System.arraycopy(groups, index, groups, index + 1, count - index);
    multicast[index] = size;
    groups[index] = 0;
    count++;
  }

  /**
   * Makes this the histogram of the runs of equal values in the first {@code length} of {@code
   * sorted}.
   */
  void countRuns(long[] sorted, int length) {
    clear();
    int start = 0;
    for (int i = 1; i <= length; i++) {
      if (i == length || sorted[i] != sorted[start]) {
        add(i - start, 1);
        start = i;
      }
    }
  }
}
