package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.formats.document.InputFile;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.formats.network.DataflowLayers;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.network.Network;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.ModelImport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The layers that a data-centric command works on: of a mapping file, or of a network. */
final class DataflowLayerOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "MAPPING",
      description =
          "Mapping file of a network, or a dataflow from the library (see: loopwright list"
              + " dataflows), if --network is not given.")
  private Path mapping;

  @Option(
      names = {"-n", "--network"},
      paramLabel = "NAME|FILE",
      description =
          "A network from the library (see: loopwright list workloads), a file, or an ONNX model;"
              + " needs --style.")
  private String network;

  @Mixin private ModelOptions models;

  @Option(
      names = {"-l", "--layer"},
      split = ",",
      paramLabel = "NAME",
      description = "Only these layers (default: the whole network).")
  private List<String> layers = List.of();

  /** The layers with the dataflows that the mapping file gives them. */
  DataflowNetwork asWritten(Console console) throws IOException {
    if (network != null) {
      throw new IllegalArgumentException(
          "a network of --network has no dataflow; choose one with --style");
    }
    return chosen(read(MaestroReader::tryRead, console));
  }

  /** The layers without their dataflows. */
  DataflowNetwork shapes(Console console) throws IOException {
    if (network == null) {
      return chosen(read(MaestroReader::tryReadShapes, console));
    }
    if (mapping != null) {
      throw new IllegalArgumentException("give a mapping file or --network, not both");
    }
    return ofNetwork(Console.library().find(Kind.WORKLOADS, network));
  }

  private DataflowNetwork ofNetwork(Path file) {
    Network whole = given(file);
    List<Network.Layer> some =
        LayerChoice.of(whole.name(), whole.layers(), Network.Layer::name, layers);
    return DataflowLayers.of(
        new Network(whole.name(), whole.source(), some), Location.ofFile(file.toString()));
  }

  private Network given(Path file) {
    if (ModelImport.isModel(file)) {
      return models.read(file).network();
    }
    models.requireNone();
    return NetworkReader.read(file);
  }

  private DataflowNetwork chosen(DataflowNetwork whole) {
    return whole.withLayers(LayerChoice.of(whole.name(), whole.layers(), Layer::name, layers));
  }

  private DataflowNetwork read(
      BiFunction<String, String, MaestroReader.Reading> reader, Console console) {
    if (mapping == null) {
      throw new IllegalArgumentException(
          "there is nothing to work on: give a mapping file, or --network and --style");
    }
    MaestroReader.Reading reading = reader.apply(InputFile.text(file()), mapping.toString());
    console.warn(reading.warnings());
    reading.requireNoErrors();
    return reading.network();
  }

  /** The file of a design space, if the mapping file is one, or names one of the library. */
  Optional<Path> space() {
    if (mapping == null) {
      return Optional.empty();
    }
    Library library = Console.library();
    if (!Files.exists(mapping)) {
      String name = mapping.toString();
      return mapping.getNameCount() == 1 && library.has(Kind.SPACES, name)
          ? Optional.of(library.find(Kind.SPACES, name))
          : Optional.empty();
    }
    return SpaceReader.isSpace(mapping) ? Optional.of(mapping) : Optional.empty();
  }

  private Path file() {
    Library library = Console.library();
    boolean ships =
        !Files.exists(mapping)
            && mapping.getNameCount() == 1
            && library.has(Kind.DATAFLOWS, mapping.toString());
    return ships ? library.find(Kind.DATAFLOWS, mapping.toString()) : mapping;
  }
}
