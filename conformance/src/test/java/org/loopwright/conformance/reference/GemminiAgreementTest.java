package org.loopwright.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.conformance.reference.GemminiRows.Design;
import org.loopwright.conformance.reference.GemminiRows.Row;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.timeloop.AttributeChange;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/**
 * The cycles that the public loop-nest tool recorded for mappings of Gemmini-like designs, and what
 * the optimum gains on the best of them.
 *
 * <p>The version that recorded them lets a level take in each sum once even where it begins at
 * zero, and nothing comes: so its accumulators are busy for as many cycles more as sums are begun.
 * With that traffic added, nearly all rows are equal, but for a cycle of rounding.
 */
final class GemminiAgreementTest {
  private static final Library LIBRARY = new Library(RepositoryFiles.file("library"));
  private static final Pricing PRICING =
      new Pricing(LIBRARY.technologies(), Optional.empty(), /* tablesIgnored= */ true);
  private static final long WORDS_PER_CYCLE = 2;
  private static final int ACCUMULATOR = 1;

  /** A few rows take more there where other levels limit: 1.007 times ours at most, so far. */
  private static final double MAX_APART = 1.05;

  /** A cycle that a quotient of the recording version has above the whole number that it is. */
  private static final long ROUNDING = 1;

  /** Every how many rows one is looked at; all with 1. */
  private static final int STEP = Integer.getInteger("gemmini.step", 40);

  /** How many pairs of a design and a layer are mapped; there are 3,408. */
  private static final int PAIRS = Integer.getInteger("gemmini.pairs", 3);

  /** Of the search of a pair. */
  private static final int SECONDS = Integer.getInteger("gemmini.seconds", 5);

  private final SpecificationFiles base =
      SpecificationFiles.read(List.of(LIBRARY.find(Library.Kind.ARCHITECTURES, "gemmini-like")));
  private final Map<Design, SpecificationFiles> designs = new HashMap<>();
  private final Map<List<Object>, Specification> specifications = new HashMap<>();

  private SpecificationFiles design(Design design) {
    Location place = Location.ofFile("gemmini");
    return designs.computeIfAbsent(
        design,
        key -> {
          List<AttributeChange> changes = new ArrayList<>();
          key.attributes()
              .forEach(
                  (path, value) ->
                      changes.add(AttributeChange.of(path, value.toString(), place).orElseThrow()));
          return base.changed(changes);
        });
  }

  private Specification specification(Row row) {
    return specifications.computeIfAbsent(
        List.of(row.design(), row.layer()),
        key ->
            design(row.design())
                .specificationFor(
                    SpecificationFiles.parse("layer.yaml", row.network())
                        .network()
                        .orElseThrow()
                        .layers()
                        .get(0)
                        .workload()));
  }

  private Evaluation evaluation(Row row) {
    Specification layer = specification(row);
    Node mapping =
        NodeFile.parse("mapping.yaml", row.mappingSection()).orElseThrow().get("mapping").get();
    Specification mapped = design(row.design()).specification(layer, mapping);
    Verdict verdict = SpecificationEvaluation.evaluate(mapped, PRICING);
    assertThat(verdict).as("%s", row).isInstanceOf(Verdict.Valid.class);
    return ((Verdict.Valid) verdict).evaluation();
  }

  /** Cycles where sums that begin at zero are taken in, too. */
  private static long withFirstSums(Evaluation evaluation, long sums, long columns) {
    StorageCost accumulators = evaluation.storage().get(ACCUMULATOR);
    double words = (double) (accumulators.accesses() + sums) / columns;
    return Math.max(evaluation.cycles(), (long) Math.ceil(words / WORDS_PER_CYCLE - 1e-6));
  }

  @Test
  void mappingsTakeTheRecordedCyclesOnceFirstSumsAreTakenIn() {
    List<Row> rows = GemminiRows.read();
    int seen = 0;
    int equal = 0;
    int equalWithFirstSums = 0;
    double most = 1;
    double mostWithFirstSums = 1;
    for (int i = 0; i < rows.size(); i += STEP) {
      Row row = rows.get(i);
      Evaluation evaluation = evaluation(row);
      long cycles = withFirstSums(evaluation, row.sums(), row.columns());
      assertThat(cycles).as("%s", row).isLessThanOrEqualTo(row.cycles());
      seen++;
      equal += evaluation.cycles() >= row.cycles() - ROUNDING ? 1 : 0;
      equalWithFirstSums += cycles >= row.cycles() - ROUNDING ? 1 : 0;
      most = Math.max(most, (double) row.cycles() / evaluation.cycles());
      mostWithFirstSums = Math.max(mostWithFirstSums, (double) row.cycles() / cycles);
    }
    System.out.printf(
        "Gemmini: of %d rows %d equal, others up to %.4f times ours; with first sums %d, %.4f%n",
        seen, equal, most, equalWithFirstSums, mostWithFirstSums);
    assertThat(equalWithFirstSums).isGreaterThan(seen * 9 / 10);
    assertThat(mostWithFirstSums).isLessThan(MAX_APART);
  }

  @Test
  void noRowTakesFewerCyclesThanTheOptimum() {
    List<List<Row>> pairs = pairs();
    Collections.shuffle(pairs, new Random(1));
    List<Double> factors = new ArrayList<>();
    int proved = 0;
    for (List<Row> rows : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
      long best = rows.stream().mapToLong(Row::cycles).min().orElseThrow();
      long bestHere = rows.stream().mapToLong(row -> evaluation(row).cycles()).min().orElseThrow();
      Specification specification = specification(rows.get(0));
      SearchResult result = optimum(specification);
      proved += result.verdict() == SearchVerdict.OPTIMAL ? 1 : 0;
      long cycles = result.best().orElseThrow().evaluation().cycles();
      assertThat(cycles).as("%s", rows.get(0)).isLessThanOrEqualTo(bestHere);
      factors.add((double) best / cycles);
    }
    Collections.sort(factors);
    System.out.printf(
        "Gemmini: %d pairs, %d proved; best row / optimum: least %.3f, quartiles %.3f %.3f %.3f,"
            + " most %.3f%n",
        factors.size(),
        proved,
        factors.get(0),
        factors.get(factors.size() / 4),
        factors.get(factors.size() / 2),
        factors.get(3 * factors.size() / 4),
        factors.get(factors.size() - 1));
    assertThat(factors.get(0)).isGreaterThanOrEqualTo(1);
  }

  private static List<List<Row>> pairs() {
    Map<List<Object>, List<Row>> pairs = new LinkedHashMap<>();
    for (Row row : GemminiRows.read()) {
      pairs.computeIfAbsent(List.of(row.design(), row.layer()), key -> new ArrayList<>()).add(row);
    }
    return new ArrayList<>(pairs.values());
  }

  private static SearchResult optimum(Specification specification) {
    Evaluator evaluator = SpecificationEvaluation.evaluator(specification, PRICING);
    SearchOptions options =
        SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(Objective.DELAY), 1, 1)
            .withLimits(limits -> limits.withTimeLimitSeconds(SECONDS));
    return Mapper.run(
        evaluator, specification.constraints(), options, SearchControl.quiet(System::nanoTime));
  }
}
