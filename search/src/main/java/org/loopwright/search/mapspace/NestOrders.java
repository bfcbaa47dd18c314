package org.loopwright.search.mapspace;

import java.util.Arrays;
import java.util.List;

/** Orders of the loops of one temporal nest, by index. Immutable. */
public final class NestOrders {
  private final int firstFree;
  private final int[] loops;
  private final int[] others;
  private final List<int[]> orders;
  private final long size;

  private NestOrders(TilingLevel level, int[] loops, List<int[]> orders, long size) {
    firstFree = level.firstFree();
    this.loops = loops;
    this.orders = orders;
    this.size = size;
    others = Arrays.stream(level.free()).filter(each -> !contains(each)).toArray();
  }

  private boolean contains(int dimension) {
    return Arrays.stream(loops).anyMatch(loop -> loop == dimension);
  }

  static NestOrders of(TilingLevel level, int[] loops, List<int[]> orders) {
    return new NestOrders(level, loops, List.copyOf(orders), orders.size());
  }

  static NestOrders all(TilingLevel level, int[] loops) {
    return new NestOrders(level, loops, List.of(), Permutations.factorial(loops.length));
  }

  public long size() {
    return size;
  }

  /** Puts the loops of {@code level}, the tiling level that this is for, into order. */
  public void write(long index, int level, MapPoint into) {
    int[] order;
    if (orders.isEmpty()) {
      order = loops.clone();
      Permutations.write(index, order);
    } else {
      order = orders.get((int) index);
    }
    int place = firstFree;
    for (int dimension : order) {
      into.putDimensionAt(level, place++, dimension);
    }
    for (int dimension : others) {
      into.putDimensionAt(level, place++, dimension);
    }
  }
}
