package org.loopwright.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;

final class CostDifferenceTest {
  private static ActionCost line(String component, String item, double pj, double count) {
    return new ActionCost(new UnitPrice(component, item, pj, Provenance.GIVEN_BY_ERT), count);
  }

  private static final List<ActionCost> BASE =
      List.of(
          line("DRAM", "read", 200, 10), line("GLB", "read", 6, 100), line("GLB", "area", 5, 1));
  private static final List<ActionCost> OTHER =
      List.of(line("DRAM", "read", 200, 40), line("Buffer", "read", 3, 50));

  @Test
  void largestDifferenceComesFirstWithItsCountAndPrice() {
    CostDifference first = CostDifference.of(BASE, OTHER).get(0);
    assertThat(first).isEqualTo(new CostDifference("DRAM", "read", 40, 10, 200, 200));
    assertThat(first.energyPj()).isEqualTo((40 - 10) * 200);
  }

  @Test
  void differencesAddUpToThatOfTheBills() {
    double sum =
        CostDifference.of(BASE, OTHER).stream().mapToDouble(CostDifference::energyPj).sum();
    assertThat(sum).isEqualTo(40 * 200 + 50 * 3 - (10 * 200 + 100 * 6));
  }

  @Test
  void componentsOfOneDesignAloneCountWhole() {
    assertThat(CostDifference.byComponent(CostDifference.of(BASE, OTHER)))
        .extracting(entry -> entry.getKey() + " " + entry.getValue())
        .containsExactly("DRAM 6000.0", "GLB -600.0", "Buffer 150.0");
  }
}
