package org.loopwright.conformance.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network;
import org.loopwright.model.network.Network.Layer;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/** Every shipped design takes the layers of the shipped networks, and shipped mappings run. */
final class SpecificationLibraryTest {
  private static final Path ROOT = RepositoryFiles.file("library");
  private static final Library LIBRARY = new Library(ROOT);
  private static final Pricing PRICING =
      new Pricing(LIBRARY.technologies(), Optional.empty(), false);

  static List<String> architectures() {
    return LIBRARY.names(Kind.ARCHITECTURES);
  }

  static List<String> networks() {
    return LIBRARY.names(Kind.WORKLOADS);
  }

  static List<String> mappings() {
    return LIBRARY.names(Kind.MAPPINGS);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyConvolutionLoadsWithTheDesign(String architecture) {
    SpecificationFiles files = files(architecture);
    int loaded = 0;
    for (Layer layer : layers()) {
      if (isConvolution(layer)) {
        assertLoads(files, layer);
        loaded++;
      }
    }
    assertThat(loaded).isEqualTo(8 + 16 + 54 + 54 + (53 - 17) + 23 + 11);
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void everyOtherLayerLoadsByRole(String architecture) {
    SpecificationFiles files = files(architecture);
    layers().stream()
        .filter(layer -> !isConvolution(layer))
        .forEach(layer -> assertLoads(files, layer));
  }

  private static void assertLoads(SpecificationFiles files, Layer layer) {
    assertThat(load(files, layer).warnings()).as(layer.name()).isEmpty();
  }

  private static Specification load(SpecificationFiles files, Layer layer) {
    Specification specification = files.specificationFor(layer.workload());
    assertThat(specification.workload()).isEqualTo(Optional.of(layer.workload()));
    assertThat(specification.constraints().levels()).as(layer.name()).isNotEmpty();
    assertThat(SpecificationEvaluation.evaluator(specification, PRICING).missingEnergies())
        .as(layer.name())
        .isEmpty();
    return specification;
  }

  /** Depthwise convolutions have no channels to sum over. */
  private static boolean isConvolution(Layer layer) {
    return layer.workload().indexOfDimension("R") >= 0
        && layer.workload().indexOfDimension("C") >= 0;
  }

  private static List<Layer> layers() {
    return networks().stream().flatMap(name -> layers(network(name))).toList();
  }

  /** All; of the hundreds of DeepBench, which have the shapes of others, some. */
  private static Stream<Layer> layers(Network network) {
    List<Layer> all = network.layers();
    int step = network.name().startsWith("deepbench-") ? 20 : 1;
    return IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get);
  }

  private static SpecificationFiles files(String architecture) {
    return SpecificationFiles.read(List.of(file(Kind.ARCHITECTURES, architecture)));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void designHasAnArea(String architecture) {
    SpecificationFiles files = files(architecture);
    Layer layer = network(networks().get(0)).layers().get(0);
    Evaluator evaluator =
        SpecificationEvaluation.evaluator(files.specificationFor(layer.workload()), PRICING);

    assertThat(evaluator.areaUm2()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void networkCitesItsSource(String network) {
    assertThat(network(network).source()).isPresent();
    assertThat(network(network).name()).isEqualTo(network);
  }

  /** A mapping is named after the design that it is for. */
  @ParameterizedTest
  @MethodSource("mappings")
  void mappingRunsOnItsDesign(String mapping) {
    String architecture = mapping.substring(0, mapping.indexOf('-'));
    Specification specification =
        SpecificationFiles.read(
                List.of(file(Kind.ARCHITECTURES, architecture), file(Kind.MAPPINGS, mapping)))
            .specification();

    assertThat(SpecificationEvaluation.evaluate(specification)).isInstanceOf(Verdict.Valid.class);
  }

  private static Path file(Kind kind, String name) {
    return ROOT.resolve(kind.label()).resolve(name + ".yaml");
  }

  private static Network network(String name) {
    return NetworkReader.read(file(Kind.WORKLOADS, name));
  }
}
