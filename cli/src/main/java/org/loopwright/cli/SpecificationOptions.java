package org.loopwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.Network;
import org.loopwright.formats.template.TemplateInputs;
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

  @Option(
      names = {"-D", "--define"},
      paramLabel = "NAME=VALUE",
      description = "A name for the Jinja2 templates among the files; may be given several times.")
  private Map<String, String> definitions = new LinkedHashMap<>();

  @Option(
      names = "--include-from",
      paramLabel = "FOLDER",
      description =
          "Templates may include files from this folder too, not only from the folders of the files"
              + " given; may be given several times.")
  private List<Path> includeFolders = new ArrayList<>();

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
    return SpecificationFiles.read(paths, TemplateInputs.of(definitions, includeFolders));
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
