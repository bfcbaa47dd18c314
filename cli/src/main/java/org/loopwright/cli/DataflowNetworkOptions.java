package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.language.Network;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.formats.network.DataflowLayers;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.ModelImport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which layers to analyse, and in which style. */
final class DataflowNetworkOptions {
  private static final String ALL_STYLES = "all";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

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
      names = "--style",
      paramLabel = "STYLE",
      description =
          "Map the layers in this style, whatever their own dataflow: c-p, x-p, yx-p, yr-p, kc-p,"
              + " or 'all' to compare these; matrix products are mapped as gemm.")
  private String style;

  /** Whether all styles are to be compared. */
  boolean comparesStyles() {
    return ALL_STYLES.equals(style);
  }

  /** The layers, mapped as they say themselves or in the one style chosen. */
  Network mapped(Hardware hardware) throws IOException {
    Optional<DataflowStyle> chosen = style == null ? Optional.empty() : Optional.of(chosenStyle());
    if (chosen.isEmpty()) {
      if (network != null) {
        throw usage("A network of --network has no dataflow; choose one with --style");
      }
      return accept(MaestroReader.tryRead(text(), mapping.toString()));
    }
    return styled(shapes(), chosen.get(), hardware);
  }

  /** The layers without their dataflow. */
  Network shapes() throws IOException {
    if (network == null) {
      return accept(MaestroReader.tryReadShapes(text(), mapping.toString()));
    }
    if (mapping != null) {
      throw usage("Give a mapping file or --network, not both");
    }
    Path file = Console.library().find(Kind.WORKLOADS, network);
    return DataflowLayers.of(given(file), Location.ofFile(file.toString()));
  }

  private org.loopwright.formats.network.Network given(Path file) {
    if (ModelImport.isModel(file)) {
      return models.read(file).network();
    }
    models.requireNone();
    return NetworkReader.read(file);
  }

  private String text() throws IOException {
    if (mapping == null) {
      throw usage("Nothing to analyse: give a mapping file, or --network and --style");
    }
    if (!Files.exists(mapping) && mapping.getNameCount() == 1 && ships(mapping)) {
      return Files.readString(Console.library().find(Kind.DATAFLOWS, mapping.toString()));
    }
    return Files.readString(mapping);
  }

  private static boolean ships(Path name) {
    Library library = Console.library();
    return library.has(Kind.DATAFLOWS, name.toString());
  }

  private Network accept(MaestroReader.Outcome outcome) {
    outcome.warnings().forEach(warning -> spec.commandLine().getErr().println(warning));
    outcome.requireNoErrors();
    return outcome.network();
  }

  private DataflowStyle chosenStyle() {
    return DataflowStyle.of(style)
        .filter(known -> known != DataflowStyle.GEMM)
        .orElseThrow(() -> usage("There is no style " + style));
  }

  private static Network styled(Network network, DataflowStyle style, Hardware hardware) {
    return network.withLayers(
        network.layers().stream()
            .map(layer -> style.orForProducts(layer.type()).map(layer, hardware.pes()))
            .toList());
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
