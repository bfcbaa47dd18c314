package org.loopwright.conformance.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network;
import org.loopwright.report.MappingReport;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;

/**
 * No energy or area of a result lacks where it comes from, on any shipped design with layers of all
 * shipped networks: each one is a sum of lines of the bill, and each line names its source.
 */
final class LibraryBillTest {
  private static final Library LIBRARY = new Library(RepositoryFiles.file("library"));
  private static final RunIdentity IDENTITY = RunIdentity.of("1.0 (test)");
  private static final double EQUAL = 1e-9;
  private static final Set<String> OF_NETWORKS =
      Set.of(UnitPrice.HOP, UnitPrice.ROUTER, UnitPrice.SPATIAL_ADDITION);

  static List<String> architectures() {
    return LIBRARY.names(Kind.ARCHITECTURES);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyNumberIsASumOfLinesThatNameTheirSource(String design) {
    Path file = LIBRARY.find(Kind.ARCHITECTURES, design);
    SpecificationFiles files = SpecificationFiles.read(List.of(file));
    for (boolean tablesIgnored : new boolean[] {false, true}) {
      Pricing pricing = new Pricing(LIBRARY.technologies(), Optional.empty(), tablesIgnored);
      List<MappedLayer> layers = layers(files, pricing);
      List<Evaluation> evaluations =
          layers.stream().flatMap(layer -> layer.evaluation().stream()).toList();
      assertThat(evaluations).hasSizeGreaterThan(5);
      evaluations.forEach(LibraryBillTest::assertTraced);
      MappingResult result = new MappingResult(IDENTITY, Optional.empty(), layers);
      assertSourced(new MappingReport(result, false, true).json().node());
    }
  }

  /** The first, a middle and the last layer of every network, searched a little. */
  private static List<MappedLayer> layers(SpecificationFiles files, Pricing pricing) {
    List<MappedLayer> mapped = new ArrayList<>();
    for (String name : LIBRARY.names(Kind.WORKLOADS)) {
      if (name.startsWith("deepbench-")) {
        continue; // the shapes of other networks
      }
      Network whole = NetworkReader.read(LIBRARY.find(Kind.WORKLOADS, name));
      int last = whole.layers().size() - 1;
      List<Network.Layer> chosen =
          IntStream.of(0, last / 2, last).distinct().mapToObj(whole.layers()::get).toList();
      mapped.addAll(
          NetworkMapping.run(
                  new MappingRequest(
                      IDENTITY,
                      files,
                      new Network(name, whole.source(), chosen),
                      pricing,
                      LibraryBillTest::briefly),
                  new Unwatched())
              .layers());
    }
    return mapped;
  }

  /** Five valid mappings; the time limit is for spaces that have hardly any. */
  private static SearchOptions briefly(SearchOptions standard) {
    return new SearchOptions(
        SearchAlgorithm.RANDOM,
        standard.goal(),
        SearchLimits.NONE.withSearchSize(5).withTimeLimitSeconds(1),
        1,
        1);
  }

  private static void assertTraced(Evaluation evaluation) {
    assertThat(evaluation.bill())
        .noneMatch(line -> line.price().provenance().equals(Provenance.UNKNOWN));
    assertSum(evaluation.energyPj(), evaluation, line -> !line.isArea());
    assertSum(evaluation.areaUm2(), evaluation, ActionCost::isArea);
    String compute = evaluation.compute().name();
    assertSum(evaluation.compute().energyPj(), evaluation, energyOf(compute));
    assertSum(evaluation.compute().areaUm2(), evaluation, areaOf(compute));
    for (int i = 0; i < evaluation.storage().size(); i++) {
      StorageCost level = evaluation.storage().get(i);
      assertSum(level.energyPj(), evaluation, energyOf(level.name()));
      assertSum(level.areaUm2(), evaluation, areaOf(level.name()));
      assertSum(
          evaluation.networks().get(i).energyPj(),
          evaluation,
          line ->
              line.price().component().equals(level.name())
                  && OF_NETWORKS.contains(line.price().item()));
    }
  }

  private static Predicate<ActionCost> energyOf(String component) {
    return line ->
        line.price().component().equals(component)
            && !line.isArea()
            && !OF_NETWORKS.contains(line.price().item());
  }

  private static Predicate<ActionCost> areaOf(String component) {
    return line -> line.price().component().equals(component) && line.isArea();
  }

  private static void assertSum(double number, Evaluation evaluation, Predicate<ActionCost> part) {
    double sum = evaluation.bill().stream().filter(part).mapToDouble(ActionCost::total).sum();
    assertThat(sum).isCloseTo(number, within(EQUAL * Math.max(1, number)));
  }

  /** In the JSON of the network, too, each line of each bill has a source. */
  private static void assertSourced(JsonNode network) {
    List<JsonNode> bills = network.findValues("bill");
    assertThat(bills).hasSizeGreaterThan(5);
    for (JsonNode bill : bills) {
      assertThat(bill).isNotEmpty();
      for (JsonNode line : bill) {
        assertThat(line.path("source").asText()).isNotBlank();
      }
    }
    double total = 0;
    JsonNode totals = network.path("totals");
    for (JsonNode line : totals.path("bill")) {
      total += line.path("energy_pj").asDouble(0);
    }
    double energyPj = totals.path("energy_pj").asDouble();
    assertThat(total).isCloseTo(energyPj, within(EQUAL * energyPj));
  }
}
