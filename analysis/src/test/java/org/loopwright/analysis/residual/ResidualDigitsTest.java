package org.loopwright.analysis.residual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.residual.ResidualDigits.Kind;

/** Digit strings are counted as if they were written down one by one. */
final class ResidualDigitsTest {
  private static final int LEVELS = 2;

  private static ResidualDigits digits(long dimensionBound, long... bounds) {
    ResidualDigits digits = new ResidualDigits(LEVELS, dimensionBound);
    digits.clear();
    for (int level = 0; level < LEVELS; level++) {
      digits.addSpatial(level, bounds[ResidualDigits.spatial(level)]);
      digits.addTemporal(level, bounds[ResidualDigits.temporal(level)], level);
    }
    digits.measureStrides();
    return digits;
  }

  private static void allow(ResidualDigits digits, Kind... kinds) {
    for (int at = 0; at < kinds.length; at++) {
      digits.allow(at, kinds[at]);
    }
  }

  /** Seven iterations as 2 x 4: tiles of four, the last of three. */
  @Test
  void theLastTileIsTheRest() {
    ResidualDigits digits = digits(7, 1, 4, 1, 2);
    assertThat(digits.tile(2)).isEqualTo(4);
    assertThat(digits.residualTile(2)).isEqualTo(3);
    assertThat(digits.lastTile(2)).isEqualTo(1);
    assertThat(digits.tile(4)).isEqualTo(7);
  }

  @Test
  void stringsUpToTheLastAreTheIterations() {
    ResidualDigits digits = digits(7, 1, 4, 1, 2);
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
    ResidualDigits digits = digits(1L + random.nextInt((int) product), bounds);
    List<Kind> kinds = List.of(Kind.values());
    for (int at = 0; at < bounds.length; at++) {
      digits.allow(at, bounds[at] == 1 ? Kind.FREE : kinds.get(random.nextInt(kinds.size())));
    }
    int from = random.nextInt(bounds.length);
    long limit = random.nextInt((int) (product / digits.stride(from))) - 1L;
    long expected = 0;
    for (long tile = 0; tile <= limit; tile++) {
      expected += allows(digits, from, tile) ? 1 : 0;
    }
    assertThat(digits.count(from, limit)).isEqualTo(expected);
    assertThat(digits.allowsLast(from)).isEqualTo(allows(digits, from, digits.lastTile(from)));
  }

  private static boolean allows(ResidualDigits digits, int from, long tile) {
    long rest = tile;
    for (int at = from; at < digits.positions(); at++) {
      if (!digits.allows(at, rest % digits.bound(at))) {
        return false;
      }
      rest /= digits.bound(at);
    }
    return true;
  }
}
