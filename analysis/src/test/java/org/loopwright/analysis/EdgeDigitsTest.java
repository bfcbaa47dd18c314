package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.EdgeDigits.Kind;

/** Digit strings are counted as if they were written down one by one. */
final class EdgeDigitsTest {
  private static final int LEVELS = 2;

  private static EdgeDigits digits(long dimensionBound, long... bounds) {
    EdgeDigits digits = new EdgeDigits(LEVELS, dimensionBound);
    digits.clear();
    System.arraycopy(bounds, 0, digits.bound, 0, bounds.length);
    digits.measureStrides();
    return digits;
  }

  private static void allow(EdgeDigits digits, Kind... kinds) {
    System.arraycopy(kinds, 0, digits.kind, 0, kinds.length);
  }

  /** Seven iterations as 2 x 4: tiles of four, the last of three. */
  @Test
  void theLastTileIsTheRest() {
    EdgeDigits digits = digits(7, 1, 4, 1, 2);
    assertThat(digits.tile(2)).isEqualTo(4);
    assertThat(digits.tileOnEdge(2)).isEqualTo(3);
    assertThat(digits.lastTile(2)).isEqualTo(1);
    assertThat(digits.tile(4)).isEqualTo(7);
  }

  @Test
  void stringsUpToTheLastAreTheIterations() {
    EdgeDigits digits = digits(7, 1, 4, 1, 2);
    allow(digits, Kind.FREE, Kind.FREE, Kind.FREE, Kind.FREE);
    assertThat(digits.count(0, digits.lastTile(0))).isEqualTo(7);
    allow(digits, Kind.FREE, Kind.ZERO, Kind.FREE, Kind.FREE); // 0 and 4
    assertThat(digits.count(0, digits.lastTile(0))).isEqualTo(2);
    allow(digits, Kind.FREE, Kind.FREE, Kind.FREE, Kind.STEPPED); // 4 5 6
    assertThat(digits.count(0, digits.lastTile(0))).isEqualTo(3);
  }

  @Property(tries = 500)
  void countIsThatOfAllStrings(@ForAll long seed) {
    Random random = new Random(seed);
    long[] bounds = new long[2 * LEVELS];
    long product = 1;
    for (int at = 0; at < bounds.length; at++) {
      bounds[at] = 1L + random.nextInt(4);
      product *= bounds[at];
    }
    EdgeDigits digits = digits(1L + random.nextInt((int) product), bounds);
    List<Kind> kinds = List.of(Kind.values());
    for (int at = 0; at < bounds.length; at++) {
      digits.kind[at] = bounds[at] == 1 ? Kind.FREE : kinds.get(random.nextInt(kinds.size()));
    }
    int from = random.nextInt(bounds.length);
    long limit = random.nextInt((int) (product / digits.stride[from])) - 1L;
    long expected = 0;
    for (long tile = 0; tile <= limit; tile++) {
      expected += allows(digits, from, tile) ? 1 : 0;
    }
    assertThat(digits.count(from, limit)).isEqualTo(expected);
    assertThat(digits.allowsLast(from)).isEqualTo(allows(digits, from, digits.lastTile(from)));
  }

  private static boolean allows(EdgeDigits digits, int from, long tile) {
    long rest = tile;
    for (int at = from; at < digits.positions; at++) {
      if (!digits.allows(at, rest % digits.bound[at])) {
        return false;
      }
      rest /= digits.bound[at];
    }
    return true;
  }
}
