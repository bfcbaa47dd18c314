package org.loopwright.explore.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SpaceFrontTest {
  @Test
  void ofEqualRowsTheFirstStays() {
    double[] first = {1, 2};
    double[] second = {1, 2};
    assertThat(SpaceFront.of(List.of(first, second), row -> row)).containsExactly(first);
  }

  @Property
  void everyRowIsOnTheFrontOrNoBetterThanOneThatIs(
      @ForAll @Size(max = 30) List<@Size(3) List<@IntRange(max = 6) Integer>> rows) {
    List<double[]> numbers =
        rows.stream().map(row -> row.stream().mapToDouble(Integer::doubleValue).toArray()).toList();
    List<double[]> front = SpaceFront.of(numbers, row -> row);
    assertThat(numbers)
        .allMatch(row -> front.stream().anyMatch(kept -> SpaceFront.isAsGood(kept, row)));
    assertThat(front)
        .allMatch(
            row ->
                front.stream().noneMatch(other -> other != row && SpaceFront.isAsGood(other, row)));
  }

  @Test
  void kneeIsNearTheBestOfBoth() {
    List<double[]> front = List.of(new double[] {0, 10}, new double[] {2, 3}, new double[] {10, 0});
    assertThat(SpaceFront.knee(front)).isEqualTo(1);
  }
}
