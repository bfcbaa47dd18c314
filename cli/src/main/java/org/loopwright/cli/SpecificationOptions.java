package org.loopwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.model.network.Network;
import org.loopwright.result.RunIdentity;
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

  @Option(
      names = {"-D", "--define"},
      paramLabel = "NAME=VALUE",
      description = "A name for the Jinja2 templates among the files; may be given several times.")
  private Map<String, String> definitions = new LinkedHashMap<>();

  @Option(
      names = "--include-from",
      paramLabel = "FOLDER",
      description =
          "Templates and libconfig may include files from this folder too, not only from the folders"
              + " of the files given; may be given several times.")
  private List<Path> includeFolders = new ArrayList<>();

  /** The file named, if it is all that is named. */
  Optional<Path> onlyFile() {
    boolean isAll = files.size() == 1 && architecture == null && network == null;
    return isAll ? Optional.of(files.get(0)).filter(Files::isRegularFile) : Optional.empty();
  }

  /** All files named, read and merged; for commands that take no model. */
  SpecificationFiles read(Library library) {
    List<Path> paths = paths(library);
    for (Path path : paths) {
      if (ModelImport.isModel(path)) {
        throw new IllegalArgumentException(
            path
                + " is an ONNX model, which only 'map', 'retarget', 'validate', 'analyze' and 'explore'"
                + " take");
      }
    }
    return SpecificationFiles.read(paths, templateInputs());
  }

  /** All files named, read and merged, with the network of the model among them. */
  SpecificationFiles read(Library library, ModelOptions models) {
    List<Path> paths = new ArrayList<>(paths(library));
    List<Path> given = paths.stream().filter(ModelImport::isModel).toList();
    if (given.isEmpty()) {
      models.requireNone();
      return SpecificationFiles.read(paths, templateInputs());
    }
    if (given.size() > 1) {
      throw new IllegalArgumentException(
          given.get(0) + " and " + given.get(1) + " are two models; name one");
    }
    paths.removeAll(given);
    MapNode network = ModelImport.document(models.read(given.get(0)));
    return SpecificationFiles.read(paths, templateInputs()).with(network);
  }

  /** What a result of these files is about. */
  RunIdentity identity(SpecificationFiles files) {
    Library library = Console.library();
    return library.identity(BuildVersion.read(), files, paths(library));
  }

  private TemplateInputs templateInputs() {
    return TemplateInputs.of(definitions, includeFolders);
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

  /** Whether the design is one of the library. */
  boolean hasLibraryDesign() {
    return architecture != null && Console.library().has(Kind.ARCHITECTURES, architecture);
  }

  /** Whether a file is named that ends so. */
  boolean names(String ending) {
    return files.stream().anyMatch(file -> file.toString().endsWith(ending));
  }

  /** The one file named, where there can be no other. */
  Path single() {
    if (files.size() != 1 || architecture != null || network != null) {
      throw new IllegalArgumentException(
          files.get(0) + " is a whole specification: name no other file");
    }
    return files.get(0);
  }

  /**
   * What files describe for one workload: that of their problem, or the one layer chosen of their
   * network.
   */
  Specification ofOneLayer(SpecificationFiles files) {
    if (files.network().isEmpty()) {
      return files.specification();
    }
    Network network = chosen(files.network().get());
    if (network.layers().size() != 1) {
      throw new IllegalArgumentException(
          "a specification has one problem, network %s has %d layers; choose one with --layer"
              .formatted(network.name(), network.layers().size()));
    }
    return files.specificationFor(network.layers().get(0).workload());
  }

  /** The layers chosen of a network; all if none is named. */
  Network chosen(Network network) {
    return new Network(
        network.name(),
        network.source(),
        chosen(network.name(), network.layers(), Network.Layer::name));
  }

  /** Those of {@code all} that are named with {@code --layer}; all if none is. */
  <T> List<T> chosen(String network, List<T> all, Function<T, String> nameOf) {
    return LayerChoice.of(network, all, nameOf, layers);
  }
}
