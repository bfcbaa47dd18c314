package org.loopwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.Network;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
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
      description = "A network from the library (see: loopwright list workloads) or a file.")
  private String network;

  @Option(
      names = {"-l", "--layer"},
      paramLabel = "NAME",
      split = ",",
      description = "Of the network only these layers.")
  private List<String> layers = List.of();

  /** All files named, read and merged. */
  SpecificationFiles read(Library library) {
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
    return SpecificationFiles.read(paths);
  }

  /** The layers chosen of a network; all if none is named. */
  Network chosen(Network network) {
    return new Network(
        network.name(),
        network.source(),
        LayerChoice.of(network.name(), network.layers(), Network.Layer::name, layers));
  }
}
