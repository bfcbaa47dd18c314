package org.loopwright.search.mapspace;

import java.math.BigInteger;
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

  /** Each choice swaps the loop of a place with one at or after it: a mixed radix of factorials. */
  void decode(BigInteger index, MapPoint into) {
    BigInteger rest = index;
    for (int level : temporal) {
      into.resetOrder(level);
      int loops = frame.level(level).freeLoops();
      int first = frame.level(level).firstFree();
      for (int chosen = 0; chosen < loops - 1; chosen++) {
        BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(loops - chosen));
        swap(level, first + chosen, first + chosen + parts[1].intValue(), into);
        rest = parts[0];
      }
    }
  }

  void sample(RandomGenerator random, MapPoint into) {
    for (int level : temporal) {
      into.resetOrder(level);
      int loops = frame.level(level).freeLoops();
      int first = frame.level(level).firstFree();
      for (int chosen = 0; chosen < loops - 1; chosen++) {
        swap(level, first + chosen, first + chosen + random.nextInt(loops - chosen), into);
      }
    }
  }

  private static void swap(int level, int place, int other, MapPoint point) {
    int dimension = point.dimensionAt(level, place);
    point.putDimensionAt(level, place, point.dimensionAt(level, other));
    point.putDimensionAt(level, other, dimension);
  }
}
