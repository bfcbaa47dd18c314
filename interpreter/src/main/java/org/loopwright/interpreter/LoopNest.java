package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * All loops of a mapping as one nest, the outermost first: for each storage level, from the
 * outermost inward, its temporal loops, then its Y loops, then its X loops. The arithmetic is level
 * {@link #ARITHMETIC}, inside every loop.
 *
 * <p>A place in the nest is an offset: how far the loops have gone along each dimension. The
 * operation point of an iteration is the sum of the offsets of all its loops.
 *
 * <p>Loops with residuals count on past the bound of the dimension as if they had none; what lies
 * beyond the bound does not run. That is what residuals mean: the last iteration of a loop may stop
 * early, where the dimension ends.
 */
final class LoopNest {
  /** The level of the arithmetic units, one below the innermost storage level. */
  static final int ARITHMETIC = -1;

  private final long[] bounds;
  private final List<NestLoop> loops;

  private LoopNest(long[] bounds, List<NestLoop> loops) {
    this.bounds = bounds;
    this.loops = loops;
  }

  static LoopNest of(Workload workload, Mapping mapping) {
    long[] strides = new long[workload.dimensions().size()];
    Arrays.fill(strides, 1);
    List<NestLoop> innermostFirst = new ArrayList<>();
    for (int level = 0; level < mapping.levels().size(); level++) {
      LevelMapping levelMapping = mapping.levels().get(level);
      append(innermostFirst, workload, strides, levelMapping.spatialX(), level, true);
      append(innermostFirst, workload, strides, levelMapping.spatialY(), level, true);
      append(innermostFirst, workload, strides, levelMapping.temporal(), level, false);
    }
    mapping.requireIterations(workload);
    Collections.reverse(innermostFirst);
    long[] bounds = workload.dimensions().stream().mapToLong(Dimension::bound).toArray();
    return new LoopNest(bounds, List.copyOf(innermostFirst));
  }

  private static void append(
      List<NestLoop> nest,
      Workload workload,
      long[] strides,
      List<Loop> loops,
      int level,
      boolean spatial) {
    for (Loop loop : loops) {
      int dimension = workload.indexOfDimension(loop.dimension());
      nest.add(new NestLoop(dimension, loop.bound(), strides[dimension], level, spatial));
      strides[dimension] = Math.multiplyExact(strides[dimension], loop.bound());
    }
  }

  /**
   * The times at which {@code level} may hold something else: one for each step of its outer loops.
   */
  List<long[]> stepsOutside(int level) {
    return offsets(loop -> !loop.spatial() && loop.level() > level).stream()
        .filter(this::runs)
        .toList();
  }

  /** The instances of {@code level}, with those that never work: children fill whole rows. */
  List<long[]> instancesOf(int level) {
    return offsets(loop -> loop.spatial() && loop.level() > level);
  }

  /** The number of instances of {@code level} that ever work. */
  long workingInstancesOf(int level) {
    return instancesOf(level).stream().filter(this::runs).count();
  }

  /** Whether an operation runs at a place; where none does, loops inside lead to none. */
  boolean runs(long[] place) {
    for (int dimension = 0; dimension < bounds.length; dimension++) {
      if (place[dimension] >= bounds[dimension]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The instances of the next inner level that one instance of storage level {@code level} feeds.
   */
  List<long[]> childrenOf(int level) {
    return offsets(loop -> loop.spatial() && loop.level() == level);
  }

  /** The iterations of one instance of {@code level} between two steps of its outer loops. */
  List<long[]> iterationsInside(int level) {
    return offsets(loop -> loop.level() <= level);
  }

  /** The offset that no loop has left yet. */
  long[] origin() {
    return new long[bounds.length];
  }

  /** The places that the chosen loops reach, in the order in which they run, outermost slowest. */
  private List<long[]> offsets(Predicate<NestLoop> chosen) {
    List<long[]> reached = List.of(origin());
    for (NestLoop loop : loops) {
      if (chosen.test(loop)) {
        reached = iterate(loop, reached);
      }
    }
    return reached;
  }

  private static List<long[]> iterate(NestLoop loop, List<long[]> outer) {
    List<long[]> reached = new ArrayList<>();
    for (long[] place : outer) {
      for (long i = 0; i < loop.bound(); i++) {
        long[] next = place.clone();
        next[loop.dimension()] += i * loop.stride();
        reached.add(next);
      }
    }
    return reached;
  }

  static long[] plus(long[] a, long[] b) {
    long[] sum = a.clone();
    for (int dimension = 0; dimension < sum.length; dimension++) {
      sum[dimension] += b[dimension];
    }
    return sum;
  }
}
