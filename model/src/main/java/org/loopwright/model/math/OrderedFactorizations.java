package org.loopwright.model.math;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.math.PrimeFactors.PrimePower;

/**
 * All ways to write a number as a product of factors whose order matters, with a range for each
 * factor. It knows how many ways there are, for the number and for each of its divisors, and gives
 * any of them by index; indices run over the first factor slowest, ascending.
 */
public final class OrderedFactorizations {
  /** Numbers below 10^15 have fewer; the tables take some tens of megabytes at this many. */
  private static final int MAX_DIVISORS = 30_000;

  /** Of numbers up to this, the positions of divisors are looked up in a table. */
  private static final int MAX_LISTED = 1 << 12;

  /** The most ways, of all divisors together, that are written down. */
  private static final int MAX_WRITTEN = 1 << 11;

  private final long[] divisors;

  /** By number: its position among the divisors, plus 1, or 0; empty if the number is large. */
  private final short[] positions;

  /** For each divisor the positions of its own divisors; a divisor's cofactor mirrors it. */
  private final int[][] parts;

  private final FactorRange[] ranges;

  /** Ways to write a divisor with the factors from a position on. */
  private final BigInteger[][] ways;

  /** The numbers of {@link #ways}, with {@link Long#MAX_VALUE} for any greater one. */
  private final long[][] waysSaturated;

  /**
   * By divisor, the factors of all its ways one after the other, for drawing them (see
   * MapspaceCensus); empty if there are many.
   */
  private final long[][] listed;

  /** By divisor, draws below the number of its ways. */
  private final BoundedDraws draws;

  private OrderedFactorizations(long number, FactorRange[] ranges) {
    PrimeFactors primes = PrimeFactors.of(number);
    Require.that(
        primes.divisorCount() <= MAX_DIVISORS,
        "%s has %s divisors, more than the %s that a mapspace can hold",
        number,
        primes.divisorCount(),
        MAX_DIVISORS);
    this.ranges = ranges;
    divisors = Divisors.of(primes);
    positions = positions(number, divisors);
    parts = parts(divisors);
    ways = new BigInteger[ranges.length + 1][divisors.length];
    waysSaturated = new long[ranges.length + 1][divisors.length];
    countWays();
    listed = list();
    draws = new BoundedDraws(waysSaturated[0]);
  }

  public static OrderedFactorizations of(long number, List<FactorRange> ranges) {
    return new OrderedFactorizations(number, ranges.toArray(FactorRange[]::new));
  }

  /**
   * The number of ways to write {@code number} as an ordered product of {@code factors} factors:
   * the product over its prime powers p^e of the ways to deal e alike things to the factors, (e +
   * factors - 1 choose e).
   */
  public static BigInteger count(long number, int factors) {
    if (factors == 0) {
      return number == 1 ? BigInteger.ONE : BigInteger.ZERO;
    }
    BigInteger count = BigInteger.ONE;
    for (PrimePower power : PrimeFactors.of(number).powers()) {
      count = count.multiply(choose(power.exponent() + factors - 1, power.exponent()));
    }
    return count;
  }

  private static BigInteger choose(int n, int k) {
    BigInteger result = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return result;
  }

  private static short[] positions(long number, long[] divisors) {
    short[] positions = new short[number <= MAX_LISTED ? (int) number + 1 : 0];
    for (int i = 0; i < divisors.length && positions.length > 0; i++) {
      positions[(int) divisors[i]] = (short) (i + 1);
    }
    return positions;
  }

  private static int[][] parts(long[] divisors) {
    int[][] parts = new int[divisors.length][];
    int[] buffer = new int[divisors.length];
    for (int i = 0; i < divisors.length; i++) {
      int count = 0;
      for (int j = 0; j <= i; j++) {
        if (divisors[i] % divisors[j] == 0) {
          buffer[count++] = j;
        }
      }
      parts[i] = Arrays.copyOf(buffer, count);
    }
    return parts;
  }

  private void countWays() {
    Arrays.fill(ways[ranges.length], BigInteger.ZERO);
    ways[ranges.length][0] = BigInteger.ONE;
    for (int position = ranges.length - 1; position >= 0; position--) {
      for (int divisor = 0; divisor < divisors.length; divisor++) {
        ways[position][divisor] = waysFrom(position, divisor);
      }
    }
    for (int position = 0; position <= ranges.length; position++) {
      for (int divisor = 0; divisor < divisors.length; divisor++) {
        waysSaturated[position][divisor] = saturated(ways[position][divisor]);
      }
    }
  }

  private long[][] list() {
    long all = 0;
    for (long count : waysSaturated[0]) {
      all += Math.min(count, MAX_WRITTEN + 1);
    }
    long[][] list = new long[all <= MAX_WRITTEN ? divisors.length : 0][];
    long[] factors = new long[ranges.length];
    for (int divisor = 0; divisor < list.length; divisor++) {
      int count = (int) waysSaturated[0][divisor];
      list[divisor] = new long[count * factors.length];
      for (int way = 0; way < count; way++) {
        unrankAt(divisor, way, factors);
        System.arraycopy(factors, 0, list[divisor], way * factors.length, factors.length);
      }
    }
    return list;
  }

  private BigInteger waysFrom(int position, int divisor) {
    BigInteger sum = BigInteger.ZERO;
    int[] part = parts[divisor];
    for (int j = 0; j < part.length; j++) {
      if (ranges[position].contains(divisors[part[j]])) {
        sum = sum.add(ways[position + 1][part[part.length - 1 - j]]);
      }
    }
    return sum;
  }

  private static long saturated(BigInteger value) {
    return value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE;
  }

  /** The number of factors in each product. */
  public int factors() {
    return ranges.length;
  }

  /** The number of ways to write the number. */
  public BigInteger count() {
    return ways[0][divisors.length - 1];
  }

  /** The number of ways to write {@code divisor}, a divisor of the number, in the same ranges. */
  public BigInteger countOf(long divisor) {
    return ways[0][position(divisor)];
  }

  /** Writes way number {@code index} to make {@code divisor} into {@code factors}. */
  public void unrank(long divisor, BigInteger index, long[] factors) {
    unrankAt(position(divisor), index, factors);
  }

  private void unrankAt(int start, BigInteger index, long[] factors) {
    int rest = start;
    BigInteger left = index;
    for (int position = 0; position < ranges.length; position++) {
      int[] part = parts[rest];
      for (int j = 0; j < part.length; j++) {
        if (!ranges[position].contains(divisors[part[j]])) {
          continue;
        }
        int cofactor = part[part.length - 1 - j];
        BigInteger below = ways[position + 1][cofactor];
        if (left.compareTo(below) < 0) {
          factors[position] = divisors[part[j]];
          rest = cofactor;
          break;
        }
        left = left.subtract(below);
      }
    }
  }

  /** Writes way number {@code index} to make {@code divisor}, without allocating. */
  public void unrank(long divisor, long index, long[] factors) {
    unrankAt(position(divisor), index, factors);
  }

  private void unrankAt(int start, long index, long[] factors) {
    int rest = start;
    long left = index;
    for (int position = 0; position < ranges.length; position++) {
      int[] part = parts[rest];
      long[] below = waysSaturated[position + 1];
      for (int j = 0; j < part.length; j++) {
        if (!ranges[position].contains(divisors[part[j]])) {
          continue;
        }
        int cofactor = part[part.length - 1 - j];
        if (left < below[cofactor]) {
          factors[position] = divisors[part[j]];
          rest = cofactor;
          break;
        }
        left -= below[cofactor];
      }
    }
  }

  /** Writes a way to make {@code divisor}, drawn uniformly, into {@code factors}. */
  public void sample(long divisor, RandomGenerator random, long[] factors) {
    int position = position(divisor);
    long count = waysSaturated[0][position];
    if (listed.length > 0) {
      int way = (int) draws.next(position, random) * ranges.length;
      System.arraycopy(listed[position], way, factors, 0, ranges.length);
    } else if (count < Long.MAX_VALUE) {
      unrankAt(position, draws.next(position, random), factors);
    } else {
      unrankAt(position, UniformIndex.below(ways[0][position], random), factors);
    }
  }

  private int position(long divisor) {
    boolean isListed = divisor > 0 && divisor < positions.length;
    int position = isListed ? positions[(int) divisor] - 1 : Arrays.binarySearch(divisors, divisor);
    if (position < 0) {
      throw new IllegalArgumentException(
          divisor + " does not divide " + divisors[divisors.length - 1]);
    }
    return position;
  }
}
