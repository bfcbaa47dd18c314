package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.loopwright.cost.RowOfFour.evaluate;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.Mapping;

/** Energy, cycles and area of {@link RowOfFour}, by hand. */
final class EvaluatorTest {
  private static final double EXACT = 1e-9;

  @Test
  void energyIsCountTimesUnitEnergy() {
    Evaluation evaluation = evaluate(inner(), outer());

    assertThat(evaluation.compute().energyPj()).isEqualTo(24 * 7.0);
    DataSpaceCost sums = evaluation.storage().get(0).dataSpaces().get("Z");
    assertThat(sums.energy().readPj()).isZero();
    assertThat(sums.energy().updatePj()).isEqualTo(4 * 6 * 3.0);
    DataSpaceCost rows = evaluation.storage().get(0).dataSpaces().get("B");
    assertThat(rows.energy().readPj()).isEqualTo(4 * 6 * 1.0);
    assertThat(rows.energy().fillPj()).isEqualTo(4 * 3 * 2.0);
    assertThat(rows.energyPj()).isEqualTo(4 * (6 * 1.0 + 3 * 2.0));
    DataSpaceCost sent = evaluation.storage().get(1).dataSpaces().get("A");
    assertThat(sent.energy().readPj()).isEqualTo(4 * 2 * 10.0);
    assertThat(sent.energy().fillPj()).isZero();
  }

  @Test
  void leakageIsInstancesTimesCyclesTimesUnitEnergy() {
    Evaluation evaluation = evaluate(inner(), outer());

    assertThat(evaluation.storage().get(0).leakageEnergyPj()).isEqualTo(4 * 6 * 0.5);
    assertThat(evaluation.storage().get(1).leakageEnergyPj()).isEqualTo(1 * 6 * 0.25);
  }

  @Test
  void slowerRunLeaksLonger() {
    Evaluation evaluation = evaluate(inner(), outer().read(3));

    assertThat(evaluation.cycles()).isEqualTo(7);
    assertThat(evaluation.storage().get(0).leakageEnergyPj()).isEqualTo(4 * 7 * 0.5);
  }

  @Test
  void energyAddsUp() {
    Evaluation evaluation = evaluate(inner(), outer());

    double l0 = 4 * ((6 + 2 * 2) + (6 + 3 * 2) + 6 * 3) + 4 * 6 * 0.5;
    double l1 = (4 * 2) * 10 + (4 * 3) * 10 + 6 * 30 + 6 * 0.25;
    assertThat(evaluation.storage().get(0).energyPj()).isEqualTo(l0);
    assertThat(evaluation.storage().get(1).energyPj()).isEqualTo(l1);
    assertThat(evaluation.energyPj()).isEqualTo(24 * 7 + l0 + l1, within(EXACT));
  }

  @Test
  void accessesMoveWholeBlocks() {
    // 8, 12 and 6 words in blocks of 4, then of 3, which is no power of two.
    assertThat(accessEnergyOfL1(outer().block(4))).isEqualTo((2 + 3) * 10 + 2 * 30);
    assertThat(accessEnergyOfL1(outer().block(3))).isEqualTo((3 + 4) * 10 + 2 * 30);
    assertThat(accessEnergyOfL1(outer().block(5))).isEqualTo((2 + 3) * 10 + 2 * 30);
  }

  private static double accessEnergyOfL1(LevelBuilder outer) {
    Evaluation evaluation = evaluate(inner(), outer);
    double access = evaluation.storage().get(1).energyPj() - 6 * 0.25;
    assertThat(evaluation.energyPj())
        .as("the whole with this part")
        .isEqualTo(24 * 7 + evaluation.storage().get(0).energyPj() + access + 1.5, within(EXACT));
    return access;
  }

  @Test
  void clusterIsChargedOnce() {
    Evaluation evaluation = evaluate(inner().cluster(2), outer());

    DataSpaceCost rows = evaluation.storage().get(0).dataSpaces().get("B");
    assertThat(rows.utilizedClusters()).isEqualTo(4 / 2);
    assertThat(rows.energyPj()).isEqualTo(2 * (6 * 1.0 + 3 * 2.0));
    assertThat(evaluation.storage().get(0).leakageEnergyPj()).isEqualTo(4 * 6 * 0.5);
    assertThat(evaluation.energyPj())
        .isEqualTo(
            24 * 7 + 2 * (10 + 12 + 18) + 12 + evaluation.storage().get(1).energyPj(),
            within(EXACT));
  }

  @Test
  void resultsGenerateAddressesForUpdatesAndOperandsForReads() {
    StorageCost l0 = evaluate(inner(), outer()).storage().get(0);

    assertThat(l0.dataSpaces().get("B").addressGenerationsPerCluster()).isEqualTo(6 + 3);
    assertThat(l0.dataSpaces().get("Z").addressGenerationsPerCluster()).isEqualTo(6);
  }

  @Test
  void addressesOfBlocksFilledAndReadOrUpdatedCostEnergy() {
    EnergyTable priced =
        new EnergyTable(
            Map.of(
                "L0", Map.of(UnitPrice.ADDRESS, 0.5),
                "L1", Map.of(UnitPrice.ADDRESS, 0.25),
                "MAC", Map.of("compute", 0.0)));
    Evaluator evaluator =
        new Evaluator(
            RowOfFour.WORKLOAD,
            RowOfFour.evaluator(inner().block(2), outer()).architecture(),
            priced,
            AreaTable.EMPTY);
    Evaluation evaluation = ((Verdict.Valid) evaluator.evaluate(RowOfFour.MAPPING)).evaluation();

    // L0, blocks of 2: A 6 read + 2 filled, B 6 read + 3 filled, Z 6 updated.
    double l0 = 4 * (8 / 2 + 10 / 2 + 6 / 2);
    double l1 = 8 + 12 + 6;
    assertThat(evaluation.energyPj()).isEqualTo(l0 * 0.5 + l1 * 0.25);
    assertThat(evaluation.storage().get(0).energyPj()).isEqualTo(l0 * 0.5);
    assertThat(evaluation.bill())
        .filteredOn(line -> line.price().item().equals(UnitPrice.ADDRESS))
        .extracting(ActionCost::count)
        .containsExactly(l0, l1);
  }

  @Test
  void arithmeticAloneTakesOneCycleAStep() {
    Evaluation evaluation = evaluate(inner(), outer());

    assertThat(evaluation.cycles()).isEqualTo(2 * 3);
    assertThat(evaluation.utilization()).isEqualTo(1);
    assertThat(evaluation.storage().get(1).cycles()).isEqualTo(2 * 3);
    assertThat(evaluation.storage().get(1).bandwidthThrottling()).isEqualTo(1);
    assertThat(evaluation.energyDelayProduct()).isEqualTo(evaluation.energyPj() * 6);
  }

  @Test
  void bandwidthLimitsRoundUpToWholeCycles() {
    // L1 reads 8 + 12 words and is written 6 in the run.
    assertThat(cyclesWith(outer().read(3))).isEqualTo(7);
    assertThat(cyclesWith(outer().write(0.7))).isEqualTo(9);
    assertThat(cyclesWith(outer().shared(3))).isEqualTo(9);
    assertThat(cyclesWith(outer().read(100).write(100).shared(100))).isEqualTo(6);
  }

  @Test
  void tightestLimitWins() {
    assertThat(cyclesWith(outer().read(3).write(0.7).shared(4))).isEqualTo(9);
    assertThat(cyclesWith(outer().read(1.1).write(0.7).shared(4))).isEqualTo(19);
    assertThat(cyclesWith(outer().read(3).write(0.7).shared(2.5))).isEqualTo(11);
  }

  @Test
  void slowestLevelWins() {
    // A unit's buffer reads 6 + 6 words: ceil(12 / 0.9) cycles.
    Evaluation evaluation = evaluate(inner().read(0.9), outer().read(3));

    assertThat(evaluation.cycles()).isEqualTo(14);
    assertThat(evaluation.storage().get(0).cycles()).isEqualTo(14);
    assertThat(evaluation.storage().get(1).cycles()).isEqualTo(7);
    assertThat(evaluation.storage().get(1).bandwidthThrottling())
        .isEqualTo(6 * 3 / 20.0, within(EXACT));
    assertThat(evaluation.utilization()).isEqualTo(6 / 14.0);
  }

  @Test
  void bandwidthScaleWeighsADataSpace() {
    assertThat(cyclesWith(outer().read(3).scale("A", 2))).isEqualTo(10);
    assertThat(cyclesWith(outer().read(3).scale("A", 0))).isEqualTo(6);
    // The 6 words written count as 12: ceil(12 / 0.7).
    assertThat(cyclesWith(outer().write(0.7).scale("Z", 2))).isEqualTo(18);
  }

  private static long cyclesWith(LevelBuilder outer) {
    return evaluate(inner(), outer).cycles();
  }

  @Test
  void networkLatenciesAreAddedOnce() {
    Evaluation evaluation =
        evaluate(inner().network(1, 2, 0, 0), outer().read(3).network(10, 20, 0, 0));

    assertThat(evaluation.cycles()).isEqualTo(7 + 1 + 2 + 10 + 20);
    assertThat(evaluation.utilization()).isEqualTo(6 / 40.0);
  }

  @Test
  void hopsCostEnergyIfTheNetworkSaysSo() {
    Evaluation evaluation = evaluate(inner(), outer().network(0, 0, 0.5, 0));

    // Words of A and B go to one of columns 0 to 3; sums of Z come from all four.
    double wires = (8 * 1.5 + 12 * 1.5 + 6 * 3) * 0.5;
    assertThat(evaluation.networks()).extracting(NetworkCost::energyPj).containsExactly(0.0, wires);
    assertThat(evaluation.energyPj())
        .isEqualTo(evaluate(inner(), outer()).energyPj() + wires, within(EXACT));
  }

  @Test
  void routersCostEnergyAtEveryNodePassed() {
    Evaluation evaluation = evaluate(inner(), outer().network(0, 0, 0, 0.25));

    double routers = (8 * (1 + 1) + 12 * (1 + 1) + 6 * (1 + 3)) * 0.25;
    assertThat(evaluation.networks())
        .extracting(NetworkCost::energyPj)
        .containsExactly(0.0, routers);
  }

  @Test
  void innerNetworksAreChargedForAllTheirInstances() {
    Evaluation evaluation = evaluate(inner().network(0, 0, 0, 0.25), outer());

    // From each L0 to its unit: 6 words of A, of B and of Z, one router each.
    assertThat(evaluation.networks())
        .extracting(NetworkCost::energyPj)
        .containsExactly(4 * (6 + 6 + 6) * 0.25, 0.0);
  }

  @Test
  void areaIsThatOfAllInstancesUsedOrNot() {
    Evaluator wide = RowOfFour.evaluator(inner().mesh(8, 2), outer(), new Mesh(16, 2));
    Evaluation evaluation = ((Verdict.Valid) wide.evaluate(RowOfFour.MAPPING)).evaluation();

    assertThat(evaluation.storage().get(0).areaUm2()).isEqualTo(16 * 5.0);
    assertThat(evaluation.compute().areaUm2()).isEqualTo(32 * 11.0);
    assertThat(evaluation.areaUm2()).isEqualTo(16 * 5 + 32 * 11 + 100).isEqualTo(wide.areaUm2());
    assertThat(evaluation.compute().utilizedInstances()).isEqualTo(4);
    assertThat(evaluation.utilization()).isEqualTo(24.0 / 32 / 6);
  }

  @Test
  void accessesAreOverAllInstances() {
    Evaluation evaluation = evaluate(inner(), outer());

    assertThat(evaluation.storage().get(0).accesses()).isEqualTo(4 * (6 + 2 + 6 + 3 + 6));
    assertThat(evaluation.storage().get(1).accesses()).isEqualTo(8 + 12 + 6);
    assertThat(evaluation.lastLevelAccesses()).isEqualTo(8 + 12 + 6);
  }

  @Test
  void energiesThatTheTableLacksAreNamed() {
    Evaluator evaluator =
        new Evaluator(
            RowOfFour.WORKLOAD,
            RowOfFour.evaluator(inner(), outer()).architecture(),
            new EnergyTable(Map.of("L0", Map.of("leak", 0.0), "L1", Map.of("write", 20.0))),
            AreaTable.EMPTY);

    assertThat(evaluator.missingEnergies())
        .containsExactly("read of L0", "write of L0", "update of L0", "compute of MAC");
    Evaluation evaluation = ((Verdict.Valid) evaluator.evaluate(RowOfFour.MAPPING)).evaluation();
    assertThat(evaluation.energyPj()).isEqualTo((8 + 12 + 6) * 20.0);
    assertThat(evaluation.areaUm2()).isZero();
  }

  @Test
  void completeTableLacksNothing() {
    assertThat(RowOfFour.evaluator(inner(), outer()).missingEnergies()).isEmpty();
  }

  @Test
  void mappingOfAnotherWorkloadIsRefused() {
    Evaluator evaluator = RowOfFour.evaluator(inner(), outer());
    Mapping half = new Mapping(List.of(RowOfFour.MAPPING.levels().get(1)));

    assertThatThrownBy(() -> evaluator.evaluate(half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mapping on row needs 2 levels but has 1");
  }
}
