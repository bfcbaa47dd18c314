package org.loopwright.study.plan;

import java.util.List;
import java.util.Optional;
import org.loopwright.cost.Evaluator;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.study.StudyDesign;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/**
 * A design of a study that is read.
 *
 * @param content the text of its files as they count
 */
record ResolvedDesign(
    StudyDesign design, SpecificationFiles files, Pricing pricing, String content) {
  String name() {
    return design.name();
  }

  /** A request to map one layer, on one thread: parts run side by side. */
  MappingRequest request(Network.Layer layer, String version) {
    Network network = new Network(layer.name(), Optional.empty(), List.of(layer));
    return new MappingRequest(
        RunIdentity.of(version), files, network, pricing, ResolvedDesign::onOneThread);
  }

  private static SearchOptions onOneThread(SearchOptions given) {
    return new SearchOptions(given.algorithm(), given.goal(), given.limits(), 1, given.seed());
  }

  Specification specification(Workload layer) {
    return files.specificationFor(layer);
  }

  Evaluator evaluator(Workload layer) {
    return SpecificationEvaluation.evaluator(specification(layer), pricing);
  }

  /** All that its numbers depend on, but the layer: files and prices. */
  String content(Workload layer) {
    return content + pricing.prices(specification(layer)).prices();
  }
}
