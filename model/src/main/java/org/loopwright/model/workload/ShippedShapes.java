package org.loopwright.model.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.loopwright.model.workload.ProblemShape.ShapeDataSpace;
import org.loopwright.model.workload.ProblemShape.ShapeTerm;

/**
 * The shapes that are known by name: 7-dimensional, grouped, depthwise and transposed convolution,
 * and the matrix products. Their operands are called Weights and Inputs, their result Outputs.
 */
public final class ShippedShapes {
  private static final List<String> CONVOLUTION =
      List.of("Wstride", "Hstride", "Wdilation", "Hdilation");
  private static final String WINDOW = "R*Wdilation+P*Wstride S*Hdilation+Q*Hstride";

  private static final Map<String, ProblemShape> SHAPES = new LinkedHashMap<>();

  static {
    ship(layer("cnn-layer", "R S P Q C K N", CONVOLUTION, "C K R S", "N C " + WINDOW, "N K Q P"));
    ship(
        layer(
            "grouped-layer",
            "R S P Q C K G N",
            CONVOLUTION,
            "G C K R S",
            "G N C " + WINDOW,
            "G N K Q P"));
    ship(layer("depthwise-layer", "R S P Q G N", CONVOLUTION, "G R S", "G N " + WINDOW, "G N Q P"));
    ship(
        layer(
            "transposed-layer",
            "R S P Q C K N",
            CONVOLUTION,
            "C K R S",
            "N C P Q",
            "N K " + WINDOW));
    ship(layer("gemm", "M N K", List.of(), "K N", "M K", "M N"));
    ship(layer("gemv", "M K", List.of(), "M K", "K", "M"));
  }

  private ShippedShapes() {}

  /** The shape of that name, hyphens and underscores being the same. */
  public static Optional<ProblemShape> named(String name) {
    return Optional.ofNullable(SHAPES.get(name.replace('_', '-')));
  }

  /** The dimensions of all of them. */
  public static Set<String> dimensions() {
    return SHAPES.values().stream()
        .flatMap(shape -> shape.dimensions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  public static List<String> names() {
    return List.copyOf(SHAPES.keySet());
  }

  /** All of them, the most common first. */
  public static List<ProblemShape> all() {
    return List.copyOf(SHAPES.values());
  }

  private static void ship(ProblemShape shape) {
    SHAPES.put(shape.name(), shape);
  }

  /**
   * The shape of a layer with the data spaces Weights, Inputs and Outputs.
   *
   * @param dimensions their names, with spaces between
   * @param weights the ranks of the weights, with spaces between; each a sum of products such as
   *     {@code R*Wdilation+P*Wstride}
   */
  public static ProblemShape layer(
      String name,
      String dimensions,
      List<String> coefficients,
      String weights,
      String inputs,
      String outputs) {
    List<ShapeDataSpace> dataSpaces =
        List.of(
            new ShapeDataSpace(DataSpaceRole.WEIGHT.usualName(), ranks(weights), false),
            new ShapeDataSpace(DataSpaceRole.INPUT.usualName(), ranks(inputs), false),
            new ShapeDataSpace(DataSpaceRole.OUTPUT.usualName(), ranks(outputs), true));
    Map<String, Long> defaults = new LinkedHashMap<>();
    coefficients.forEach(coefficient -> defaults.put(coefficient, 1L));
    return new ProblemShape(name, List.of(dimensions.split(" ")), defaults, dataSpaces);
  }

  private static List<List<ShapeTerm>> ranks(String text) {
    List<List<ShapeTerm>> ranks = new ArrayList<>();
    for (String rank : text.split(" ")) {
      ranks.add(terms(rank));
    }
    return ranks;
  }

  /** The terms of a sum of products such as {@code R*Wdilation+P*Wstride}. */
  public static List<ShapeTerm> terms(String sum) {
    List<ShapeTerm> terms = new ArrayList<>();
    for (String product : sum.replaceAll("\\s", "").split("\\+", -1)) {
      String[] factors = product.split("\\*", 2);
      terms.add(new ShapeTerm(factors[0], factors.length > 1 ? factors[1] : ""));
    }
    return terms;
  }
}
