package org.loopwright.report;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;
import org.loopwright.search.goal.SearchGoal;

/** A layer of eight sums on one memory, and what a search may say of it. */
final class ProvedLayers {
  private static final Workload WORKLOAD =
      new Workload(
          "sum",
          List.of(new Dimension("P", 8)),
          List.of(
              DataSpace.operand("Inputs", IndexExpression.of(Term.of("P"))),
              DataSpace.result("Outputs", IndexExpression.of(Term.of("P")))));
  private static final Architecture ARCHITECTURE =
      new Architecture(
          "chip",
          new ComputeLevel("MAC", "mac", Mesh.SINGLE, 16),
          List.of(StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build()));
  private static final Mapping MAPPING =
      new Mapping(
          List.of(
              new LevelMapping(
                  "DRAM",
                  List.of(new Loop("P", 8)),
                  List.of(),
                  List.of(),
                  Set.of("Inputs", "Outputs"))));

  static final RunIdentity IDENTITY =
      RunIdentity.of("1.0 (test)").withArchitecture(Optional.of("chip"));

  private ProvedLayers() {}

  /** A best whose energy is proved to lie within {@code gap} of the least. */
  static MappedLayer within(double gap) {
    double energyPj = best().evaluation().energyPj();
    return layer(Optional.of(best()), gap == 0, certificate(energyPj * (1 - gap), gap));
  }

  /** A proof that there is no mapping. */
  static MappedLayer impossible() {
    return layer(Optional.empty(), true, certificate(Double.POSITIVE_INFINITY, 1));
  }

  /** A search that ended with a bound and without a mapping. */
  static MappedLayer unfound() {
    return layer(Optional.empty(), false, certificate(10, 1));
  }

  private static Certificate certificate(double bound, double gap) {
    return new Certificate(
        bound,
        gap,
        false,
        1234,
        List.of(
            new Certificate.Pruned("capacity", "tilings", 250, 1000),
            new Certificate.Pruned("bound", "nodes", 0, 0)));
  }

  private static MappedLayer layer(
      Optional<FoundMapping> best, boolean covered, Certificate certificate) {
    SearchStatistics statistics =
        new SearchStatistics(
            "optimal",
            BigInteger.TEN.pow(17).multiply(BigInteger.valueOf(12)).divide(BigInteger.TEN),
            99,
            98,
            List.of(),
            0.5);
    SearchOptions options =
        new SearchOptions(
            SearchAlgorithm.OPTIMAL,
            SearchGoal.of(
                List.of(Objective.ENERGY),
                new SearchCaps(OptionalDouble.empty(), OptionalDouble.of(5000)),
                0.01),
            SearchLimits.NONE.withTimeLimitSeconds(30),
            2,
            7);
    return MappedLayer.searched(
        WORKLOAD,
        1,
        ARCHITECTURE,
        options,
        SearchResult.builder(statistics)
            .covered(covered)
            .best(best)
            .certificate(certificate)
            .build());
  }

  private static FoundMapping best() {
    EnergyTable prices =
        new EnergyTable(
            Map.of(
                "DRAM", Map.of("read", 1.0, "write", 1.0, "update", 1.0),
                "MAC", Map.of("compute", 1.0)));
    Verdict verdict =
        new Evaluator(WORKLOAD, ARCHITECTURE, prices, AreaTable.EMPTY).evaluate(MAPPING);
    Evaluation evaluation = ((Verdict.Valid) verdict).evaluation();
    return new FoundMapping(MAPPING, evaluation, List.of(evaluation.energyPj()));
  }
}
