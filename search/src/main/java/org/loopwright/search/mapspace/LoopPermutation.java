package org.loopwright.search.mapspace;

import java.math.BigInteger;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The loop permutation sub-space: at each temporal level all orders of the dimensions that may loop
 * there and that no constraint places.
 */
final class LoopPermutation {
  private final MapSpaceFrame frame;
  private final int[] temporal;
  private final BigInteger size;

  LoopPermutation(MapSpaceFrame frame) {
    this.frame = frame;
    temporal = frame.levels(false);
    BigInteger product = BigInteger.ONE;
    for (int level : temporal) {
      for (int loops = 2; loops <= frame.level(level).freeLoops(); loops++) {
        product = product.multiply(BigInteger.valueOf(loops));
      }
    }
    size = product;
  }

  BigInteger size() {
    return size;
  }

  /** The order of an index, which is a mixed radix of the choices. */
  void decode(BigInteger index, MapPoint into) {
    BigInteger[] rest = {index};
    order(
        into,
        choices -> {
          BigInteger[] parts = rest[0].divideAndRemainder(BigInteger.valueOf(choices));
          rest[0] = parts[0];
          return parts[1].intValue();
        });
  }

  void sample(RandomGenerator random, MapPoint into) {
    order(into, random::nextInt);
  }

  /**
   * Puts loops in order: each place in turn swaps its loop with one at or after it.
   *
   * @param choice chooses one of a number of loops
   */
  private void order(MapPoint into, IntUnaryOperator choice) {
    for (int level : temporal) {
      into.resetOrder(level);
      int end = frame.level(level).firstFree() + frame.level(level).freeLoops();
      for (int place = frame.level(level).firstFree(); place < end - 1; place++) {
        into.swapDimensions(level, place, place + choice.applyAsInt(end - place));
      }
    }
  }
}
