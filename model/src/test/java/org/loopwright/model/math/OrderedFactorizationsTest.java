package org.loopwright.model.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class OrderedFactorizationsTest {
  @Test
  void twelveIntoTwoHasOneForEachDivisor() {
    assertThat(OrderedFactorizations.count(12, 2)).isEqualTo(BigInteger.valueOf(6));
  }

  @Property
  void formulaEqualsTable(
      @ForAll @LongRange(min = 1, max = 5000) long number,
      @ForAll @IntRange(min = 0, max = 6) int factors) {
    List<FactorRange> any = Collections.nCopies(factors, FactorRange.ANY);
    assertThat(OrderedFactorizations.of(number, any).count())
        .isEqualTo(OrderedFactorizations.count(number, factors));
  }

  @Property
  void everyIndexGivesAnotherProductInRange(
      @ForAll @LongRange(min = 1, max = 400) long number, @ForAll("ranges") List<FactorRange> in) {
    OrderedFactorizations all = OrderedFactorizations.of(number, in);
    Set<List<Long>> seen = new HashSet<>();
    long[] factors = new long[in.size()];
    long[] again = new long[in.size()];
    for (long index = 0; index < all.count().longValueExact(); index++) {
      all.unrank(number, index, factors);
      all.unrank(number, BigInteger.valueOf(index), again);
      assertThat(again).containsExactly(factors);
      assertInRange(number, in, factors);
      seen.add(boxed(factors));
    }
    assertThat(seen).hasSize(all.count().intValueExact());
    assertThat(all.count()).isEqualTo(BigInteger.valueOf(bruteForce(number, in, 0)));
  }

  @Property
  void samplesLieInRange(
      @ForAll @LongRange(min = 1, max = 5000) long number,
      @ForAll("ranges") List<FactorRange> in,
      @ForAll long seed) {
    OrderedFactorizations all = OrderedFactorizations.of(number, in);
    if (all.count().signum() > 0) {
      long[] factors = new long[in.size()];
      all.sample(number, new SplittableRandom(seed), factors);
      assertInRange(number, in, factors);
    }
  }

  @Provide
  Arbitrary<List<FactorRange>> ranges() {
    Arbitrary<Long> bound = Arbitraries.longs().between(1, 12);
    Arbitrary<FactorRange> range =
        Arbitraries.oneOf(
            Arbitraries.just(FactorRange.ANY),
            bound.map(FactorRange::exactly),
            bound.map(FactorRange::atLeast),
            bound.map(FactorRange::atMost),
            Combinators.combine(bound, bound).as(FactorRange::new));
    return range.list().ofMinSize(1).ofMaxSize(4);
  }

  private static void assertInRange(long number, List<FactorRange> in, long[] factors) {
    long product = 1;
    for (int i = 0; i < factors.length; i++) {
      assertThat(in.get(i).contains(factors[i])).isTrue();
      product *= factors[i];
    }
    assertThat(product).isEqualTo(number);
  }

  private static long bruteForce(long rest, List<FactorRange> in, int position) {
    if (position == in.size()) {
      return rest == 1 ? 1 : 0;
    }
    long sum = 0;
    for (long factor = 1; factor <= rest; factor++) {
      if (rest % factor == 0 && in.get(position).contains(factor)) {
        sum += bruteForce(rest / factor, in, position + 1);
      }
    }
    return sum;
  }

  private static List<Long> boxed(long[] factors) {
    List<Long> list = new ArrayList<>();
    for (long factor : factors) {
      list.add(factor);
    }
    return list;
  }
}
