package org.loopwright.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.Network;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a sweep runs: a network or some of its layers, in one style or several. */
final class SweepWorkloadOptions {
  @Parameters(paramLabel = "MAPPING", description = "Mapping file of a network.")
  private Path mapping;

  @Option(
      names = "--style",
      split = ",",
      paramLabel = "STYLE",
      description =
          "Map the layers in these styles, whatever their own dataflow: c-p, x-p, yx-p, yr-p, kc-p;"
              + " matrix products are mapped as gemm. Default: as the file says.")
  private List<String> styles = List.of();

  @Option(
      names = "--layer",
      split = ",",
      paramLabel = "NAME",
      description = "Only these layers (default: the whole network).")
  private List<String> layers = List.of();

  /** The workload in each style. */
  List<MappedNetwork> workloads(Console console) throws IOException {
    MaestroReader.Outcome outcome = read();
    console.warn(outcome.warnings());
    outcome.requireNoErrors();
    Network network = chosen(outcome.network());
    if (styles.isEmpty()) {
      return List.of(MappedNetwork.asWritten(network));
    }
    return styles.stream().map(label -> MappedNetwork.inStyle(network, style(label))).toList();
  }

  private MaestroReader.Outcome read() throws IOException {
    try {
      String text = Files.readString(mapping);
      return styles.isEmpty()
          ? MaestroReader.tryRead(text, mapping.toString())
          : MaestroReader.tryReadShapes(text, mapping.toString());
    } catch (MalformedInputException notText) {
      throw refused("the file is not UTF-8 text");
    }
  }

  private Network chosen(Network network) {
    if (layers.isEmpty()) {
      return network;
    }
    List<Layer> found =
        network.layers().stream().filter(layer -> layers.contains(layer.name())).toList();
    for (String name : layers) {
      if (found.stream().noneMatch(layer -> layer.name().equals(name))) {
        throw refused("there is no layer '" + name + "'");
      }
    }
    return network.withLayers(found);
  }

  private SpecException refused(String message) {
    return new SpecException(Problem.error(Location.ofFile(mapping.toString()), message));
  }

  private static DataflowStyle style(String label) {
    return DataflowStyle.of(label)
        .filter(style -> style != DataflowStyle.GEMM)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no style '" + label + "'; there are c-p, x-p, yx-p, yr-p and kc-p"));
  }
}
