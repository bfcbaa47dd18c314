package org.loopwright.search.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;
import org.loopwright.search.goal.Objective;

final class DistributionTest {
  private static final Objective UTILIZATION =
      Objective.of(new Formula("utilization", new Expression.Name("utilization")));

  @Test
  void leastIsBestOfACostAndGreatestOfAShare() {
    Distribution cost = of(Objective.ENERGY, 1, 2, 4);
    assertThat(cost.best()).isEqualTo(1);
    assertThat(cost.worst()).isEqualTo(4);
    assertThat(cost.spread()).isEqualTo(4);
    Distribution share = of(UTILIZATION, 0.25, 0.5, 1);
    assertThat(share.best()).isEqualTo(1);
    assertThat(share.worst()).isEqualTo(0.25);
  }

  @Test
  void nearCountsWhatIsWithinAShareOfTheBest() {
    Distribution cost = of(Objective.ENERGY, 100, 100, 101, 101.5, 105);
    assertThat(cost.near(0)).isEqualTo(2);
    assertThat(cost.near(0.01)).isEqualTo(3);
    assertThat(cost.near(0.05)).isEqualTo(5);
    assertThat(of(UTILIZATION, 0.5, 0.95, 0.96, 1).near(0.045)).isEqualTo(2);
  }

  @Test
  void quantilesAreValuesByNearestRank() {
    Distribution ten = of(Objective.ENERGY, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(ten.quantile(0)).isEqualTo(1);
    assertThat(ten.quantile(0.5)).isEqualTo(5);
    assertThat(ten.quantile(0.51)).isEqualTo(6);
    assertThat(ten.quantile(1)).isEqualTo(10);
  }

  @Test
  void binsGrowByAFactorWhereValuesAreFarApart() {
    Distribution.Histogram wide = of(Objective.ENERGY, 1, 5, 50, 100).histogram(2);
    assertThat(wide.isLogarithmic()).isTrue();
    assertThat(wide.bins().get(0).to()).isEqualTo(10);
    assertThat(wide.bins()).extracting(Distribution.Bin::count).containsExactly(2L, 2L);
    Distribution.Histogram narrow = of(Objective.ENERGY, 10, 11, 15, 20).histogram(2);
    assertThat(narrow.isLogarithmic()).isFalse();
    assertThat(narrow.bins()).extracting(Distribution.Bin::count).containsExactly(2L, 2L);
  }

  @Test
  void equalValuesHaveOneBin() {
    assertThat(of(Objective.ENERGY, 3, 3, 3).histogram(20).bins())
        .containsExactly(new Distribution.Bin(3, 3, 3));
  }

  @Property(tries = 200)
  void binsHoldEveryValueOnce(
      @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0, max = 1e12) Double> values,
      @ForAll @IntRange(min = 1, max = 30) int bins) {
    double[] given = values.stream().mapToDouble(Double::doubleValue).toArray();
    List<Distribution.Bin> filled = of(Objective.ENERGY, given).histogram(bins).bins();
    assertThat(filled.stream().mapToLong(Distribution.Bin::count).sum()).isEqualTo(given.length);
    for (Distribution.Bin bin : filled) {
      boolean isLast = bin.equals(filled.get(filled.size() - 1));
      long inside =
          Arrays.stream(given)
              .filter(value -> value >= bin.from() && (isLast || value < bin.to()))
              .count();
      assertThat(bin.count()).isEqualTo(inside);
    }
  }

  private static Distribution of(Objective statistic, double... values) {
    return new Distribution(statistic, Arrays.stream(values).sorted().toArray(), 0);
  }
}
