package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;

/** What {@link RowOfFour} pays more where reads of results that are sent outward are charged. */
final class DrainChargeTest {
  @Test
  void eachResultThatALevelSendsOutwardCostsARead() {
    Evaluation free = RowOfFour.evaluate(inner(), outer());
    Evaluation charged = charged(inner());

    assertThat(charged.energyPj()).isEqualTo(free.energyPj() + 4 * (2 * 3) * 1.0);
    assertThat(charged.cycles()).isEqualTo(free.cycles());
    assertThat(charged.storage().get(0).dataSpaces().get("Z").energy().drainPj())
        .isEqualTo(4 * (2 * 3) * 1.0);
  }

  @Test
  void theBillHasALineForIt() {
    assertThat(charged(inner()).bill())
        .filteredOn(line -> line.price().item().equals(UnitPrice.DRAIN))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.price())
                  .isEqualTo(new UnitPrice("L0", UnitPrice.DRAIN, 1.0, Provenance.GIVEN_BY_ERT));
              assertThat(line.count()).isEqualTo(4 * (2 * 3));
            });
    assertThat(RowOfFour.evaluate(inner(), outer()).bill())
        .noneMatch(line -> line.price().item().equals(UnitPrice.DRAIN));
  }

  @Test
  void wholeBlocksAreReadForIt() {
    double wide = charged(inner().block(4)).energyPj();
    assertThat(wide)
        .isEqualTo(RowOfFour.evaluate(inner().block(4), outer()).energyPj() + 4 * 2 * 1.0);
  }

  private static Evaluation charged(LevelBuilder inner) {
    Architecture architecture =
        new Architecture(
            "row",
            new ComputeLevel("MAC", "intmac", new Mesh(4, 1), 16),
            List.of(inner.build(), outer().build()));
    PriceList prices = PriceList.given(RowOfFour.ENERGY, RowOfFour.AREA).chargingDrains();
    Evaluator evaluator = new Evaluator(RowOfFour.WORKLOAD, architecture, prices);
    return ((Verdict.Valid) evaluator.evaluate(RowOfFour.MAPPING)).evaluation();
  }
}
