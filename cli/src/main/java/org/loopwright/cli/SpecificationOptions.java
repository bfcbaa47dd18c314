package org.loopwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.Network;
import org.loopwright.formats.node.MapNode;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.ModelImport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to work on: files, or names from the library. */
final class SpecificationOptions {
  @Parameters(
      paramLabel = "SPEC",
      arity = "0..*",
      description =
          "Specification files, or folders of them; their sections (architecture, problem, mapping,"
              + " constraints, mapper, ERT, ART) are merged.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = {"-a", "--architecture"},
      paramLabel = "NAME|FILE",
      description =
          "An architecture from the library (see: loopwright list architectures) or a file.")
  private String architecture;

  @Option(
      names = {"-n", "--network"},
      paramLabel = "NAME|FILE",
      description =
          "A network from the library (see: loopwright list workloads), a file, or an ONNX model.")
  private String network;

  @Option(
      names = {"-l", "--layer"},
      paramLabel = "NAME",
      split = ",",
      description = "Of the network only these layers.")
  private List<String> layers = List.of();

  /** All files named, read and merged; for commands that take no model. */
  SpecificationFiles read(Library library) {
    List<Path> paths = paths(library);
    for (Path path : paths) {
      if (ModelImport.isModel(path)) {
        throw new IllegalArgumentException(
            path
                + " is an ONNX model, which only 'map', 'retarget', 'validate' and 'analyze' take");
      }
    }
    return SpecificationFiles.read(paths);
  }

  /** All files named, read and merged, with the network of the model among them. */
  SpecificationFiles read(Library library, ModelOptions models) {
    List<Path> paths = new ArrayList<>(paths(library));
    List<Path> given = paths.stream().filter(ModelImport::isModel).toList();
    if (given.isEmpty()) {
      models.requireNone();
      return SpecificationFiles.read(paths);
    }
    if (given.size() > 1) {
      throw new IllegalArgumentException(
          given.get(0) + " and " + given.get(1) + " are two models; name one");
    }
    paths.removeAll(given);
    MapNode network = ModelImport.document(models.read(given.get(0)));
    return SpecificationFiles.read(paths).with(network);
  }

  private List<Path> paths(Library library) {
    List<Path> paths = new ArrayList<>(files);
    if (architecture != null) {
      paths.add(library.find(Kind.ARCHITECTURES, architecture));
    }
    if (network != null) {
      paths.add(library.find(Kind.WORKLOADS, network));
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to work on: name specification files, or --architecture and --network");
    }
    return paths;
  }

  /** The layers chosen of a network; all if none is named. */
  Network chosen(Network network) {
    if (layers.isEmpty()) {
      return network;
    }
    List<Network.Layer> chosen = new ArrayList<>();
    for (String name : layers) {
      Optional<Network.Layer> layer =
          network.layers().stream().filter(candidate -> candidate.name().equals(name)).findFirst();
      chosen.add(
          layer.orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "network "
                          + network.name()
                          + " has no layer "
                          + name
                          + "; it has "
                          + String.join(
                              ", ", network.layers().stream().map(Network.Layer::name).toList()))));
    }
    return new Network(network.name(), network.source(), chosen);
  }
}
