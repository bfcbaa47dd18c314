package org.loopwright.service;

import java.util.List;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.CensusResult;
import org.loopwright.search.SearchControl;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.CensusOptions;
import org.loopwright.search.census.MapspaceCensus;

/** Counts the mapspace of the one layer of a request. */
public final class MappingCensus {
  /** Of the memory of the program, what the numbers of mappings may take, with their copies. */
  private static final long MEMORY_SHARE = 4;

  private MappingCensus() {}

  /**
   * Runs a census; what the files say of objectives and searches is not looked at.
   *
   * @throws IllegalArgumentException if the request has several layers, or the options ask for what
   *     there is not
   */
  public static CensusResult run(
      MappingRequest request, CensusOptions options, SearchControl control) {
    Workload layer = layer(request.network());
    Specification specification = request.specification(layer);
    Census census =
        MapspaceCensus.run(
            request.evaluator(specification),
            specification.constraints(),
            options,
            control,
            Runtime.getRuntime().maxMemory() / MEMORY_SHARE / Long.BYTES);
    return new CensusResult(
        request.pricedIdentity(),
        layer,
        specification.architecture(),
        census,
        specification.ignoredConstraints());
  }

  private static Workload layer(Network network) {
    List<String> names = network.layers().stream().map(Network.Layer::name).toList();
    Require.that(
        names.size() == 1,
        "a census is of one layer, and %s has %s: name one with --layer (%s)",
        network.name(),
        names.size(),
        String.join(", ", names));
    return network.layers().get(0).workload();
  }
}
