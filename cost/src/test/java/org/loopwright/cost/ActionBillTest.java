package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.loopwright.cost.RowOfFour.inner;
import static org.loopwright.cost.RowOfFour.outer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** How often each price of {@link RowOfFour} is paid, and where the price comes from. */
final class ActionBillTest {
  private static final double EXACT = 1e-9;

  @Test
  void everyPriceHasALineWithItsCount() {
    Evaluation evaluation = RowOfFour.evaluate(inner(), outer());

    assertThat(evaluation.bill())
        .extracting(line -> line.price().item() + " of " + line.price().component())
        .containsExactly(
            "read of L0",
            "write of L0",
            "update of L0",
            "leak of L0",
            "area of L0",
            "read of L1",
            "write of L1",
            "update of L1",
            "leak of L1",
            "area of L1",
            "compute of MAC",
            "arithmetic_leak of MAC",
            "area of MAC");
    assertThat(evaluation.bill())
        .extracting(ActionCost::count)
        .containsExactly(
            4 * (6 + 6.0),
            4 * (2 + 3.0),
            4 * 6.0,
            4 * 6.0,
            4.0,
            8 + 12.0,
            0.0,
            6.0,
            6.0,
            1.0,
            24.0,
            4 * 6.0,
            4.0);
  }

  @Test
  void linesAddUpToEnergyAndArea() {
    Evaluation evaluation =
        RowOfFour.evaluate(
            inner().network(0, 0, 0.5, 0.25), outer().block(4).network(0, 0, 0.5, 0.25));

    assertThat(total(evaluation, false)).isCloseTo(evaluation.energyPj(), within(EXACT));
    assertThat(total(evaluation, true)).isEqualTo(4 * 5 + 100 + 4 * 11);
  }

  private static double total(Evaluation evaluation, boolean area) {
    return evaluation.bill().stream()
        .filter(line -> line.isArea() == area)
        .mapToDouble(ActionCost::total)
        .sum();
  }

  @Test
  void networksCountHopsAndRoutersOfAllInstances() {
    Evaluation evaluation =
        RowOfFour.evaluate(inner().network(0, 0, 0.5, 0.25), outer().network(0, 0, 0.5, 0.25));

    // From each L0 to its unit: 6 words of A, of B and of Z, no hop and one router each.
    assertThat(line(evaluation, "L0", UnitPrice.HOP).count()).isZero();
    assertThat(line(evaluation, "L0", UnitPrice.ROUTER).count()).isEqualTo(4 * (6 + 6 + 6));
    // Words of A and B go to one of columns 0 to 3; sums of Z come from all four.
    assertThat(line(evaluation, "L1", UnitPrice.HOP).count()).isEqualTo(8 * 1.5 + 12 * 1.5 + 6 * 3);
    assertThat(line(evaluation, "L1", UnitPrice.ROUTER).count())
        .isEqualTo(8 * (1 + 1) + 12 * (1 + 1) + 6 * (1 + 3));
  }

  /** {@code Z[P] += W[R] X[P + R]}, P across four units, R in time. */
  @Test
  void forwardedWordsMakeOneHopAndPassTwoRouters() {
    Workload convolution =
        new Workload(
            "conv1d",
            List.of(new Dimension("P", 4), new Dimension("R", 5)),
            List.of(
                DataSpace.operand("W", IndexExpression.of(Term.of("R"))),
                DataSpace.operand("X", IndexExpression.of(Term.of("P"), Term.of("R"))),
                DataSpace.result("Z", IndexExpression.of(Term.of("P")))));
    Set<String> all = Set.of("W", "X", "Z");
    Mapping mapping =
        new Mapping(
            List.of(
                new LevelMapping("L0", List.of(), List.of(), List.of(), all),
                new LevelMapping(
                    "L1", List.of(new Loop("R", 5)), List.of(new Loop("P", 4)), List.of(), all)));
    Architecture architecture =
        RowOfFour.evaluator(inner(), outer().network(0, 0, 0.5, 0.125)).architecture();
    Evaluation evaluation =
        ((Verdict.Valid)
                new Evaluator(convolution, architecture, RowOfFour.ENERGY, RowOfFour.AREA)
                    .evaluate(mapping))
            .evaluation();

    // W: 5 words to all four columns. Z: 4 words from one column each. X: one word to each of
    // columns 0 to 3, then 4 words to column 3, from which 3 neighbours pass 4 words on.
    double hops = 5 * 3 + (0 + 1 + 2 + 3) + (0 + 1 + 2 + 3 + 4 * 3) + 3 * 4;
    double routers = 5 * (1 + 3) + 4 * (1 + 1) + 8 * (1 + 2) + 2 * (3 * 4);
    assertThat(line(evaluation, "L1", UnitPrice.HOP).count()).isEqualTo(hops);
    assertThat(line(evaluation, "L1", UnitPrice.ROUTER).count()).isEqualTo(routers);
    assertThat(evaluation.networks())
        .extracting(NetworkCost::energyPj)
        .containsExactly(0.0, hops * 0.5 + routers * 0.125);
  }

  @Test
  void arithmeticLeaksWhereItsPriceIsListed() {
    Evaluation evaluation =
        evaluate(Map.of("MAC", Map.of("compute", 7.0, UnitPrice.ARITHMETIC_LEAK, 0.125)));

    // 24 operations; 4 units for 6 cycles.
    assertThat(evaluation.compute().leakagePj()).isEqualTo(4 * 6 * 0.125);
    assertThat(evaluation.compute().energyPj()).isEqualTo(24 * 7 + 4 * 6 * 0.125);
    assertThat(evaluation.energyPj()).isEqualTo(24 * 7 + 4 * 6 * 0.125);
    assertThat(line(evaluation, "MAC", UnitPrice.ARITHMETIC_LEAK))
        .isEqualTo(
            new ActionCost(
                new UnitPrice("MAC", UnitPrice.ARITHMETIC_LEAK, 0.125, Provenance.GIVEN_BY_ERT),
                4 * 6));
  }

  @Test
  void givenLeakOfArithmeticIsNotCharged() {
    assertThat(arithmeticLeak(Map.of("compute", 7.0, "leak", 0.125)))
        .isEqualTo(Provenance.LEAK_NOT_CHARGED);
    assertThat(arithmeticLeak(Map.of("compute", 7.0, "leak", 0.0)))
        .isEqualTo(Provenance.GIVEN_BY_ERT);
    assertThat(arithmeticLeak(Map.of("compute", 7.0))).isEqualTo(Provenance.GIVEN_BY_ERT);
  }

  private static Provenance arithmeticLeak(Map<String, Double> arithmetic) {
    Evaluation evaluation = evaluate(Map.of("MAC", arithmetic));
    assertThat(evaluation.energyPj()).isEqualTo(24 * 7);
    UnitPrice price = line(evaluation, "MAC", UnitPrice.ARITHMETIC_LEAK).price();
    assertThat(price.value()).isZero();
    return price.provenance();
  }

  @Test
  void leakageThatAGivenTableLacksIsNone() {
    Evaluation evaluation = evaluate(Map.of("L0", Map.of("read", 1.0)));

    assertThat(line(evaluation, "L0", "leak").price().provenance())
        .isEqualTo(Provenance.GIVEN_BY_ERT);
    assertThat(line(evaluation, "L1", "leak").price().provenance()).isEqualTo(Provenance.UNKNOWN);
    assertThat(line(evaluation, "MAC", UnitPrice.ARITHMETIC_LEAK).price().provenance())
        .isEqualTo(Provenance.UNKNOWN);
  }

  @Test
  void attributesPriceTheNetworkThatTheTableDoesNot() {
    Architecture architecture =
        RowOfFour.evaluator(inner().network(0, 0, 0.5, 0), outer().network(0, 0, 0.5, 0))
            .architecture();
    Evaluator evaluator =
        new Evaluator(
            RowOfFour.WORKLOAD,
            architecture,
            new EnergyTable(Map.of("L1", Map.of(UnitPrice.HOP, 2.0))),
            AreaTable.EMPTY);
    Evaluation evaluation = ((Verdict.Valid) evaluator.evaluate(RowOfFour.MAPPING)).evaluation();

    assertThat(line(evaluation, "L0", UnitPrice.HOP).price())
        .isEqualTo(new UnitPrice("L0", UnitPrice.HOP, 0.5, Provenance.given("attribute")));
    assertThat(line(evaluation, "L1", UnitPrice.HOP).price())
        .isEqualTo(new UnitPrice("L1", UnitPrice.HOP, 2, Provenance.GIVEN_BY_ERT));
    assertThat(evaluation.energyPj()).isEqualTo((8 * 1.5 + 12 * 1.5 + 6 * 3) * 2);
  }

  /**
   * Each unit adds to the sums in its own L0; those of the four L0 are added up on the way to L1.
   */
  @Test
  void sumsOfTheArithmeticAreAddedUpByItsOwnAdders() {
    Evaluation evaluation = evaluate(additions());

    assertThat(line(evaluation, "L1", UnitPrice.SPATIAL_ADDITION).count()).isEqualTo(6 * 3);
    assertThat(line(evaluation, "L1", UnitPrice.TEMPORAL_ADDITION).count()).isZero();
    assertThat(line(evaluation, "L0", UnitPrice.TEMPORAL_ADDITION).count()).isZero();
    assertThat(evaluation.energyPj()).isEqualTo(6 * 3 * 0.5);
    assertThat(evaluation.networks().get(1).energyPj()).isEqualTo(6 * 3 * 0.5);
  }

  @Test
  void sumsThatNoInnerLevelKeepsAreAddedUpByTheArithmetic() {
    Evaluation evaluation =
        evaluate(additions(), RowOfFour.mapping(Set.of("A", "B"), Set.of("A", "B", "Z")));

    assertThat(line(evaluation, "L1", UnitPrice.SPATIAL_ADDITION).count()).isZero();
    assertThat(evaluation.energyPj()).isZero();
  }

  /** Half of K goes over the row in each of two rounds: the second adds to the 6 sums in L1. */
  @Test
  void sumsThatComeBackAreAddedInPlace() {
    Set<String> all = Set.of("A", "B", "Z");
    Mapping twoRounds =
        new Mapping(
            List.of(
                new LevelMapping("L0", List.of(new Loop("N", 3)), List.of(), List.of(), all),
                new LevelMapping(
                    "L1",
                    List.of(new Loop("M", 2), new Loop("K", 2)),
                    List.of(new Loop("K", 2)),
                    List.of(),
                    all)));
    Evaluation evaluation = evaluate(additions(), twoRounds);

    assertThat(line(evaluation, "L1", UnitPrice.TEMPORAL_ADDITION).count()).isEqualTo(6);
    assertThat(line(evaluation, "L1", UnitPrice.SPATIAL_ADDITION).count()).isEqualTo(2 * 6);
    assertThat(evaluation.storage().get(1).dataSpaces().get("Z").energy().reductionPj())
        .isEqualTo(6 * 0.25);
    assertThat(evaluation.energyPj()).isEqualTo(6 * 0.25 + 12 * 0.5);
  }

  private static Map<String, Map<String, Double>> additions() {
    Map<String, Double> prices =
        Map.of(UnitPrice.SPATIAL_ADDITION, 0.5, UnitPrice.TEMPORAL_ADDITION, 0.25);
    return Map.of("L0", prices, "L1", prices);
  }

  @Test
  void addersOfALevelLeakAndTakeArea() {
    Evaluation evaluation = evaluate(Map.of("L1", Map.of("leak", 2.0, UnitPrice.ADDER_LEAK, 0.5)));

    assertThat(line(evaluation, "L1", UnitPrice.ADDER_LEAK).count()).isEqualTo(6);
    assertThat(evaluation.storage().get(1).leakageEnergyPj()).isEqualTo(6 * (2 + 0.5));
  }

  @Test
  void accessIsThePriceOfReadsFillsAndUpdates() {
    Evaluation evaluation = evaluate(Map.of("L1", Map.of("access", 3.0)));

    assertThat(evaluation.energyPj()).isEqualTo((8 + 12 + 6) * 3);
    assertThat(line(evaluation, "L1", "read").price().provenance())
        .isEqualTo(Provenance.given("ERT (its access)"));
  }

  @Test
  void componentsWithoutEnergyAreNamed() {
    Architecture architecture =
        new Architecture(
            "row",
            new ComputeLevel("MAC", "intmac", new Mesh(4, 1), 16),
            List.of(inner().build(), outer().build()));

    assertThat(zeroEnergy(architecture, Map.of("L0", Map.of("write", 1.0))))
        .containsExactly("L1", "MAC");
    assertThat(
            zeroEnergy(
                architecture, Map.of("L1", Map.of("update", 1.0), "MAC", Map.of("mac", 1.0))))
        .containsExactly("L0");
  }

  private static List<String> zeroEnergy(
      Architecture architecture, Map<String, Map<String, Double>> energies) {
    return new Evaluator(
            RowOfFour.WORKLOAD, architecture, new EnergyTable(energies), AreaTable.EMPTY)
        .zeroEnergyComponents();
  }

  private static Evaluation evaluate(Map<String, Map<String, Double>> energies) {
    return evaluate(energies, RowOfFour.MAPPING);
  }

  private static Evaluation evaluate(Map<String, Map<String, Double>> energies, Mapping mapping) {
    Evaluator evaluator =
        new Evaluator(
            RowOfFour.WORKLOAD,
            RowOfFour.evaluator(inner(), outer()).architecture(),
            new EnergyTable(energies),
            AreaTable.EMPTY);
    return ((Verdict.Valid) evaluator.evaluate(mapping)).evaluation();
  }

  private static ActionCost line(Evaluation evaluation, String component, String item) {
    return evaluation.bill().stream()
        .filter(line -> line.price().component().equals(component))
        .filter(line -> line.price().item().equals(item))
        .findFirst()
        .orElseThrow();
  }
}
