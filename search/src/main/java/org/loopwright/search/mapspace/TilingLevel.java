package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.math.FactorRange;

/**
 * One tiling level of a mapspace, with what the constraints leave open there: the temporal loops of
 * a storage level, or the spatial loops below it. Dimensions are positions in the order of their
 * names.
 */
public final class TilingLevel {
  private final int storage;
  private final String name;
  private final boolean spatial;
  private final FactorRange[] ranges;
  private final int[] innermost;
  private final int[] free;
  private final int[] firstOrder;
  private final int[] outermost;
  private final int[] freeBefore;

  private TilingLevel(
      int storage,
      String name,
      boolean spatial,
      FactorRange[] ranges,
      int[] innermost,
      int[] outermost) {
    this.storage = storage;
    this.name = name;
    this.spatial = spatial;
    this.ranges = ranges;
    this.innermost = innermost;
    this.outermost = outermost;
    List<Integer> loops = new ArrayList<>();
    List<Integer> never = new ArrayList<>();
    for (int dimension = 0; dimension < ranges.length; dimension++) {
      if (!contains(innermost, dimension) && !contains(outermost, dimension)) {
        (ranges[dimension].most() > 1 ? loops : never).add(dimension);
      }
    }
    free = ints(loops);
    firstOrder =
        Stream.of(innermost, free, ints(never), outermost).flatMapToInt(Arrays::stream).toArray();
    freeBefore = new int[ranges.length];
    Arrays.fill(freeBefore, -1);
    for (int i = 0; i < free.length; i++) {
      freeBefore[free[i]] = i;
    }
  }

  /**
   * The tiling level of a nest.
   *
   * @param maxBound no loop of it is longer
   */
  static TilingLevel of(
      int storage,
      String level,
      boolean spatial,
      List<String> names,
      long[] bounds,
      long maxBound,
      NestConstraint constraint) {
    FactorRange[] ranges = new FactorRange[bounds.length];
    for (int i = 0; i < bounds.length; i++) {
      ranges[i] = range(constraint, names.get(i), bounds[i], Math.min(bounds[i], maxBound));
    }
    return new TilingLevel(
        storage,
        level,
        spatial,
        ranges,
        positions(names, constraint.innermost()),
        positions(names, constraint.outermost()));
  }

  /**
   * What {@code constraint} asks of a dimension; the most may be less than the least.
   *
   * @param max no loop is longer
   */
  static FactorRange range(NestConstraint constraint, String dimension, long bound, long max) {
    FactorLimit limit = constraint.factors().get(dimension);
    if (limit == null) {
      return FactorRange.atMost(Math.min(max, constraint.othersAtMost().orElse(max)));
    }
    long least = limit.least() == FactorLimit.WHOLE ? bound : limit.least();
    return new FactorRange(least, Math.min(limit.most(), max));
  }

  private static int[] positions(List<String> names, List<String> ordered) {
    return ordered.stream().mapToInt(names::indexOf).filter(position -> position >= 0).toArray();
  }

  private static boolean contains(int[] dimensions, int dimension) {
    return Arrays.stream(dimensions).anyMatch(each -> each == dimension);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The position of its storage level, innermost first. */
  public int storage() {
    return storage;
  }

  /** The name of its storage level. */
  public String name() {
    return name;
  }

  public boolean isSpatial() {
    return spatial;
  }

  /** Prints, for example, {@code RF temporal}. */
  @Override
  public String toString() {
    return name + (spatial ? " spatial" : " temporal");
  }

  /** Whether a constraint gives a dimension its place in the order of the loops. */
  public boolean constrainsOrder(int dimension) {
    return contains(innermost, dimension) || contains(outermost, dimension);
  }

  /** Whether the constraints allow a loop of {@code bound} over {@code dimension} here. */
  public boolean allows(int dimension, long bound) {
    return ranges[dimension].contains(bound);
  }

  /** The least loop bound that the constraints allow over a dimension here. */
  public long least(int dimension) {
    return ranges[dimension].least();
  }

  FactorRange range(int dimension) {
    return ranges[dimension];
  }

  /** How many dimensions have no place in the order that a constraint gives, and may loop here. */
  public int freeLoops() {
    return free.length;
  }

  /** Position in a nest, innermost first, of the first loop that {@link #freeLoops} counts. */
  public int firstFree() {
    return innermost.length;
  }

  /**
   * How many of the dimensions that {@link #freeLoops} counts have a lesser name; -1 for others.
   */
  int freeBefore(int dimension) {
    return freeBefore[dimension];
  }

  int[] free() {
    return free;
  }

  int[] innermost() {
    return innermost;
  }

  int[] outermost() {
    return outermost;
  }

  /** Writes the first of the allowed orders into {@code order}, from {@code offset} on. */
  void firstOrder(int[] order, int offset) {
    System.arraycopy(firstOrder, 0, order, offset, firstOrder.length);
  }
}
