package org.loopwright.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.MappedLayer;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;

/**
 * Finds a mapping for each layer of a network; layers that are alike are searched once, and one
 * that fails is told.
 */
public final class NetworkMapping {
  /** What watches the mapping of a network. */
  public interface Watch {
    /** How a search meets the world; called before each, with what it is to do. */
    SearchControl begin(String layer, int number, int of, SearchOptions options);

    /** The layer is done. */
    void end(MappedLayer layer);
  }

  private final SpecificationFiles files;
  private final Pricing pricing;
  private final UnaryOperator<SearchOptions> options;
  private final Watch watch;
  private final BooleanSupplier cancelled;
  private final Map<Workload, MappedLayer> done = new HashMap<>();

  private NetworkMapping(
      SpecificationFiles files,
      Pricing pricing,
      UnaryOperator<SearchOptions> options,
      BooleanSupplier cancelled,
      Watch watch) {
    this.files = files;
    this.pricing = pricing;
    this.options = options;
    this.cancelled = cancelled;
    this.watch = watch;
  }

  /**
   * Maps the layers in order.
   *
   * @param options changes the options that the specification gives; those of {@link
   *     SearchDefaults} where it gives none
   * @param cancelled once it is true, no further layer is begun
   */
  public static List<MappedLayer> run(
      SpecificationFiles files,
      Pricing pricing,
      Network network,
      UnaryOperator<SearchOptions> options,
      BooleanSupplier cancelled,
      Watch watch) {
    return new NetworkMapping(files, pricing, options, cancelled, watch).layers(network);
  }

  private List<MappedLayer> layers(Network network) {
    List<MappedLayer> layers = new ArrayList<>();
    int number = 1;
    for (Network.Layer layer : network.layers()) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      MappedLayer mapped = layer(layer, number++, network.layers().size());
      layers.add(mapped);
      watch.end(mapped);
    }
    return layers;
  }

  private MappedLayer layer(Network.Layer layer, int number, int of) {
    Workload shape = layer.workload().withName("layer");
    MappedLayer same = done.get(shape);
    if (same != null) {
      return same.again(layer.workload(), layer.count());
    }
    MappedLayer mapped;
    try {
      mapped = search(layer, number, of);
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

  private MappedLayer search(Network.Layer layer, int number, int of) {
    Specification specification = files.specificationFor(layer.workload());
    List<Contradiction> contradictions = Contradiction.of(files, specification);
    if (!contradictions.isEmpty()) {
      return MappedLayer.infeasible(
          layer.workload(),
          specification.architecture(),
          layer.count(),
          contradictions.stream().map(one -> one.problem(files.location(), 0)).toList());
    }
    SearchOptions searchOptions =
        SearchDefaults.decided(
            options.apply(specification.search().orElseGet(SearchDefaults::options)),
            layer.workload());
    SearchResult result =
        Mapper.run(
            SpecificationEvaluation.evaluator(specification, pricing),
            specification.constraints(),
            searchOptions,
            watch.begin(layer.name(), number, of, searchOptions));
    return MappedLayer.searched(
        layer.workload(), specification.architecture(), layer.count(), searchOptions, result);
  }
}
