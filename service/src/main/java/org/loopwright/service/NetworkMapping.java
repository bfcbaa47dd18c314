package org.loopwright.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.MappingResult.PricedDesign;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;

/**
 * Finds a mapping for each layer of a network; layers of the same shape are searched once, and one
 * that fails does not stop the others.
 */
public final class NetworkMapping {
  private final MappingRequest request;
  private final SearchWatch watch;
  private final Map<Workload, MappedLayer> done = new HashMap<>();
  private Optional<PricedDesign> design = Optional.empty();

  private NetworkMapping(MappingRequest request, SearchWatch watch) {
    this.request = request;
    this.watch = watch;
  }

  /** Maps the layers in order. */
  public static MappingResult run(MappingRequest request, SearchWatch watch) {
    NetworkMapping mapping = new NetworkMapping(request, watch);
    List<MappedLayer> layers = mapping.layers(request.network().layers());
    return new MappingResult(request.pricedIdentity(), mapping.design, layers);
  }

  private List<MappedLayer> layers(List<Network.Layer> layers) {
    List<MappedLayer> mapped = new ArrayList<>();
    for (int i = 0; i < layers.size() && !watch.isCancelled(); i++) {
      mapped.add(layer(layers.get(i), i + 1, layers.size()));
      watch.end();
    }
    return mapped;
  }

  private MappedLayer layer(Network.Layer layer, int number, int count) {
    Workload shape = layer.workload().withName("layer");
    MappedLayer same = done.get(shape);
    if (same != null) {
      return same.repeated(layer.workload(), layer.count());
    }
    MappedLayer mapped;
    try {
      mapped = search(layer, number, count);
    } catch (SpecException failure) {
      mapped = MappedLayer.failed(layer.workload(), layer.count(), failure.problems());
    } catch (ArithmeticException tooLarge) {
      mapped = failed(layer, CountLimit.explain(tooLarge));
    } catch (IllegalArgumentException refused) {
      mapped = failed(layer, refused.getMessage());
    }
    done.put(shape, mapped);
    return mapped;
  }

  private static MappedLayer failed(Network.Layer layer, String why) {
    Problem problem = Problem.error(Location.ofFile(layer.name()), why);
    return MappedLayer.failed(layer.workload(), layer.count(), List.of(problem));
  }

  private MappedLayer search(Network.Layer layer, int number, int count) {
    Specification specification = request.specification(layer.workload());
    if (design.isEmpty()) {
      design =
          Optional.of(
              new PricedDesign(
                  specification.architecture(), request.pricing().prices(specification)));
    }
    SearchOptions options = SearchDefaults.decided(request.asked(specification), layer.workload());
    // Lines that contradict each other need no search, but that residual factors may meet them
    List<Contradiction> contradictions = Contradiction.of(request.files(), specification);
    if (!contradictions.isEmpty() && options.algorithm() != SearchAlgorithm.IMPERFECT) {
      return infeasible(layer, specification, contradictions);
    }
    // The search itself
    SearchControl control = watch.begin(layer.name(), number, count, options);
    SearchResult result =
        Mapper.run(request.evaluator(specification), specification.constraints(), options, control);
    if (!contradictions.isEmpty() && result.best().isEmpty() && !result.interrupted()) {
      return infeasible(layer, specification, contradictions);
    }
    return MappedLayer.searched(
            layer.workload(), layer.count(), specification.architecture(), options, result)
        .withAssumptions(specification.ignoredConstraints());
  }

  private MappedLayer infeasible(
      Network.Layer layer, Specification specification, List<Contradiction> contradictions) {
    return MappedLayer.infeasible(
        layer.workload(),
        layer.count(),
        specification.architecture(),
        contradictions.stream().map(one -> one.problem(request.files().location(), 0)).toList());
  }
}
