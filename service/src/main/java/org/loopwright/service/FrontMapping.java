package org.loopwright.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.LayerFront;
import org.loopwright.result.NetworkFront;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.pareto.ParetoSearch;

/** Finds the fronts of energy and delay of layers; layers of the same shape share one. */
public final class FrontMapping {
  private final MappingRequest request;
  private final int maxPoints;
  private final SearchWatch watch;
  private final RunIdentity identity;

  /**
   * Prepares searches.
   *
   * @param maxPoints number of points at which the front of a layer ends
   */
  public FrontMapping(MappingRequest request, int maxPoints, SearchWatch watch) {
    this.request = request;
    this.maxPoints = maxPoints;
    this.watch = watch;
    identity = request.pricedIdentity();
  }

  /** The front of the network. */
  public NetworkFront network() {
    List<NetworkFront.Part> parts = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Map<Workload, LayerFront> done = new HashMap<>();
    for (Network.Layer layer : request.network().layers()) {
      Workload shape = layer.workload().withName("layer");
      LayerFront same = done.get(shape);
      if (same != null) {
        LayerFront front = same.withWorkload(layer.workload());
        parts.add(new NetworkFront.Part(front, layer.count(), Optional.of(same.name())));
      } else if (watch.isCancelled()) {
        missing.add(layer.workload().name());
      } else {
        LayerFront front = layer(layer.workload());
        done.put(shape, front);
        parts.add(new NetworkFront.Part(front, layer.count(), Optional.empty()));
      }
    }
    return NetworkFront.of(identity, request.network().name(), parts, missing);
  }

  /** The front of a layer. */
  public LayerFront layer(Workload layer) {
    Specification specification = request.specification(layer);
    SearchOptions asked = request.asked(specification);
    return new LayerFront(
        identity,
        layer,
        specification.architecture(),
        asked,
        maxPoints,
        ParetoSearch.run(
            request.evaluator(specification),
            specification.constraints(),
            asked,
            maxPoints,
            System::nanoTime,
            (number, options) ->
                watch.begin(layer.name() + ", search " + number + " of the front", 1, 1, options)),
        specification.ignoredConstraints());
  }
}
