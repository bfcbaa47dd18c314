package org.loopwright.dataflow;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The layers of a network in each of the five styles, and the adaptive choice: for each layer its
 * best style (Kwon et al. 2020, Case Study I).
 *
 * @param refusals why a style cannot map a layer
 */
public record StyleComparison(
    String network, DataflowHardware hardware, List<ComparedLayer> layers, List<Problem> refusals) {
  /** The styles that are compared. */
  public static final List<DataflowStyle> STYLES =
      List.of(
          DataflowStyle.C_P,
          DataflowStyle.X_P,
          DataflowStyle.YX_P,
          DataflowStyle.YR_P,
          DataflowStyle.KC_P);

  public StyleComparison {
    requireNonNull(network, "network");
    requireNonNull(hardware, "hardware");
    layers = List.copyOf(layers);
    refusals = List.copyOf(refusals);
  }

  /**
   * Maps and analyses every layer in every style. A matrix product has one style, which counts as
   * each.
   *
   * @throws SpecException if no style can map a layer
   */
  public static StyleComparison of(DataflowNetwork network, DataflowHardware hardware) {
    List<Problem> refusals = new ArrayList<>();
    List<ComparedLayer> layers = new ArrayList<>();
    for (Layer shape : network.layers()) {
      Map<DataflowStyle, LayerResult> results = results(shape, hardware, refusals);
      if (results.isEmpty()) {
        throw new SpecException(refusals);
      }
      layers.add(new ComparedLayer(shape, OperatorClass.of(shape), results));
    }
    return new StyleComparison(network.name(), hardware, layers, refusals);
  }

  private static Map<DataflowStyle, LayerResult> results(
      Layer shape, DataflowHardware hardware, List<Problem> refusals) {
    Map<DataflowStyle, LayerResult> results = new EnumMap<>(DataflowStyle.class);
    for (DataflowStyle style : STYLES) {
      try {
        Layer mapped = style.orForProducts(shape.type()).map(shape, hardware.pes());
        results.put(style, DataflowAnalysis.analyze(mapped, hardware));
      } catch (SpecException refused) {
        refused.problems().stream()
            .map(problem -> named(problem, shape, style))
            .forEach(refusals::add);
      }
    }
    return results;
  }

  private static Problem named(Problem problem, Layer shape, DataflowStyle style) {
    return Problem.error(
        problem.location(),
        "layer " + shape.name() + " in style " + style.label() + ": " + problem.message());
  }

  /** The operator classes of the network, in their order. */
  public List<OperatorClass> operatorClasses() {
    return layers.stream().map(ComparedLayer::operatorClass).distinct().sorted().toList();
  }

  /** The layers of a class. */
  public List<ComparedLayer> layers(OperatorClass operatorClass) {
    return layers.stream().filter(layer -> layer.operatorClass() == operatorClass).toList();
  }

  /**
   * The sum over layers in one style; none if the style cannot map all of them.
   *
   * @param some layers of this comparison
   */
  public static OptionalDouble total(
      List<ComparedLayer> some, DataflowStyle style, Criterion criterion) {
    double sum = 0;
    for (ComparedLayer layer : some) {
      Optional<LayerResult> result = layer.in(style);
      if (result.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += criterion.of(result.get());
    }
    return OptionalDouble.of(sum);
  }

  /** The sum over layers, each in its own best style. */
  public static double adaptiveTotal(List<ComparedLayer> some, Criterion criterion) {
    return some.stream().mapToDouble(layer -> criterion.of(layer.adaptive(criterion))).sum();
  }

  /** The best single style for {@code some} layers. */
  public static Optional<DataflowStyle> bestSingle(List<ComparedLayer> some, Criterion criterion) {
    DataflowStyle best = null;
    double least = Double.POSITIVE_INFINITY;
    for (DataflowStyle style : STYLES) {
      double total = total(some, style, criterion).orElse(Double.POSITIVE_INFINITY);
      if (total < least) {
        best = style;
        least = total;
      }
    }
    return Optional.ofNullable(best);
  }
}
