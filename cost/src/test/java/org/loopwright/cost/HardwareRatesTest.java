package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.UnitPrice;

/** What the hardware allows and costs, as those who bound a cost read it. */
final class HardwareRatesTest {
  private static final int L0 = 0;
  private static final int L1 = 1;
  private static final int A = 0;
  private static final int B = 1;

  @Test
  void pricesAreThoseOfTheTable() {
    HardwareRates rates = RowOfFour.evaluator(inner(), outer()).rates();

    assertThat(rates.computePj()).isEqualTo(7);
    assertThat(rates.readPj(L0)).isEqualTo(1);
    assertThat(rates.fillPj(L0)).isEqualTo(2);
    assertThat(rates.updatePj(L0)).isEqualTo(3);
    assertThat(rates.leakPj(L0)).isEqualTo(0.5);
    assertThat(rates.readPj(L1)).isEqualTo(10);
    assertThat(rates.addressPj(L1)).isZero();
  }

  @Test
  void addressesCostWhatTheTableStates() {
    HardwareRates rates =
        new Evaluator(
                RowOfFour.WORKLOAD,
                RowOfFour.evaluator(inner(), outer()).architecture(),
                new EnergyTable(Map.of("L1", Map.of(UnitPrice.ADDRESS, 0.25))),
                AreaTable.EMPTY)
            .rates();

    assertThat(rates.addressPj(L0)).isZero();
    assertThat(rates.addressPj(L1)).isEqualTo(0.25);
  }

  @Test
  void capacityIsSharedByTheCopiesOfATile() {
    HardwareRates rates =
        RowOfFour.evaluator(inner().capacity(15).buffering(2).least(0.5), outer()).rates();

    assertThat(rates.usableWords(L0)).isEqualTo(15 / 2);
    assertThat(rates.minWords(L0)).isEqualTo(7 * 0.5);
    assertThat(rates.usableWords(L1)).isEqualTo(Long.MAX_VALUE);
    assertThat(rates.minWords(L1)).isZero();
  }

  @Test
  void levelWithoutCapacityNeedNotBeFilled() {
    assertThat(RowOfFour.evaluator(inner().least(0.5), outer()).rates().minWords(L0)).isZero();
  }

  @Test
  void blocksAndClustersAreThoseOfTheLevel() {
    HardwareRates rates = RowOfFour.evaluator(inner().cluster(2), outer().block(3)).rates();

    assertThat(rates.clusters(L0)).isEqualTo(4 / 2);
    assertThat(rates.clusters(L1)).isEqualTo(1);
    assertThat(rates.wordsPerAccess(L0, A)).isEqualTo(1);
    assertThat(rates.wordsPerAccess(L1, B)).isEqualTo(3);
  }

  @Test
  void missingBandwidthIsInfinite() {
    HardwareRates rates =
        RowOfFour.evaluator(inner().read(4).write(2).shared(5).scale("A", 0.5), outer()).rates();

    assertThat(rates.isLimited(L0)).isTrue();
    assertThat(rates.readBandwidth(L0)).isEqualTo(4);
    assertThat(rates.writeBandwidth(L0)).isEqualTo(2);
    assertThat(rates.sharedBandwidth(L0)).isEqualTo(5);
    assertThat(rates.bandwidthScale(L0, A)).isEqualTo(0.5);
    assertThat(rates.bandwidthScale(L0, B)).isEqualTo(1);
    assertThat(rates.isLimited(L1)).isFalse();
    assertThat(rates.readBandwidth(L1)).isInfinite();
    assertThat(rates.writeBandwidth(L1)).isInfinite();
    assertThat(rates.sharedBandwidth(L1)).isInfinite();
  }

  @Test
  void networksCostIfHopsOrRoutersDo() {
    assertThat(networksCost(inner(), outer())).isFalse();
    assertThat(networksCost(inner(), outer().network(1, 2, 0, 0))).isFalse();
    assertThat(networksCost(inner(), outer().network(0, 0, 0.5, 0))).isTrue();
    assertThat(networksCost(inner().network(0, 0, 0, 0.25), outer())).isTrue();
  }

  private static boolean networksCost(LevelBuilder inner, LevelBuilder outer) {
    return RowOfFour.evaluator(inner, outer).rates().networksCost();
  }

  @Test
  void latenciesOfAllNetworksAddUp() {
    HardwareRates rates =
        RowOfFour.evaluator(inner().network(1, 2, 0, 0), outer().network(10, 20, 0, 0)).rates();

    assertThat(rates.latencyCycles()).isEqualTo(1 + 2 + 10 + 20);
  }
}
