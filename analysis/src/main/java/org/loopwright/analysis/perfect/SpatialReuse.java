package org.loopwright.analysis.perfect;

import java.util.Arrays;
import org.loopwright.analysis.nest.LoopStack;

/**
 * How the children of one instance share a delta: which of them need the same words at the same
 * time (multicast), and which can take theirs from a neighbour on the mesh (forwarding). All
 * children receive the same box moved by a vector that depends on their place, so two deltas are
 * equal exactly if their vectors are. Mutable scratch of one thread.
 */
final class SpatialReuse {
  private static final int NONE = -1;

  private final WorkloadGeometry geometry;
  private final LoopStack loops;
  private final TileShapes shapes;
  private final ChildEnumeration enumeration;

  /** By rank: the spatial loops that index it alone. */
  private final int[] firstLoop;

  private final int[] secondLoop;
  private ReuseRecords product = new ReuseRecords();

  SpatialReuse(WorkloadGeometry geometry, LoopStack loops, TileShapes shapes) {
    this.geometry = geometry;
    this.loops = loops;
    this.shapes = shapes;
    enumeration = new ChildEnumeration(geometry, loops);
    firstLoop = new int[geometry.rankStart[geometry.dataSpaces]];
    secondLoop = new int[firstLoop.length];
  }

  /** Groups all children below {@code level} by their deltas of {@code space}. */
  void group(int level, int space, ReuseRecords groups) {
    if (geometry.ownsAllRanks[space]) {
      long apart = shapes.childTiles(level, space);
      groups.reset(loops.fanout(level) / apart, apart);
    } else {
      groupWithout(level, space, 0, groups);
    }
  }

  /**
   * Counts the children below {@code level} that a neighbour can serve: one step before, it
   * received the delta that they need now, when deltas move by {@code shift} from step to step.
   * Groups the other children; leaves {@code unserved} as it is if the count is 0.
   */
  long forward(int level, int space, long shift, ReuseRecords unserved) {
    if (fillsRows(level)) {
      long served = loopsThatStepBy(level, space, shift);
      if (served == 0) {
        return 0;
      }
      if (served != MIXED) {
        return groupAtEdges(level, space, shift, served, unserved);
      }
    }
    return enumeration.forward(level, space, shift, unserved);
  }

  /** Whether the children fill whole rows of the mesh, so that neighbours differ along one axis. */
  private boolean fillsRows(int level) {
    return loops.fanoutX(level) == loops.meshX(level) || loops.fanoutY(level) == 1;
  }

  /** More than one loop changes between neighbours that match. */
  private static final long MIXED = -1;

  /**
   * The spatial loops, as bits from the first of the level, whose step is the shift or its
   * opposite. Neighbours differ by one step of the innermost loop of an axis, or, where that wraps
   * around, by a step of an outer loop less all of the inner ones.
   */
  private long loopsThatStepBy(int level, int space, long shift) {
    long matches = 0;
    long wrapped = 0;
    int start = loops.spatialStart(level);
    int innermost = start;
    for (int loop = start; loop < loops.spatialStart(level + 1); loop++) {
      if (loops.spatialOnY(loop) != loops.spatialOnY(innermost)) {
        innermost = loop;
        wrapped = 0;
      }
      long step = step(loop, space);
      long difference = step - wrapped;
      if (difference == shift || difference == -shift) {
        if (loop != innermost) {
          return MIXED;
        }
        matches |= 1L << (loop - start);
      }
      wrapped += (loops.spatialBound(loop) - 1) * step;
    }
    return matches;
  }

  private long step(int loop, int space) {
    return loops.spatialStride(loop)
        * geometry.shift[space * loops.dimensions() + loops.spatialDimension(loop)];
  }

  /** Along each of the loops {@code served}, all children but those at one edge are served. */
  private long groupAtEdges(int level, int space, long shift, long served, ReuseRecords unserved) {
    long children = loops.fanout(level);
    if (shift == 0) {
      unserved.clear();
      return children;
    }
    long atEdges = children;
    int start = loops.spatialStart(level);
    for (long rest = served; rest != 0; rest &= rest - 1) {
      atEdges /= loops.spatialBound(start + Long.numberOfTrailingZeros(rest));
    }
    groupWithout(level, space, served, unserved);
    return children - atEdges;
  }

  /**
   * Groups the children that differ only in the loops outside {@code fixed}. A loop that does not
   * index the data space multiplies the children of each group; a loop that alone indexes a rank
   * multiplies the groups; two that index the same rank form chains of equal sums.
   */
  private void groupWithout(int level, int space, long fixed, ReuseRecords groups) {
    int firstRank = geometry.rankStart[space];
    int endRank = geometry.rankStart[space + 1];
    Arrays.fill(firstLoop, firstRank, endRank, NONE);
    Arrays.fill(secondLoop, firstRank, endRank, NONE);
    int start = loops.spatialStart(level);
    // Sort the loops: those that index nothing here, and one or two for each rank.
    long together = 1;
    for (int loop = start; loop < loops.spatialStart(level + 1); loop++) {
      if ((fixed >>> (loop - start) & 1) != 0) {
        continue;
      }
      int rank = geometry.soleRank[space * loops.dimensions() + loops.spatialDimension(loop)];
      if (rank == WorkloadGeometry.IRRELEVANT) {
        together *= loops.spatialBound(loop);
      } else if (!claim(rank, loop)) {
        enumeration.group(level, space, fixed, groups);
        return;
      }
    }
    // Multiply the groups rank by rank.
    groups.reset(together, 1);
    for (int rank = firstRank; rank < endRank; rank++) {
      if (secondLoop[rank] != NONE) {
        multiplyByChains(space, firstLoop[rank], secondLoop[rank], groups);
      } else if (firstLoop[rank] != NONE) {
        groups.multiplyGroups(loops.spatialBound(firstLoop[rank]));
      }
    }
  }

  private boolean claim(int rank, int loop) {
    if (rank == WorkloadGeometry.SEVERAL_RANKS || secondLoop[rank] != NONE) {
      return false;
    }
    if (firstLoop[rank] == NONE) {
      firstLoop[rank] = loop;
    } else {
      secondLoop[rank] = loop;
    }
    return true;
  }

  /**
   * Equal sums a x + b y of two loops form chains: from one member to the next, x grows by b/g and
   * y falls by a/g, g the greatest common divisor. The chains of at least k members follow from how
   * often k members fit into the rectangle of x and y.
   */
  private void multiplyByChains(int space, int first, int second, ReuseRecords groups) {
    long a = Math.abs(step(first, space));
    long b = Math.abs(step(second, space));
    long divisor = gcd(a, b);
    long n = loops.spatialBound(first);
    long m = loops.spatialBound(second);
    long stepX = b / divisor;
    long stepY = a / divisor;
    product.clear();
    for (long k = 1; fits(k, n, stepX, m, stepY) > 0; k++) {
      long chains =
          fits(k, n, stepX, m, stepY)
              - 2 * fits(k + 1, n, stepX, m, stepY)
              + fits(k + 2, n, stepX, m, stepY);
      for (int i = 0; chains > 0 && i < groups.count; i++) {
        product.add(groups.multicast[i] * k, groups.groups[i] * chains);
      }
    }
    groups.copyFrom(product);
  }

  /** Places at which {@code k} members of a chain lie in the rectangle. */
  private static long fits(long k, long n, long stepX, long m, long stepY) {
    long columns = n - Math.multiplyExact(k - 1, stepX);
    long rows = m - Math.multiplyExact(k - 1, stepY);
    return columns > 0 && rows > 0 ? columns * rows : 0;
  }

  private static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }
}
