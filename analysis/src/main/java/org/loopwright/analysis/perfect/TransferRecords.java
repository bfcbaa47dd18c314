package org.loopwright.analysis.perfect;

import java.util.Arrays;

/**
 * The words that one instance sends to its children (or receives from them), by how they are
 * shared: ascending in the children that receive one word, then in the groups of such children.
 * Mutable scratch of one thread.
 */
final class TransferRecords {
  int count;
  long[] multicast = new long[8];
  long[] groups = new long[8];
  double[] words = new double[8];

  void clear() {
    count = 0;
  }

  /** Adds {@code each} words to every group of {@code sharing}. */
  void add(ReuseRecords sharing, long each) {
    for (int i = 0; i < sharing.count; i++) {
      add(
          sharing.multicast[i],
          sharing.groups[i],
          (double) Math.multiplyExact(sharing.groups[i], each));
    }
  }

  void add(long size, long number, double more) {
    if (count == 0) {
      count = 1;
      multicast[0] = size;
      groups[0] = number;
      words[0] = more;
    } else {
      merge(size, number, more);
    }
  }

  private void merge(long size, long number, double more) {
    int index = 0;
    while (index < count
        && (multicast[index] < size || (multicast[index] == size && groups[index] < number))) {
      index++;
    }
    if (index == count || multicast[index] != size || groups[index] != number) {
      insert(index, size, number);
    }
    words[index] += more;
  }

  private void insert(int index, long size, long number) {
    if (count == multicast.length) {
      multicast = Arrays.copyOf(multicast, 2 * count);
      groups = Arrays.copyOf(groups, 2 * count);
      words = Arrays.copyOf(words, 2 * count);
    }
    System.arraycopy(multicast, index, multicast, index + 1, count - index);
    System.arraycopy(groups, index, groups, index + 1, count - index);
    System.arraycopy(words, index, words, index + 1, count - index);
    multicast[index] = size;
    groups[index] = number;
    words[index] = 0;
    count++;
  }

  /** Words sent; a word that goes to several children counts once. */
  double sent() {
    double sent = 0;
    for (int i = 0; i < count; i++) {
      sent += words[i];
    }
    return sent;
  }

  /** Words received by all children together. */
  double delivered() {
    double delivered = 0;
    for (int i = 0; i < count; i++) {
      delivered += words[i] * multicast[i];
    }
    return delivered;
  }

  /** Words received by the average of {@code children}. */
  double deliveredToEach(long children) {
    double each = 0;
    for (int i = 0; i < count; i++) {
      each += words[i] * multicast[i] / children;
    }
    return each;
  }

  void scale(double factor) {
    for (int i = 0; i < count; i++) {
      words[i] *= factor;
    }
  }
}
