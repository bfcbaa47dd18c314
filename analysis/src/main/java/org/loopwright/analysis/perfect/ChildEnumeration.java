package org.loopwright.analysis.perfect;

import java.util.Arrays;
import org.loopwright.analysis.nest.LoopStack;

/**
 * The sharing of deltas by visiting every child, for the arrangements that have no closed form:
 * three or more loops in one rank, a dimension in several ranks, children that do not fill whole
 * rows of the mesh. Mutable scratch of one thread.
 */
final class ChildEnumeration {
  /** More children than this are refused: the arrays would grow without bound. */
  private static final long MAX_CHILDREN = 1 << 22;

  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final long[] digit;

  /** The address shift of the delta of each child, in the order of their numbers. */
  long[] address = new long[0];

  private long[] rest = new long[0];

  ChildEnumeration(WorkloadGeometry geometry, LoopStack loops) {
    this.geometry = geometry;
    this.loops = loops;
    digit = new long[loops.dimensions()];
  }

  /** Groups the children at the start of each of the loops {@code fixed}. */
  void group(int level, int space, long fixed, ReuseRecords groups) {
    int children = placeAll(level, space, fixed);
    Arrays.sort(address, 0, children);
    groups.countRuns(address, children);
  }

  /**
   * Counts the children that a neighbour serves, and groups the others: {@link
   * SpatialReuse#forward} child by child.
   */
  long forward(int level, int space, long shift, ReuseRecords unserved) {
    if (!neighboursDifferBy(level, space, shift)) {
      return 0;
    }
    int children = placeAll(level, space, 0);
    int left = 0;
    for (int child = 0; child < children; child++) {
      if (!isServed(level, child, children, shift)) {
        rest[left++] = address[child];
      }
    }
    if (left < children) {
      Arrays.sort(rest, 0, left);
      unserved.countRuns(rest, left);
    }
    return (long) children - left;
  }

  /**
   * Whether the deltas of any two neighbours can be apart by the shift; saves most enumerations.
   */
  private boolean neighboursDifferBy(int level, int space, long shift) {
    return differBy(level, space, shift, 1)
        || differBy(level, space, -shift, 1)
        || differBy(level, space, shift, loops.meshX(level))
        || differBy(level, space, -shift, loops.meshX(level));
  }

  private boolean differBy(int level, int space, long shift, long distance) {
    return distance < loops.fanout(level)
        && differBy(
            loops.spatialStart(level), loops.spatialStart(level + 1), space, shift, distance);
  }

  /**
   * Whether two children whose numbers are {@code distance} apart can have deltas {@code shift}
   * apart: adds the distance digit by digit, with and without a carry.
   */
  private boolean differBy(int loop, int end, int space, long shift, long distance) {
    if (loop == end) {
      return distance == 0 && shift == 0;
    }
    long bound = loops.spatialBound(loop);
    long more = distance % bound;
    long step = step(loop, space);
    return differBy(loop + 1, end, space, shift - more * step, distance / bound)
        || (more > 0
            && differBy(loop + 1, end, space, shift - (more - bound) * step, distance / bound + 1));
  }

  /**
   * Whether a child has a neighbour, left, right, above or below, that received before what it
   * needs now. Children are numbered along X first and laid out row by row over the columns of the
   * mesh.
   */
  boolean isServed(int level, int child, int children, long shift) {
    long columns = loops.meshX(level);
    long rows = loops.meshY(level);
    long column = child % columns;
    long row = child / columns;
    return (row > 0 && matches(child, child - columns, children, shift))
        || (row < rows - 1 && matches(child, child + columns, children, shift))
        || (column > 0 && matches(child, child - 1L, children, shift))
        || (column < columns - 1 && matches(child, child + 1L, children, shift));
  }

  private boolean matches(int child, long neighbour, int children, long shift) {
    return neighbour >= 0
        && neighbour < children
        && address[(int) neighbour] - address[child] == shift;
  }

  /** Fills {@link #address} and returns the number of children. */
  int placeAll(int level, int space, long fixed) {
    int start = loops.spatialStart(level);
    int end = loops.spatialStart(level + 1);
    long count = 1;
    for (int loop = start; loop < end; loop++) {
      count = Math.multiplyExact(count, bound(loop, start, fixed));
      digit[loop - start] = 0;
    }
    reserve(count);
    long shift = 0;
    for (int child = 0; child < count; child++) {
      address[child] = shift;
      int loop = start;
      while (loop < end && digit[loop - start] == bound(loop, start, fixed) - 1) {
        shift -= digit[loop - start] * step(loop, space);
        digit[loop - start] = 0;
        loop++;
      }
      if (loop < end) {
        digit[loop - start]++;
        shift += step(loop, space);
      }
    }
    return (int) count;
  }

  private long bound(int loop, int start, long fixed) {
    return (fixed >>> (loop - start) & 1) != 0 ? 1 : loops.spatialBound(loop);
  }

  private long step(int loop, int space) {
    return loops.spatialStride(loop)
        * geometry.shift[space * loops.dimensions() + loops.spatialDimension(loop)];
  }

  private void reserve(long children) {
    if (children > MAX_CHILDREN) {
      throw new ArithmeticException(
          "a fan-out of "
              + children
              + " instances with this pattern of sharing is too large to analyse");
    }
    if (address.length < children) {
      address = new long[(int) children];
      rest = new long[(int) children];
    }
  }
}
