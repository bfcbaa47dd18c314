package org.loopwright.serve;

import java.util.List;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.network.Network;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.Pricing;

/**
 * The specification of a request: documents, perhaps a mapping, and the layer of their network.
 *
 * @param network the layers that are meant
 */
record GivenSpecification(SpecificationFiles files, Network network, boolean hasNetwork) {
  /** Keys of a request that make a specification. */
  static final List<String> KEYS =
      List.of("documents", "mapping", "layer", "technology", "ignore_tables");

  static GivenSpecification of(RequestBody body) {
    return of(body, SpecificationFiles.parse(body.documents()));
  }

  /** The same with the documents of the request, parsed. */
  static GivenSpecification of(RequestBody body, SpecificationFiles documents) {
    return ofLayer(
        body,
        body.document("mapping")
            .map(GivenSpecification::node)
            .map(documents::withMapping)
            .orElse(documents));
  }

  /** The layer that is meant of some files, whatever mapping the request has besides. */
  static GivenSpecification ofLayer(RequestBody body, SpecificationFiles files) {
    Optional<Network> network = files.network();
    return new GivenSpecification(
        files,
        network
            .map(layers -> chosen(layers, body.text("layer")))
            .orElseGet(() -> MappingRequest.singleLayer(files.specification())),
        network.isPresent());
  }

  /** The mapping of a request, if its document has nothing else. */
  static Optional<Node> mappingAlone(RequestBody body) {
    return body.document("mapping")
        .map(GivenSpecification::node)
        .filter(MapNode.class::isInstance)
        .map(document -> ((MapNode) document).entries())
        .filter(entries -> entries.size() == 1 && SpecificationFiles.isMapping(entries.get(0)))
        .map(entries -> entries.get(0).value());
  }

  private static Node node(RequestBody.Document mapping) {
    return NodeFile.parse(mapping.name(), mapping.text())
        .orElseThrow(
            () -> new SpecException(Location.ofFile(mapping.name()), "there is no mapping in it"));
  }

  private static Network chosen(Network network, Optional<String> layer) {
    if (layer.isEmpty()) {
      return network;
    }
    List<Network.Layer> named =
        network.layers().stream().filter(each -> each.name().equals(layer.get())).toList();
    if (named.isEmpty()) {
      List<String> names = network.layers().stream().map(Network.Layer::name).toList();
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "network %s has no layer '%s'; %s"
              .formatted(
                  network.name(),
                  layer.get(),
                  Spelling.advice(layer.get(), names)
                      .orElse("there are " + String.join(", ", names))));
    }
    return new Network(network.name(), network.source(), named);
  }

  /** What the documents state for the one layer that is meant. */
  Specification specification() {
    if (!hasNetwork) {
      return files.specification();
    }
    if (network.layers().size() != 1) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "network %s has %s layers: name one with 'layer'"
              .formatted(network.name(), network.layers().size()));
    }
    return files.specificationFor(network.layers().get(0).workload());
  }

  /** What a result is about. */
  RunIdentity identity(String version, Specification specification, Pricing pricing) {
    return RunIdentity.of(version)
        .withArchitecture(Optional.of(specification.architecture().name()))
        .withNetwork(hasNetwork ? Optional.of(network.name()) : Optional.empty())
        .withLayer(Optional.of(network.layers().get(0).name()))
        .withTechnology(pricing.technology(specification));
  }
}
