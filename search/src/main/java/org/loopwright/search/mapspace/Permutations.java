package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.List;

/** The orders of a few numbers. */
final class Permutations {
  private Permutations() {}

  /** All orders of {@code things}, n! of them, in the order of {@link #write}. */
  static List<int[]> of(int[] things) {
    List<int[]> all = new ArrayList<>();
    for (long index = 0; index < factorial(things.length); index++) {
      int[] order = things.clone();
      write(index, order);
      all.add(order);
    }
    return all;
  }

  /** Turns {@code things} into its order number {@code index}: a mixed radix of factorials. */
  static void write(long index, int[] things) {
    long rest = index;
    for (int place = 0; place < things.length - 1; place++) {
      int other = place + (int) (rest % (things.length - place));
      rest /= things.length - place;
      int thing = things[place];
      things[place] = things[other];
      things[other] = thing;
    }
  }

  /** The number of orders; {@link Long#MAX_VALUE} if it is greater than that. */
  static long factorial(int things) {
    long product = 1;
    for (int factor = 2; factor <= things; factor++) {
      if (product > Long.MAX_VALUE / factor) {
        return Long.MAX_VALUE;
      }
      product *= factor;
    }
    return product;
  }
}
