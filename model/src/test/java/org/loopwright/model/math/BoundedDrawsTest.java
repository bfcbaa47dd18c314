package org.loopwright.model.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class BoundedDrawsTest {
  @Property
  void drawsAreThoseOfTheGenerator(
      @ForAll long seed, @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long bound) {
    assertSameDraws(seed, bound, 20);
  }

  /** Nearly half of what is drawn is drawn again. */
  @Test
  void drawsBeyondTheLastMultipleAreDrawnAgain() {
    assertSameDraws(7, (1L << 62) + 1, 1000);
    assertSameDraws(7, 3, 1000);
    assertSameDraws(7, 1, 10);
  }

  private static void assertSameDraws(long seed, long bound, int draws) {
    BoundedDraws bounded = new BoundedDraws(new long[] {0, bound});
    SplittableRandom ours = new SplittableRandom(seed);
    SplittableRandom theirs = new SplittableRandom(seed);
    for (int i = 0; i < draws; i++) {
      assertThat(bounded.next(1, ours)).isEqualTo(theirs.nextLong(bound));
    }
  }
}
