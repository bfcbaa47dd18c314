package org.loopwright.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.cost.ComputeCost;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.workload.Workload;
import org.loopwright.service.SpecificationEvaluation;
import org.loopwright.testkit.SharedReference;

/**
 * Two public designs with the mappings that the reference found give the numbers it printed.
 *
 * <p>But for one: the run that printed them fetched the inputs of the shared buffer whole at every
 * step of DRAM, also where they overlap those of the step before. In the reference cases, with
 * loops of the same form, the overlap stays; so it does here.
 */
final class ExercisesTest {
  /** Words of inputs in the shared buffer, steps of DRAM that move them, in both designs. */
  private static final long INPUT_TILE = 3 * (2 * 55 + 3) * (2 * 13 + 3);

  private static final int INPUT_STEPS = 2 * 8;

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void arithmeticAgrees(String design) throws IOException {
    ComputeCost compute = evaluate(design).compute();
    Map<String, String> printed = printed(design).level(compute.name());

    agrees(printed, "Instances", compute.instances());
    agrees(printed, "Utilized instances", compute.utilizedInstances());
    agrees(printed, "Computes (total)", compute.computes());
    agrees(printed, "Cycles", compute.cycles());
    agrees(printed, "Energy (total)", compute.energyPj());
    agrees(printed, "Area (total)", compute.areaUm2());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void everyLevelAgrees(String design) throws IOException {
    PrintedStatistics statistics = printed(design);
    Evaluation evaluation = evaluate(design);
    List<String> compared = new ArrayList<>(List.of(evaluation.compute().name()));
    for (StorageCost level : evaluation.storage()) {
      if (!level.dataSpaces().isEmpty()) {
        compareLevel(level, statistics.level(level.name()));
        compared.add(level.name());
      }
    }
    assertThat(compared).isEqualTo(statistics.levelNames());
  }

  private static void compareLevel(StorageCost level, Map<String, String> printed) {
    agrees(printed, "Instances", level.instances());
    agrees(printed, "Cycles", level.cycles());
    agrees(printed, "Bandwidth throttling", level.bandwidthThrottling());
    agrees(printed, "Leakage energy (total)", level.leakageEnergyPj());
    // The reference holds areas in single precision.
    agrees(printed, "Area", (float) (level.areaUm2() / level.instances()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void everyDataSpaceOfEveryLevelAgrees(String design) throws IOException {
    PrintedStatistics statistics = printed(design);
    int compared = 0;
    for (StorageCost level : evaluate(design).storage()) {
      Map<String, Map<String, String>> printed = statistics.dataSpaces(level.name());
      assertThat(level.dataSpaces().keySet()).as(level.name()).isEqualTo(printed.keySet());
      for (String name : printed.keySet()) {
        if (!isFetchedAnew(level, name)) {
          compareDataSpace(level.dataSpaces().get(name), printed.get(name));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(6);
  }

  private static boolean isFetchedAnew(StorageCost level, String dataSpace) {
    return dataSpace.equals("Inputs")
        && (level.name().equals("shared_glb") || level.name().equals("DRAM"));
  }

  /** One row of 113 or of 29 stays at each step along Q; P turns around. */
  @ParameterizedTest
  @CsvSource({"eyeriss_like, 8, 113", "simple_output_stationary, 14, 29"})
  void overlapOfInputTilesStaysInTheSharedBuffer(String design, int stepsAlongQ, int rows)
      throws IOException {
    PrintedStatistics statistics = printed(design);
    List<StorageCost> storage = evaluate(design).storage();
    StorageCost dram = storage.get(storage.size() - 1);
    StorageCost buffer = storage.get(storage.size() - 2);
    Map<String, String> printedBuffer = statistics.dataSpaces("shared_glb").get("Inputs");
    DataSpaceCounts inputs = buffer.dataSpaces().get("Inputs").counts();
    long fetched = INPUT_STEPS * INPUT_TILE - stepsAlongQ * (INPUT_TILE / rows);

    agrees(printedBuffer, "Utilized capacity", INPUT_TILE);
    agrees(printedBuffer, "Scalar fills (per-instance)", INPUT_STEPS * INPUT_TILE);
    assertThat(inputs.tileWords()).isEqualTo(INPUT_TILE);
    assertThat(inputs.fills()).isEqualTo(fetched);
    agrees(printedBuffer, "Scalar reads (per-instance)", inputs.reads());
    assertThat(dram.dataSpaces().get("Inputs").counts().reads()).isEqualTo(fetched);
  }

  private static void compareDataSpace(DataSpaceCost cost, Map<String, String> printed) {
    DataSpaceCounts counts = cost.counts();
    agrees(printed, "Partition size", counts.partitionWords());
    agrees(printed, "Utilized capacity", counts.tileWords());
    agrees(printed, "Utilized instances (max)", counts.instances());
    agrees(printed, "Utilized clusters (max)", cost.utilizedClusters());
    agrees(printed, "Scalar reads (per-instance)", counts.reads());
    agrees(printed, "Scalar fills (per-instance)", counts.fills());
    agrees(printed, "Scalar updates (per-instance)", counts.updates());
    agrees(printed, "Temporal reductions (per-instance)", counts.temporalReductions());
    agrees(printed, "Address generations (per-cluster)", cost.addressGenerationsPerCluster());
    agrees(printed, "Energy (total)", cost.energyPj());
    agrees(printed, "Energy (per-instance)", cost.energyPj() / counts.instances());
    agrees(printed, "Temporal Reduction Energy (total)", cost.energy().reductionPj());
    agrees(printed, "Address Generation Energy (total)", cost.energy().addressGenerationPj());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void accessesOfAllInstancesAgree(String design) throws IOException {
    Map<String, String> printed = printed(design).scalarAccesses();
    int compared = 0;
    for (StorageCost level : evaluate(design).storage()) {
      if (level.accesses() > 0) {
        agrees(printed, level.name(), level.accesses() + accessesFetchedAnew(level));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(printed.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void summaryAgrees(String design) throws IOException {
    Map<String, String> printed = printed(design).summary();
    Evaluation evaluation = evaluate(design);

    agrees(printed, "Cycles", evaluation.cycles());
    agrees(printed, "Computes", evaluation.computes());
    agrees(printed, "Utilization", 100 * evaluation.utilization());
    double energyPj = evaluation.energyPj();
    for (StorageCost level : evaluation.storage()) {
      energyPj += energyFetchedAnewPj(level, design);
    }
    agrees(printed, "Energy", energyPj * 1e-6);
    agrees(printed, "EDP(J*cycle)", energyPj * evaluation.cycles() * 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void energyOfAnOperationAgrees(String design) throws IOException {
    Map<String, String> printed = printed(design).femtojoulesPerCompute();
    Evaluation evaluation = evaluate(design);
    double perPj = 1e3 / evaluation.computes();

    agrees(printed, evaluation.compute().name(), evaluation.compute().energyPj() * perPj);
    double totalPj = evaluation.energyPj();
    for (StorageCost level : evaluation.storage()) {
      if (!level.dataSpaces().isEmpty()) {
        double againPj = energyFetchedAnewPj(level, design);
        agrees(printed, level.name(), (level.energyPj() + againPj) * perPj);
        totalPj += againPj;
      }
    }
    agrees(printed, "Total", totalPj * perPj);
    assertThat(evaluation.networks()).extracting(NetworkCost::energyPj).containsOnly(0.0);
  }

  private static long accessesFetchedAnew(StorageCost level) {
    if (level.dataSpaces().isEmpty() || !isFetchedAnew(level, "Inputs")) {
      return 0;
    }
    DataSpaceCounts inputs = level.dataSpaces().get("Inputs").counts();
    long moved = level.name().equals("DRAM") ? inputs.reads() : inputs.fills();
    return INPUT_STEPS * INPUT_TILE - moved;
  }

  private static double energyFetchedAnewPj(StorageCost level, String design) throws IOException {
    if (level.dataSpaces().isEmpty() || !isFetchedAnew(level, "Inputs")) {
      return 0;
    }
    String printed = printed(design).dataSpaces(level.name()).get("Inputs").get("Energy (total)");
    return Double.parseDouble(printed) - level.dataSpaces().get("Inputs").energyPj();
  }

  private static void agrees(Map<String, String> printed, String key, long actual) {
    assertThat(printed).containsEntry(key, Long.toString(actual));
  }

  /** A number is within half a unit of the last printed digit. */
  private static void agrees(Map<String, String> printed, String key, double actual) {
    assertThat(printed).containsKey(key);
    BigDecimal digits = new BigDecimal(printed.get(key));
    double half = digits.ulp().doubleValue() / 2;
    assertThat(Math.abs(actual - digits.doubleValue()))
        .as("%s: %s, printed as %s", key, actual, printed.get(key))
        .isLessThanOrEqualTo(digits.scale() == 0 ? 0 : half * (1 + 1e-6));
  }

  /** As its users run it: the templates and the design's name, with the printed tables. */
  private static Evaluation evaluate(String design) {
    return evaluation(
        SpecificationFiles.read(
                List.of(
                    SharedReference.file("exercises/top.yaml.jinja2"),
                    expected(design, "ERT.yaml"),
                    expected(design, "ART.yaml"),
                    expected(design, "map.yaml")),
                TemplateInputs.of(Map.of("architecture", design), List.of()))
            .specification());
  }

  private static Evaluation evaluation(Specification specification) {
    return ((Verdict.Valid) SpecificationEvaluation.evaluate(specification)).evaluation();
  }

  private static Path expected(String design, String file) {
    return SharedReference.file("exercises/" + design + "/expected/timeloop-mapper." + file);
  }

  private static Specification processed(String design) {
    return SpecificationFiles.read(
            List.of(
                SharedReference.file(
                    "exercises/" + design + "/expected/parsed-processed-input.yaml"),
                expected(design, "ERT.yaml"),
                expected(design, "ART.yaml"),
                expected(design, "map.yaml")))
        .specification();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void templatesReadToWhatThePublicFrontEndMakesOfThem(String design) {
    Specification templates =
        SpecificationFiles.read(
                List.of(SharedReference.file("exercises/top.yaml.jinja2")),
                TemplateInputs.of(Map.of("architecture", design), List.of()))
            .specification();
    Specification processed = processed(design);

    assertThat(templates.architecture()).isEqualTo(processed.architecture());
    assertThat(templates.workload()).isEqualTo(processed.workload());
    assertThat(templates.search()).isEqualTo(processed.search());
    assertThat(constraints(templates)).isEqualTo(constraints(processed));
    assertThat(templates.compounds().stream().map(CompoundClass::name))
        .containsExactlyInAnyOrderElementsOf(
            processed.compounds().stream().map(CompoundClass::name).toList());
  }

  /**
   * The front end also orders the loops that make one iteration, innermost; no mapping differs by
   * that.
   */
  private static List<LevelConstraint> constraints(Specification specification) {
    Workload workload = specification.workload().orElseThrow();
    return specification.architecture().storage().stream()
        .map(level -> specification.constraints().of(level.name()))
        .map(
            limit ->
                new LevelConstraint(
                    limit.level(),
                    withoutSingleLoops(limit.temporal(), workload),
                    withoutSingleLoops(limit.spatial(), workload),
                    limit.keep(),
                    limit.bypass()))
        .toList();
  }

  private static NestConstraint withoutSingleLoops(NestConstraint nest, Workload workload) {
    Predicate<String> loops =
        dimension -> {
          FactorLimit limit = nest.factors().get(dimension);
          long bound = workload.dimensions().get(workload.indexOfDimension(dimension)).bound();
          return bound > 1 && (limit == null || limit.most() > 1);
        };
    return nest.withPermutation(
        nest.innermost().stream().filter(loops).toList(),
        nest.outermost().stream().filter(loops).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void layersOfOtherFilesTakeThePlaceOfTheProblem(String design) {
    Specification specification =
        SpecificationFiles.read(
                List.of(SharedReference.file("exercises/top.yaml.jinja2")),
                TemplateInputs.of(
                    Map.of("architecture", design, "problem", "layer_shapes/alexnet/1.yaml"),
                    List.of()))
            .specification();
    Workload layer = specification.workload().orElseThrow();
    assertThat(layer.dimensions()).hasSize(8);
    assertThat(layer.dimensions().get(layer.indexOfDimension("M")).bound()).isEqualTo(192);
  }

  private static PrintedStatistics printed(String design) throws IOException {
    return PrintedStatistics.read(
        SharedReference.file("exercises/" + design + "/expected/timeloop-mapper.stats.txt"));
  }
}
