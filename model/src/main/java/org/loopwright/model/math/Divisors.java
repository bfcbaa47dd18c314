package org.loopwright.model.math;

import java.util.Arrays;
import org.loopwright.model.math.PrimeFactors.PrimePower;

/** The divisors of a positive number. */
public final class Divisors {
  private Divisors() {}

  /** All divisors of {@code number}, ascending. */
  public static long[] of(long number) {
    return of(PrimeFactors.of(number));
  }

  static long[] of(PrimeFactors factors) {
    long[] divisors = new long[factors.divisorCount()];
    divisors[0] = 1;
    int filled = 1;
    for (PrimePower power : factors.powers()) {
      int block = filled;
      for (int exponent = 0; exponent < power.exponent(); exponent++) {
        for (int i = 0; i < block; i++) {
          divisors[filled] = divisors[filled - block] * power.prime();
          filled++;
        }
      }
    }
    Arrays.sort(divisors);
    return divisors;
  }
}
