package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** What holds of every evaluation. */
final class EvaluationLawsTest {
  private static final double RELATIVE = 1e-12;
  private static final long MAX_POINTS = 5_000;

  @Provide
  Arbitrary<SmallSpec> specs() {
    return SmallSpecs.specs(MAX_POINTS);
  }

  /** With residual factors, too. */
  @Provide
  Arbitrary<SmallSpec> allSpecs() {
    return Arbitraries.oneOf(specs(), imperfectSpecs());
  }

  @Provide
  Arbitrary<SmallSpec> imperfectSpecs() {
    return SmallSpecs.imperfectSpecs(MAX_POINTS).filter(EvaluationLawsTest::isCountable);
  }

  private static boolean isCountable(SmallSpec spec) {
    try {
      PackedMapping.requireCountableResiduals(spec.workload());
      return true;
    } catch (IllegalArgumentException refused) {
      return spec.isPerfect();
    }
  }

  @Property
  void residualsLeaveTheOperationsAsTheyAre(@ForAll("imperfectSpecs") SmallSpec spec) {
    Evaluation evaluation = evaluate(spec, spec.architecture());

    assertThat(evaluation.computes()).isEqualTo(spec.points());
    assertThat(evaluation.compute().cycles()).isEqualTo(evaluation.cycles());
    assertThat(evaluation.cycles() * evaluation.compute().utilizedInstances())
        .isGreaterThanOrEqualTo(spec.points());
    assertThat(evaluation.utilization()).isGreaterThan(0).isLessThanOrEqualTo(1);
  }

  /** The first unit does three of the five operations, the second two. */
  @Test
  void bandwidthLimitsTheInstanceThatWorksMost() {
    SmallSpec spec =
        SmallSpec.parse(
            """
            matmul M5 N1 K1; A[M][K]; B[K][N]; Z +=[M][N]
              L1 1x1 keeps A B Z | M3 | Y - | X M2,1
              L0 2x1 keeps A B Z | - | Y - | X -
              MAC 2x1
            """);
    Evaluation evaluation = evaluate(spec, with(spec.architecture(), EvaluationLawsTest::slow));

    // The first L0 reads A and B for each of three operations, a quarter of a word a cycle.
    assertThat(evaluation.cycles()).isEqualTo(2 * 3 * 4);
  }

  private static StorageLevel slow(StorageLevel level) {
    return level.name().equals("L0")
        ? level.toBuilder().bandwidth(level.bandwidth().withRead(OptionalDouble.of(0.25))).build()
        : level;
  }

  @Property
  void computesAreTheProductOfTheBounds(@ForAll("specs") SmallSpec spec) {
    Evaluation evaluation = evaluate(spec, spec.architecture());

    assertThat(evaluation.computes()).isEqualTo(spec.points());
    assertThat(evaluation.cycles() * evaluation.compute().utilizedInstances())
        .isEqualTo(spec.points());
    assertThat(evaluation.utilization()).isGreaterThan(0).isLessThanOrEqualTo(1);
  }

  @Property
  void noCountIsNegative(@ForAll("allSpecs") SmallSpec spec) {
    Evaluation evaluation = evaluate(spec, spec.architecture());

    for (StorageCost level : evaluation.storage()) {
      for (DataSpaceCost cost : level.dataSpaces().values()) {
        DataSpaceCounts counts = cost.counts();
        assertThat(List.of(counts.reads(), counts.fills(), counts.updates()))
            .allMatch(count -> count >= 0);
        assertThat(counts.temporalReductions()).isNotNegative();
        assertThat(List.of(counts.tileWords(), counts.partitionWords(), counts.instances()))
            .allMatch(count -> count > 0);
      }
    }
    evaluation.networks().stream()
        .flatMap(network -> network.counts().dataSpaces().values().stream())
        .forEach(EvaluationLawsTest::assertNotNegative);
  }

  private static void assertNotNegative(TransferCounts counts) {
    assertThat(
            List.of(
                counts.words(), counts.linkTransfers(), counts.spatialReductions(), counts.hops()))
        .allMatch(count -> count >= 0);
  }

  @Property
  void totalsAreTheSumsOfTheirParts(@ForAll("allSpecs") SmallSpec spec) {
    Evaluation evaluation =
        evaluate(spec, with(spec.architecture(), EvaluationLawsTest::withCostlyNetwork));
    double energy =
        evaluation.compute().energyPj()
            + evaluation.storage().stream().mapToDouble(StorageCost::energyPj).sum()
            + evaluation.networks().stream().mapToDouble(NetworkCost::energyPj).sum();
    double area =
        evaluation.compute().areaUm2()
            + evaluation.storage().stream().mapToDouble(StorageCost::areaUm2).sum();

    assertThat(evaluation.energyPj()).isCloseTo(energy, within(RELATIVE * energy));
    assertThat(evaluation.areaUm2()).isCloseTo(area, within(RELATIVE * area));
  }

  @Property
  void networksThatCostSomethingNeverLowerTheEnergy(@ForAll("allSpecs") SmallSpec spec) {
    Architecture costly = with(spec.architecture(), EvaluationLawsTest::withCostlyNetwork);

    assertThat(evaluate(spec, costly).energyPj())
        .isGreaterThanOrEqualTo(evaluate(spec, spec.architecture()).energyPj());
  }

  @Property
  void twiceTheInstancesTakeTwiceTheAreaAndNothingElse(@ForAll("allSpecs") SmallSpec spec) {
    Evaluation one = evaluate(spec, spec.architecture());
    Evaluation two = evaluate(spec, twice(spec.architecture()));

    assertThat(two.areaUm2()).isCloseTo(2 * one.areaUm2(), within(RELATIVE * two.areaUm2()));
    assertThat(two.cycles()).isEqualTo(one.cycles());
    assertThat(two.utilization()).isEqualTo(one.utilization() / 2);
  }

  private static Architecture twice(Architecture architecture) {
    ComputeLevel compute = architecture.compute();
    return new Architecture(
        "twice",
        new ComputeLevel(
            compute.name(), compute.componentClass(), doubled(compute.mesh()), compute.wordBits()),
        architecture.storage().stream()
            .map(level -> level.toBuilder().mesh(doubled(level.mesh())).build())
            .toList());
  }

  private static Mesh doubled(Mesh mesh) {
    return new Mesh(2 * mesh.x(), mesh.y());
  }

  @Property
  void lowerBandwidthNeverTakesFewerCycles(
      @ForAll("specs") SmallSpec spec,
      @ForAll @DoubleRange(min = 0.1, max = 4) double wordsPerCycle,
      @ForAll @DoubleRange(min = 0.1, max = 1) double part) {
    Evaluation free = evaluate(spec, spec.architecture());
    Evaluation wide = evaluate(spec, limited(spec.architecture(), wordsPerCycle));
    Evaluation narrow = evaluate(spec, limited(spec.architecture(), wordsPerCycle * part));

    assertThat(wide.cycles()).isGreaterThanOrEqualTo(free.cycles());
    assertThat(narrow.cycles()).isGreaterThanOrEqualTo(wide.cycles());
    assertThat(narrow.energyPj()).isGreaterThanOrEqualTo(wide.energyPj());
  }

  private static Architecture limited(Architecture architecture, double wordsPerCycle) {
    OptionalDouble limit = OptionalDouble.of(wordsPerCycle);
    return with(
        architecture,
        level -> level.toBuilder().bandwidth(new Bandwidth(limit, limit, limit)).build());
  }

  private static Architecture with(Architecture architecture, UnaryOperator<StorageLevel> change) {
    return new Architecture(
        architecture.name(),
        architecture.compute(),
        architecture.storage().stream().map(change).toList());
  }

  private static StorageLevel withCostlyNetwork(StorageLevel level) {
    return level.toBuilder().network(new NetworkAttributes(16, 0, 0, 0.25, 0.125)).build();
  }

  private static Evaluation evaluate(SmallSpec spec, Architecture architecture) {
    Verdict verdict =
        new Evaluator(spec.workload(), architecture, energies(architecture), areas(architecture))
            .evaluate(spec.mapping());
    return ((Verdict.Valid) verdict).evaluation();
  }

  private static EnergyTable energies(Architecture architecture) {
    Map<String, Map<String, Double>> components = new HashMap<>();
    for (String name : names(architecture)) {
      double unit = 1 + components.size();
      components.put(
          name,
          Map.of(
              "read",
              unit,
              "write",
              1.3 * unit,
              "update",
              1.7 * unit,
              "leak",
              0.01 * unit,
              "compute",
              unit));
    }
    return new EnergyTable(components);
  }

  private static AreaTable areas(Architecture architecture) {
    Map<String, Double> components = new HashMap<>();
    for (String name : names(architecture)) {
      components.put(name, 10.1 + components.size());
    }
    return new AreaTable(components);
  }

  private static List<String> names(Architecture architecture) {
    List<String> names =
        new ArrayList<>(architecture.storage().stream().map(StorageLevel::name).toList());
    names.add(architecture.compute().name());
    return names;
  }
}
