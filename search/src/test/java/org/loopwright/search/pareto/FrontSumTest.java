package org.loopwright.search.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.loopwright.search.pareto.FrontSum.Cost;
import org.loopwright.search.pareto.FrontSum.Point;

final class FrontSumTest {
  @Test
  void twoPartsAddUp() {
    List<Cost> part = List.of(new Cost(1, 10), new Cost(3, 4));
    assertThat(FrontSum.of(List.of(part, part)).orElseThrow())
        .extracting(Point::cost)
        .containsExactly(new Cost(1 + 1, 10 + 10), new Cost(1 + 3, 10 + 4), new Cost(3 + 3, 4 + 4));
  }

  @Test
  void partWithoutAPointLeavesNone() {
    assertThat(FrontSum.of(List.of(List.of(new Cost(1, 1)), List.of()))).hasValue(List.of());
  }

  /** The front of all combinations, found by comparing each with each. */
  @Property(tries = 300)
  void equalsTheFrontOfAllCombinations(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int parts) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Cost>> fronts = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<Cost> costs = new ArrayList<>();
      for (int point = random.nextInt(1, 6); point > 0; point--) {
        costs.add(new Cost(random.nextInt(1, 9), random.nextInt(1, 9)));
      }
      fronts.add(costs);
    }
    Set<Cost> all = combinations(fronts, 0, new Cost(0, 0)).stream().collect(Collectors.toSet());
    List<Cost> front =
        all.stream()
            .filter(one -> all.stream().noneMatch(other -> isBetterThan(one, other)))
            .toList();
    List<Point> found = FrontSum.of(fronts).orElseThrow();
    assertThat(found).extracting(Point::cost).containsExactlyInAnyOrderElementsOf(front);
    for (Point point : found) {
      assertThat(taken(fronts, point)).isEqualTo(point.cost());
    }
  }

  @Test
  void moreThanCanBeKeptIsNotCutInSilence() {
    List<List<Cost>> parts = new ArrayList<>();
    for (int part = 0; part < 20; part++) { // sums 0 .. 2^20 - 1, none better than another
      parts.add(List.of(new Cost(0, 1L << part), new Cost(1L << part, 0)));
    }
    assertThat(FrontSum.of(parts)).isEmpty();
    assertThat(FrontSum.of(parts.subList(0, 4)))
        .hasValueSatisfying(all -> assertThat(all).hasSize(16));
  }

  /** Whether {@code better} is as good in both and better in one. */
  private static boolean isBetterThan(Cost cost, Cost better) {
    return better.energyPj() <= cost.energyPj()
        && better.cycles() <= cost.cycles()
        && !better.equals(cost);
  }

  private static Cost taken(List<List<Cost>> parts, Point point) {
    Cost sum = new Cost(0, 0);
    for (int part = 0; part < parts.size(); part++) {
      sum = plus(sum, parts.get(part).get(point.choices().get(part)));
    }
    return sum;
  }

  private static List<Cost> combinations(List<List<Cost>> parts, int from, Cost sum) {
    if (from == parts.size()) {
      return new ArrayList<>(List.of(sum));
    }
    List<Cost> all = new ArrayList<>();
    for (Cost cost : parts.get(from)) {
      all.addAll(combinations(parts, from + 1, plus(sum, cost)));
    }
    return all;
  }

  private static Cost plus(Cost one, Cost other) {
    return new Cost(one.energyPj() + other.energyPj(), one.cycles() + other.cycles());
  }
}
