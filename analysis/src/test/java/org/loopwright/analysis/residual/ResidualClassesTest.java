package org.loopwright.analysis.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.residual.ResidualDigits.Kind;

/** Classes of senders and steps are those found by writing every digit string down. */
final class ResidualClassesTest {
  private static final int LEVELS = 3;
  private static final int SEEDS = 1_000;

  /** What one receiver below a sender gets at a step; nothing else of an idle one. */
  private record Tile(long place, long extent, long shift, long extentBefore) {}

  @Test
  void everySenderAndStepIsInTheClassOfItsTiles() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      ResidualDigits digits = randomDigits(random);
      int inner = random.nextInt(LEVELS) - 1;
      boolean steps = allowRandomStep(digits, inner, random);
      ResidualClasses classes = new ResidualClasses(digits);
      classes.load(inner, steps);

      Map<List<Tile>, Long> members = new HashMap<>();
      for (int number = 0; number < classes.count; number++) {
        members.merge(tilesOf(classes, number), classes.members[number], Long::sum);
      }
      assertThat(members)
          .as("seed %s", seed)
          .isEqualTo(new Enumeration(digits, inner, steps).members());
    }
  }

  /** Up to three iterations for each of six positions. */
  private static ResidualDigits randomDigits(Random random) {
    long[] bounds = new long[2 * LEVELS];
    int product = 1;
    for (int position = 0; position < bounds.length; position++) {
      bounds[position] = 1L + random.nextInt(3);
      product *= (int) bounds[position];
    }
    ResidualDigits digits = new ResidualDigits(LEVELS, 1L + random.nextInt(product));
    digits.clear();
    for (int level = 0; level < LEVELS; level++) {
      digits.addSpatial(level, bounds[ResidualDigits.spatial(level)]);
      digits.addTemporal(level, bounds[ResidualDigits.temporal(level)], level);
    }
    digits.measureStrides();
    return digits;
  }

  /**
   * A step of a loop at some level, of this dimension or another: the loops inside it return or are
   * at their first iteration, the instances up to some level receive.
   *
   * @return whether the loop is of this dimension
   */
  private static boolean allowRandomStep(ResidualDigits digits, int inner, Random random) {
    int outer = inner + 1 + random.nextInt(LEVELS - inner - 1);
    int stepping = random.nextInt(LEVELS + 1);
    boolean steps =
        stepping > inner
            && stepping < LEVELS
            && digits.bound(ResidualDigits.temporal(stepping)) > 1
            && random.nextBoolean();
    Kind senders = random.nextBoolean() ? Kind.FREE : Kind.ZERO;
    Kind inside = random.nextBoolean() ? Kind.RETURNED : Kind.ZERO;
    digits.allow(0, Kind.FREE, Kind.FREE);
    for (int level = inner + 1; level < LEVELS; level++) {
      if (digits.bound(ResidualDigits.spatial(level)) > 1) {
        digits.allow(ResidualDigits.spatial(level), level > outer ? senders : Kind.RECEIVER);
      }
      if (digits.bound(ResidualDigits.temporal(level)) > 1 && level < stepping) {
        digits.allow(ResidualDigits.temporal(level), inside);
      }
    }
    if (steps) {
      digits.allow(ResidualDigits.temporal(stepping), Kind.STEPPED);
    }
    return steps;
  }

  private static List<Tile> tilesOf(ResidualClasses classes, int number) {
    List<Tile> tiles = new ArrayList<>();
    for (int receiver = 0; receiver < classes.receivers; receiver++) {
      int cell = number * classes.receivers + receiver;
      long place = classes.place[receiver];
      tiles.add(
          classes.extent[cell] == 0
              ? new Tile(place, 0, 0, 0)
              : new Tile(
                  place, classes.extent[cell], classes.shift[cell], classes.extentBefore[cell]));
    }
    return tiles;
  }

  /** Writes all strings down: senders and steps, their receivers, and the tiles before. */
  private static final class Enumeration {
    private final ResidualDigits digits;
    private final int outside;
    private final boolean steps;

    Enumeration(ResidualDigits digits, int inner, boolean steps) {
      this.digits = digits;
      outside = ResidualDigits.outside(inner);
      this.steps = steps;
    }

    Map<List<Tile>, Long> members() {
      Map<List<Tile>, Long> members = new HashMap<>();
      long[] string = new long[digits.positions()];
      for (long[] sender : strings(string, List.of(Kind.ZERO, Kind.FREE, Kind.STEPPED))) {
        List<Tile> tiles = new ArrayList<>();
        for (long[] receiver : strings(sender, List.of(Kind.RECEIVER))) {
          tiles.add(tile(valueOf(receiver) - valueOf(sender), receiver));
        }
        members.merge(tiles, 1L, Long::sum);
      }
      return members;
    }

    private Tile tile(long place, long[] string) {
      long now = valueOf(string);
      long places = place * digits.stride(outside);
      if (extentOf(now) == 0) {
        return new Tile(places, 0, 0, 0);
      }
      long[] back = string.clone();
      for (int position = outside; position < back.length; position++) {
        back[position] -= steps && digits.kind(position) == Kind.STEPPED ? 1 : 0;
      }
      long before = -1;
      for (long[] returned : returnedStrings(back)) {
        long value = valueOf(returned);
        before = value <= digits.lastTile(outside) ? Math.max(before, value) : before;
      }
      return new Tile(
          places, extentOf(now), (before - now) * digits.stride(outside), extentOf(before));
    }

    /** Iterations of the dimension that lie in a tile. */
    private long extentOf(long tile) {
      long first = tile * digits.stride(outside);
      long end = digits.lastTile(0) + 1;
      return Math.max(0, Math.min(digits.stride(outside), end - first));
    }

    private long valueOf(long[] string) {
      long tiles = 0;
      for (int position = outside; position < string.length; position++) {
        tiles += string[position] * digits.stride(position) / digits.stride(outside);
      }
      return tiles;
    }

    /** All strings that differ from one in the allowed digits of some kinds, innermost fastest. */
    private List<long[]> strings(long[] string, List<Kind> kinds) {
      List<long[]> strings = List.of(string);
      for (int position = string.length - 1; position >= outside; position--) {
        if (kinds.contains(digits.kind(position))) {
          strings = withDigits(strings, position, true);
        }
      }
      return strings;
    }

    /** All strings that differ from one in the digits of the loops that return. */
    private List<long[]> returnedStrings(long[] string) {
      List<long[]> strings = List.of(string);
      for (int position = outside; position < string.length; position++) {
        if (digits.kind(position) == Kind.RETURNED) {
          strings = withDigits(strings, position, false);
        }
      }
      return strings;
    }

    private List<long[]> withDigits(List<long[]> strings, int position, boolean allowedOnly) {
      List<long[]> all = new ArrayList<>();
      for (long[] string : strings) {
        for (long digit = 0; digit < digits.bound(position); digit++) {
          if (!allowedOnly || digits.allows(position, digit)) {
            long[] other = string.clone();
            other[position] = digit;
            all.add(other);
          }
        }
      }
      return all;
    }
  }

  /** Seven iterations as 2 tiles of 4: the second instance has three. */
  @Test
  void lastReceiverHasTheResidualTile() {
    ResidualDigits digits = new ResidualDigits(1, 7);
    digits.clear();
    digits.addSpatial(0, 2);
    digits.addTemporal(0, 4, 0);
    digits.measureStrides();
    digits.allow(0, Kind.RECEIVER);
    digits.allow(1, Kind.FREE);
    ResidualClasses classes = new ResidualClasses(digits);
    classes.load(-1, false);

    // Steps 0 to 2 give both receivers an iteration, step 3 only the first.
    assertThat(classes.receivers).isEqualTo(2);
    assertThat(classes.place).startsWith(0, 1);
    assertThat(classes.count).isEqualTo(2);
    assertThat(classes.members).startsWith(3, 1);
    assertThat(classes.extent).startsWith(1, 1, 1, 0);
    assertThat(classes.digitOf(1, 0)).isEqualTo(1);
    assertThat(classes.digitOf(0, 0)).isZero();
    assertThat(classes.digitOf(1, 1)).isZero();
  }

  @Test
  void fanoutsTooLargeToListAreRefused() {
    assertThat(ResidualClasses.requireFew(1 << 16)).isEqualTo(65_536);
    assertThatThrownBy(() -> ResidualClasses.requireFew(65_537))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "a fan-out of 65537 instances over dimensions that index a rank together, with residual"
                + " factors, is too large to analyse; at most 65536 are");
  }
}
