package org.loopwright.explore.budget;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * How many points of a grid lie in one half-plane, or in two at once, without looking at the
 * points: a sum of floors, which takes as many steps as Euclid's algorithm (Graham, Knuth,
 * Patashnik, Concrete Mathematics, section 3.5).
 */
final class LatticeCount {
  private final BigInteger columns;
  private final BigInteger rows;

  LatticeCount(long columns, long rows) {
    this.columns = BigInteger.valueOf(columns);
    this.rows = BigInteger.valueOf(rows);
  }

  /** Points {@code 0 <= k < columns, 0 <= m < rows} that lie in all half-planes, at most two. */
  BigInteger within(List<HalfPlane> planes) {
    List<HalfPlane> cutting = new ArrayList<>();
    for (HalfPlane plane : planes) {
      if (plane.isEmpty()) {
        return ZERO;
      }
      if (!plane.holdsAll(columns, rows)) {
        cutting.add(plane);
      }
    }
    BigInteger end = columns;
    List<HalfPlane> sloping = new ArrayList<>();
    for (HalfPlane plane : cutting) {
      if (plane.b().signum() == 0) {
        end = end.min(plane.room().divide(plane.a()).add(ONE));
      } else {
        sloping.add(plane);
      }
    }
    return underAll(sloping, end);
  }

  private BigInteger underAll(List<HalfPlane> planes, BigInteger end) {
    if (planes.isEmpty()) {
      return end.multiply(rows);
    }
    if (planes.size() == 1) {
      return under(planes.get(0), ZERO, end);
    }
    return underBoth(planes.get(0), planes.get(1), end);
  }

  /** Two lines cross once: on either side one of them is the lower everywhere. */
  private BigInteger underBoth(HalfPlane p, HalfPlane q, BigInteger end) {
    BigInteger slope = q.a().multiply(p.b()).subtract(p.a().multiply(q.b()));
    BigInteger lead = q.room().multiply(p.b()).subtract(p.room().multiply(q.b()));
    // p is the lower at k where slope * k <= lead
    if (slope.signum() == 0) {
      return under(lead.signum() >= 0 ? p : q, ZERO, end);
    }
    if (slope.signum() > 0) {
      BigInteger cut = clamp(floorDivide(lead, slope).add(ONE), end);
      return under(p, ZERO, cut).add(under(q, cut, end));
    }
    BigInteger cut = clamp(floorDivide(lead, slope.negate()).negate(), end);
    return under(q, ZERO, cut).add(under(p, cut, end));
  }

  private static BigInteger clamp(BigInteger value, BigInteger end) {
    return value.max(ZERO).min(end);
  }

  /** Points of columns {@code from <= k < end} on or under the line of {@code plane}. */
  private BigInteger under(HalfPlane plane, BigInteger from, BigInteger end) {
    BigInteger wholeRoom = plane.room().subtract(plane.b().multiply(rows.subtract(ONE)));
    BigInteger fullEnd = columnsWith(wholeRoom, plane.a(), from, end);
    BigInteger someEnd = columnsWith(plane.room(), plane.a(), from, end);
    BigInteger full = fullEnd.subtract(from).multiply(rows);
    BigInteger partial = someEnd.subtract(fullEnd);
    if (partial.signum() == 0) {
      return full;
    }
    // Column by column from the shortest, the last, to the longest.
    BigInteger least = plane.room().subtract(plane.a().multiply(someEnd.subtract(ONE)));
    return full.add(partial).add(floorSum(partial, plane.b(), plane.a(), least));
  }

  /** The end of the columns {@code k >= from} with {@code a k <= room}. */
  private static BigInteger columnsWith(
      BigInteger room, BigInteger a, BigInteger from, BigInteger end) {
    if (a.signum() == 0) {
      return room.signum() >= 0 ? end : from;
    }
    return floorDivide(room, a).add(ONE).max(from).min(end);
  }

  private static BigInteger floorDivide(BigInteger value, BigInteger divisor) {
    BigInteger[] parts = value.divideAndRemainder(divisor);
    return parts[1].signum() < 0 ? parts[0].subtract(ONE) : parts[0];
  }

  /** The sum over {@code 0 <= i < n} of {@code floor((a i + b) / m)}; nothing is negative. */
  static BigInteger floorSum(BigInteger n, BigInteger m, BigInteger a, BigInteger b) {
    BigInteger sum = ZERO;
    BigInteger count = n;
    BigInteger modulus = m;
    BigInteger slope = a;
    BigInteger offset = b;
    boolean positive = true;
    while (count.signum() > 0) {
      BigInteger pairs = count.multiply(count.subtract(ONE)).shiftRight(1);
      BigInteger part =
          pairs.multiply(slope.divide(modulus)).add(count.multiply(offset.divide(modulus)));
      sum = positive ? sum.add(part) : sum.subtract(part);
      slope = slope.mod(modulus);
      offset = offset.mod(modulus);
      BigInteger top = slope.multiply(count.subtract(ONE)).add(offset).divide(modulus);
      // Points under the line = columns x top row - points over it, seen from the other axis.
      BigInteger box = top.multiply(count.subtract(ONE));
      sum = positive ? sum.add(box) : sum.subtract(box);
      offset = modulus.subtract(ONE).subtract(offset);
      BigInteger turned = modulus;
      modulus = slope;
      slope = turned;
      count = top;
      positive = !positive;
    }
    return sum;
  }
}
