package org.loopwright.conformance.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.SpecificationFormat;
import org.loopwright.formats.SpecificationWriter;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.MappingReport;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.Library;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;
import org.loopwright.service.SearchWatch;
import org.loopwright.service.SpecificationEvaluation;
import org.loopwright.testkit.ReliabilityPage;

/**
 * Laws that the best mapping keeps when its specification changes in a known way, on random
 * specifications, through what the command line calls. Specification number N depends on N only;
 * the message of a failure has its text. The nightly run writes what it compared into
 * docs/reliability.md.
 */
@Tag("slow")
final class MetamorphicLawsTest {
  private static final int SPECIFICATIONS = 12;
  private static final int NIGHTLY_SPECIFICATIONS = 300;
  private static final double ROUNDING = 1e-9;

  /** Searches that nobody watches. */
  private static final SearchWatch UNWATCHED =
      new SearchWatch() {
        @Override
        public boolean isCancelled() {
          return false;
        }

        @Override
        public SearchControl begin(String name, int number, int count, SearchOptions options) {
          return SearchControl.quiet(System::nanoTime);
        }

        @Override
        public void end() {}
      };

  private final Pricing pricing =
      new Pricing(new Library(Path.of("..", "library")).technologies(), Optional.empty(), false);
  private final Map<String, Integer> compared = new TreeMap<>();

  @Test
  void lawsHold() {
    check(SPECIFICATIONS);
    assertThat(compared.values()).allMatch(count -> count >= SPECIFICATIONS / 2);
  }

  @Test
  @Tag("nightly")
  void lawsHoldForMany() throws IOException {
    check(NIGHTLY_SPECIFICATIONS);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d random specifications (numbers 0 to %d), all proved optimal, no violation:"
            .formatted(NIGHTLY_SPECIFICATIONS, NIGHTLY_SPECIFICATIONS - 1));
    lines.add("");
    lines.add("| law | comparisons |");
    lines.add("|---|--:|");
    compared.forEach((law, count) -> lines.add("| %s | %,d |".formatted(law, count)));
    ReliabilityPage.update("laws", lines);
  }

  private void check(int specifications) {
    for (int number = 0; number < specifications; number++) {
      check(LawSpecification.random(number), new Random(number));
    }
  }

  private void check(LawSpecification given, Random random) {
    Optional<FoundMapping> best = optimum(given.yaml(), Objective.EDP);
    if (best.isEmpty()) {
      return; // its constraint leaves no mapping; the laws are about those that there are
    }
    Evaluation evaluation = best.get().evaluation();
    double edp = evaluation.energyDelayProduct();
    assertEdp("another order of dimensions and data spaces", given.shuffled(random), edp);
    assertEdp("other names", given.renamed(), edp);
    assertEdp("a dimension of size 1 more", given.withUnitDimension(), edp);
    assertEdp("a level more that keeps nothing", given.withPassedLevel(), edp);
    assertNotWorse("a larger buffer", given.withLargerBuffer(), edp);
    assertNotWorse("a constraint less", given.withoutConstraints(), edp);
    doubledPricesDoubleTheEnergy(given);
    otherGrammarsSayTheSame(given, edp);
    evaluateAgrees(given, best.get());
    threadsDoNotMatter(given);
  }

  private void assertEdp(String law, LawSpecification changed, double edp) {
    Optional<FoundMapping> best = optimum(changed.yaml(), Objective.EDP);
    assertThat(best).as(law + "\n" + changed.yaml()).isPresent();
    assertThat(best.get().evaluation().energyDelayProduct())
        .as(law + "\n" + changed.yaml())
        .isCloseTo(edp, within(edp * ROUNDING));
    count(law);
  }

  private void assertNotWorse(String law, LawSpecification changed, double edp) {
    Optional<FoundMapping> best = optimum(changed.yaml(), Objective.EDP);
    assertThat(best).as(law + "\n" + changed.yaml()).isPresent();
    assertThat(best.get().evaluation().energyDelayProduct())
        .as(law + "\n" + changed.yaml())
        .isLessThanOrEqualTo(edp * (1 + ROUNDING));
    count(law + ": never worse");
  }

  private void doubledPricesDoubleTheEnergy(LawSpecification given) {
    LawSpecification dearer = given.withDoubledPrices();
    double once = energy(given);
    assertThat(energy(dearer)).as(dearer.yaml()).isEqualTo(2 * once);
    count("doubled prices: the energy doubles, exactly");
  }

  private double energy(LawSpecification specification) {
    return optimum(specification.yaml(), Objective.ENERGY).orElseThrow().evaluation().energyPj();
  }

  private void otherGrammarsSayTheSame(LawSpecification given, double edp) {
    Specification read = SpecificationFiles.parse("given.yaml", given.yaml()).specification();
    for (SpecificationFormat format : SpecificationFormat.values()) {
      String text = SpecificationWriter.write(read, format);
      String name = format == SpecificationFormat.LIBCONFIG ? "converted.cfg" : "converted.yaml";
      Optional<FoundMapping> best = optimum(name, text, Objective.EDP);
      assertThat(best).as(text).isPresent();
      assertThat(best.get().evaluation().energyDelayProduct()).as(text).isEqualTo(edp);
      count("converted to " + format.label());
    }
  }

  private void evaluateAgrees(LawSpecification given, FoundMapping found) {
    Specification read = SpecificationFiles.parse("given.yaml", given.yaml()).specification();
    Workload workload = read.workload().orElseThrow();
    String text = given.yaml() + MappingCodec.yaml(workload, read.architecture(), found.mapping());
    Specification mapped = SpecificationFiles.parse("mapped.yaml", text).specification();
    assertThat(SpecificationEvaluation.evaluate(mapped, pricing))
        .as(text)
        .isEqualTo(new Verdict.Valid(found.evaluation()));
    count("`evaluate` of what `map` found: the same costs");
  }

  private void threadsDoNotMatter(LawSpecification given) {
    String first = report(given, 1);
    for (int threads : new int[] {2, 8}) {
      assertThat(report(given, threads)).as(given.yaml()).isEqualTo(first);
      count("`hybrid` with " + threads + " threads as with 1: the same bytes");
    }
  }

  /** The result as JSON without what tells threads and times. */
  private String report(LawSpecification given, int threads) {
    MappingResult result =
        map(
            "given.yaml",
            given.yaml(),
            options ->
                SearchOptions.unlimited(SearchAlgorithm.HYBRID, List.of(Objective.EDP), threads, 7)
                    .withLimits(limits -> limits.withSearchSize(200)));
    return new MappingReport(result, true, true)
        .json()
        .pretty()
        .replaceAll("\"(seconds|threads)\" : [^,\n]*", "");
  }

  private Optional<FoundMapping> optimum(String yaml, Objective objective) {
    return optimum("given.yaml", yaml, objective);
  }

  private Optional<FoundMapping> optimum(String name, String text, Objective objective) {
    MappingResult result =
        map(
            name,
            text,
            options -> SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(objective), 1, 1));
    MappedLayer layer = result.layers().get(0);
    layer.result().ifPresent(search -> assertThat(search.covered()).as("proved\n" + text).isTrue());
    return layer.best();
  }

  private MappingResult map(String name, String text, UnaryOperator<SearchOptions> options) {
    SpecificationFiles files = SpecificationFiles.parse(name, text);
    MappingRequest request =
        new MappingRequest(
            RunIdentity.of("test"),
            files,
            MappingRequest.singleLayer(files.specification()),
            pricing,
            options);
    return NetworkMapping.run(request, UNWATCHED);
  }

  private void count(String law) {
    compared.merge(law, 1, Integer::sum);
  }
}
