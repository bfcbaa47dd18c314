package org.loopwright.conformance.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.network.Network;
import org.loopwright.model.network.Network.Layer;
import org.loopwright.model.workload.CompactWorkload;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchVerdict;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;

/**
 * A matrix product costs on every shipped design what the same product costs that is written as a
 * convolution with one pixel and a kernel of one.
 */
final class ProductsOnConvolutionMachinesTest {
  private static final Library LIBRARY = new Library(RepositoryFiles.file("library"));
  private static final Pricing PRICING =
      new Pricing(LIBRARY.technologies(), Optional.empty(), false);
  private static final RunIdentity IDENTITY = RunIdentity.of("1.0 (test)");
  private static final double EQUAL = 1e-9;

  /** By the name in a product, the name in its convolution. */
  private static final Map<String, String> CONVOLUTION_NAMES = Map.of("M", "N", "N", "K", "K", "C");

  /** Dimensions of the convolution that have one iteration. */
  private static final Set<String> SLIDING = Set.of("R", "S", "P", "Q");

  /** Outputs[rows][columns] += Inputs[rows][inner] x Weights[inner][columns]. */
  private record Product(long rows, long columns, long inner) {
    Workload asProduct() {
      return workload("gemm", Map.of("M", rows, "N", columns, "K", inner));
    }

    Workload asConvolution() {
      return workload(
          "cnn-layer",
          Map.of("R", 1L, "S", 1L, "P", 1L, "Q", 1L, "C", inner, "K", columns, "N", rows));
    }

    private static Workload workload(String shape, Map<String, Long> sizes) {
      return ShippedShapes.named(shape).orElseThrow().workload(shape, sizes, Map.of(), Map.of());
    }

    /** The product that a layer is, if it is one. */
    static Stream<Product> of(Layer layer) {
      CompactWorkload compact = CompactWorkload.of(layer.workload()).orElseThrow();
      Map<String, Long> sizes = compact.sizes();
      if (compact.shape().equals("gemm")) {
        return Stream.of(new Product(sizes.get("M"), sizes.get("N"), sizes.get("K")));
      }
      boolean connected =
          compact.shape().equals("cnn-layer")
              && Stream.of("R", "S", "P", "Q").allMatch(dimension -> sizes.get(dimension) == 1);
      return connected
          ? Stream.of(new Product(sizes.get("N"), sizes.get("K"), sizes.get("C")))
          : Stream.of();
    }
  }

  static Stream<String> designs() {
    return LIBRARY.names(Kind.ARCHITECTURES).stream();
  }

  /** The context of a head of BERT. */
  @ParameterizedTest
  @MethodSource("designs")
  void attentionCostsWhatItsConvolutionCosts(String design) {
    assertAlike(design, new Product(512, 64, 512), 60);
  }

  @Test
  void aVectorTimesAMatrixCostsWhatItsConvolutionCosts() {
    assertAlike("nvdla-like", new Product(1, 1024, 256), 60);
  }

  @Test
  void productsFillAConvolutionMachine() {
    MappedLayer query = map("nvdla-like", new Product(512, 768, 768).asProduct(), 60);
    assertThat(query.verdict()).contains(SearchVerdict.OPTIMAL);
    assertThat(query.evaluation().orElseThrow().utilization()).isEqualTo(1);
  }

  static Stream<Arguments> allProductsOnAllDesigns() {
    // Hundreds of products of DeepBench are as large as training makes them: a night is not enough
    Set<Product> products = products(name -> !name.startsWith("deepbench-"));
    assertThat(products).hasSizeGreaterThan(10);
    return designs()
        .flatMap(design -> products.stream().map(product -> Arguments.of(design, product)));
  }

  /**
   * The mapspaces are the same but for names: whoever searches them finds the same. The prices
   * depend on names of data spaces only, which are the same in both shapes.
   */
  @ParameterizedTest
  @MethodSource("designs")
  void everyProductOfTheLibraryHasTheMapspaceOfItsConvolution(String design) {
    SpecificationFiles files = files(design);
    Set<Product> products = products(name -> true);
    assertThat(products).hasSizeGreaterThan(100);
    for (Product product : products) {
      Specification one = files.specificationFor(product.asProduct());
      Specification other = files.specificationFor(product.asConvolution());
      assertThat(limits(one, CONVOLUTION_NAMES))
          .as("%s", product)
          .isEqualTo(limits(other, Map.of()));
    }
  }

  /**
   * What a mapping must keep to, with other names of dimensions, without those of one iteration.
   */
  private static List<Object> limits(Specification specification, Map<String, String> names) {
    List<Object> limits = new ArrayList<>();
    for (StorageLevel level : specification.architecture().storage()) {
      LevelConstraint constraint = specification.constraints().of(level.name());
      limits.addAll(List.of(level.bandwidth(), level.memory(), constraint.keep()));
      limits.addAll(List.of(constraint.bypass(), constraint.reuse()));
      limits.addAll(limits(constraint.temporal(), names));
      limits.addAll(limits(constraint.spatial(), names));
    }
    limits.add(specification.constraints().minParallelism());
    return limits;
  }

  private static List<Object> limits(NestConstraint nest, Map<String, String> names) {
    Map<String, FactorLimit> factors = new TreeMap<>();
    nest.factors().forEach((dimension, limit) -> factors.put(named(dimension, names), limit));
    factors.keySet().removeAll(SLIDING);
    List<String> inner = left(nest.innermost(), names);
    List<String> outer = left(nest.outermost(), names);
    List<String> ordered =
        Stream.of(nest.innermost(), nest.outermost()).flatMap(List::stream).toList();
    // Of the dimensions along X, those that have iterations
    int alongX =
        left(ordered.subList(0, Math.min(nest.split().orElse(0), ordered.size())), names).size();
    return List.of(factors, nest.othersAtMost(), inner, outer, nest.split().isPresent(), alongX);
  }

  private static List<String> left(List<String> dimensions, Map<String, String> names) {
    return dimensions.stream()
        .map(dimension -> named(dimension, names))
        .filter(dimension -> !SLIDING.contains(dimension))
        .toList();
  }

  private static String named(String dimension, Map<String, String> names) {
    return names.getOrDefault(dimension, dimension);
  }

  private static Set<Product> products(Predicate<String> networks) {
    Set<Product> products = new LinkedHashSet<>();
    for (String name : LIBRARY.names(Kind.WORKLOADS).stream().filter(networks).toList()) {
      Network network = NetworkReader.read(LIBRARY.find(Kind.WORKLOADS, name));
      network.layers().stream().flatMap(Product::of).forEach(products::add);
    }
    return products;
  }

  @Tag("nightly")
  @ParameterizedTest
  @MethodSource("allProductsOnAllDesigns")
  void everyProductCostsWhatItsConvolutionCosts(String design, Product product) {
    assertAlike(design, product, 20);
  }

  /** Nothing is read of such a constraint but its effect, so nothing is said of it either. */
  @ParameterizedTest
  @MethodSource("designs")
  void nothingOfADesignIsIgnoredOrDoubtful(String design) {
    List<Problem> warnings =
        files(design).specificationFor(new Product(4, 4, 4).asProduct()).warnings();
    assertThat(warnings).filteredOn(warning -> !warning.message().contains("free")).isEmpty();
  }

  /** Equal where both are proved; else the costs that are not excluded overlap. */
  private static void assertAlike(String design, Product product, double seconds) {
    MappedLayer one = map(design, product.asProduct(), seconds);
    MappedLayer other = map(design, product.asConvolution(), seconds);
    double found = objective(one);
    double expected = objective(other);
    if (one.verdict().equals(other.verdict())
        && one.verdict().equals(Optional.of(SearchVerdict.OPTIMAL))) {
      assertThat(found).isCloseTo(expected, within(EQUAL * expected));
    } else {
      assertThat(one.lowerBound().orElse(0)).isLessThanOrEqualTo(expected * (1 + EQUAL));
      assertThat(other.lowerBound().orElse(0)).isLessThanOrEqualTo(found * (1 + EQUAL));
    }
  }

  private static double objective(MappedLayer layer) {
    return layer.best().orElseThrow().objectives().get(0);
  }

  private static MappedLayer map(String design, Workload workload, double seconds) {
    Network network =
        new Network("one", Optional.empty(), List.of(new Layer(workload, /* count= */ 1)));
    MappingRequest request =
        new MappingRequest(
            IDENTITY,
            files(design),
            network,
            PRICING,
            standard ->
                standard.withLimits(limits -> SearchLimits.NONE.withTimeLimitSeconds(seconds)));
    return NetworkMapping.run(request, new Unwatched()).layers().get(0);
  }

  private static SpecificationFiles files(String design) {
    return SpecificationFiles.read(List.of(LIBRARY.find(Kind.ARCHITECTURES, design)));
  }
}
