package org.loopwright.model.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.loopwright.model.math.PrimeFactors.PrimePower;

final class PrimeFactorsTest {
  @Test
  void oneHasNoPrimeFactor() {
    assertThat(PrimeFactors.of(1).powers()).isEmpty();
    assertThat(Divisors.of(1)).containsExactly(1);
  }

  @Test
  void greatestLongIsFactored() {
    // 2^63 - 1 = 7^2 x 73 x 127 x 337 x 92737 x 649657
    assertThat(PrimeFactors.of(Long.MAX_VALUE).powers())
        .containsExactly(
            new PrimePower(7, 2),
            new PrimePower(73, 1),
            new PrimePower(127, 1),
            new PrimePower(337, 1),
            new PrimePower(92737, 1),
            new PrimePower(649657, 1));
  }

  @Test
  void productsOfTwoLargePrimesAreSplit() {
    long p = 2147483647L;
    long q = 2147483629L;
    assertThat(PrimeFactors.of(p * q).powers())
        .containsExactly(new PrimePower(q, 1), new PrimePower(p, 1));
    assertThat(PrimeFactors.of(p * p).powers()).containsExactly(new PrimePower(p, 2));
    assertThat(PrimeFactors.of(9223372036854775783L).powers()).hasSize(1);
  }

  @Property
  void powersMultiplyToTheNumber(@ForAll @LongRange(min = 1, max = 10_000_000_000L) long number) {
    long product = 1;
    for (PrimePower power : PrimeFactors.of(number).powers()) {
      for (int i = 0; i < power.exponent(); i++) {
        product *= power.prime();
      }
      assertThat(BigInteger.valueOf(power.prime()).isProbablePrime(30)).isTrue();
    }
    assertThat(product).isEqualTo(number);
  }

  @Property
  void divisorsAreThoseThatDivide(@ForAll @LongRange(min = 1, max = 3000) long number) {
    List<Long> expected =
        java.util.stream.LongStream.rangeClosed(1, number)
            .filter(candidate -> number % candidate == 0)
            .boxed()
            .toList();
    assertThat(Divisors.of(number)).containsExactly(expected.toArray(Long[]::new));
  }

  @Test
  void nothingBelowOneHasFactors() {
    assertThatIllegalArgumentException().isThrownBy(() -> PrimeFactors.of(0));
  }

  @Property
  void uniformIndexStaysBelowItsBound(@ForAll @LongRange(min = 1) long low, @ForAll long seed) {
    BigInteger bound = BigInteger.valueOf(low).multiply(BigInteger.valueOf(low));
    BigInteger drawn = UniformIndex.below(bound, new SplittableRandom(seed));
    assertThat(drawn).isBetween(BigInteger.ZERO, bound.subtract(BigInteger.ONE));
  }
}
