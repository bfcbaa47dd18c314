package org.loopwright.model.math;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * The prime factors of a positive number, least first.
 *
 * @param number what they multiply to
 * @param powers one for each distinct prime
 */
public record PrimeFactors(long number, List<PrimePower> powers) {
  /** A prime and how often it divides the number. */
  public record PrimePower(long prime, int exponent) {}

  /** Beyond it a cofactor below 2^63 has two prime factors at most. */
  private static final long TRIAL_LIMIT = 1L << 21;

  private static final int CERTAINTY = 60;

  public PrimeFactors {
    powers = List.copyOf(powers);
  }

  /** Factors {@code number}, which may be as great as 2^63 - 1. */
  public static PrimeFactors of(long number) {
    Require.positive(number, "number to factor");
    List<Long> primes = new ArrayList<>();
    long rest = number;
    for (long divisor = 2; divisor < TRIAL_LIMIT && divisor * divisor <= rest; divisor++) {
      while (rest % divisor == 0) {
        primes.add(divisor);
        rest /= divisor;
      }
    }
    if (rest > 1) {
      addLargePrimes(rest, primes);
    }
    return new PrimeFactors(number, powers(primes));
  }

  private static void addLargePrimes(long rest, List<Long> primes) {
    BigInteger cofactor = BigInteger.valueOf(rest);
    if (rest < TRIAL_LIMIT * TRIAL_LIMIT || cofactor.isProbablePrime(CERTAINTY)) {
      primes.add(rest);
      return;
    }
    long divisor = splitSemiprime(cofactor);
    primes.add(divisor);
    primes.add(rest / divisor);
    Collections.sort(primes);
  }

  /** Pollard's rho: a proper divisor of a product of two primes. */
  private static long splitSemiprime(BigInteger product) {
    BigInteger root = product.sqrt();
    if (root.multiply(root).equals(product)) {
      return root.longValueExact();
    }
    for (long constant = 1; ; constant++) {
      BigInteger divisor = rho(product, BigInteger.valueOf(constant));
      if (!divisor.equals(product)) {
        return divisor.longValueExact();
      }
    }
  }

  private static BigInteger rho(BigInteger product, BigInteger constant) {
    BigInteger slow = BigInteger.TWO;
    BigInteger fast = BigInteger.TWO;
    BigInteger divisor = BigInteger.ONE;
    while (divisor.equals(BigInteger.ONE)) {
      slow = slow.multiply(slow).add(constant).mod(product);
      fast = fast.multiply(fast).add(constant).mod(product);
      fast = fast.multiply(fast).add(constant).mod(product);
      divisor = slow.subtract(fast).gcd(product);
    }
    return divisor;
  }

  private static List<PrimePower> powers(List<Long> primes) {
    List<PrimePower> powers = new ArrayList<>();
    int from = 0;
    while (from < primes.size()) {
      int to = primes.lastIndexOf(primes.get(from)) + 1;
      powers.add(new PrimePower(primes.get(from), to - from));
      from = to;
    }
    return powers;
  }

  /** The number of divisors, 1 and the number itself among them. */
  public int divisorCount() {
    int count = 1;
    for (PrimePower power : powers) {
      count = Math.multiplyExact(count, power.exponent() + 1);
    }
    return count;
  }
}
