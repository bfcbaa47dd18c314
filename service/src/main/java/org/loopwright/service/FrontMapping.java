package org.loopwright.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.LayerFront;
import org.loopwright.report.NetworkFront;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.pareto.ParetoSearch;

/** Finds the fronts of energy and delay of layers; of layers that are alike one. */
public final class FrontMapping {
  /** What watches the searches. */
  public interface Watch {
    /** How a search of a layer's front meets the world. */
    SearchControl begin(String layer, int search, SearchOptions options);
  }

  private final SpecificationFiles files;
  private final Pricing pricing;
  private final UnaryOperator<SearchOptions> options;
  private final int mostPoints;
  private final Watch watch;

  /**
   * Prepares searches.
   *
   * @param options changes the options that the files give, or else the standard ones
   * @param mostPoints at which the front of a layer ends
   */
  public FrontMapping(
      SpecificationFiles files,
      Pricing pricing,
      UnaryOperator<SearchOptions> options,
      int mostPoints,
      Watch watch) {
    this.files = files;
    this.pricing = pricing;
    this.options = options;
    this.mostPoints = mostPoints;
    this.watch = watch;
  }

  /**
   * The front of a network.
   *
   * @param cancelled once it is true, no further layer is begun
   */
  public NetworkFront of(Network network, BooleanSupplier cancelled) {
    List<NetworkFront.Part> parts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Map<Workload, LayerFront> done = new HashMap<>();
    for (Network.Layer layer : network.layers()) {
      Workload shape = layer.workload().withName("layer");
      LayerFront same = done.get(shape);
      if (same != null) {
        parts.add(
            new NetworkFront.Part(
                same.named(layer.workload()), layer.count(), Optional.of(same.name())));
      } else if (cancelled.getAsBoolean()) {
        missing.add(layer.workload().name());
      } else {
        LayerFront front = of(layer.workload());
        done.put(shape, front);
        parts.add(new NetworkFront.Part(front, layer.count(), Optional.empty()));
      }
    }
    return NetworkFront.of(network.name(), parts, missing);
  }

  /** The front of a layer. */
  public LayerFront of(Workload layer) {
    Specification specification = files.specificationFor(layer);
    SearchOptions asked = options.apply(specification.search().orElseGet(SearchDefaults::options));
    return new LayerFront(
        layer,
        specification.architecture(),
        asked,
        mostPoints,
        ParetoSearch.run(
            SpecificationEvaluation.evaluator(specification, pricing),
            specification.constraints(),
            asked,
            mostPoints,
            System::nanoTime,
            (number, search) -> watch.begin(layer.name(), number, search)));
  }
}
