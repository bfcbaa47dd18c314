package org.loopwright.conformance.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.formats.network.DataflowLayers;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.network.Network;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;

/** Every style maps every layer of the shipped networks, and shipped dataflows are the styles. */
final class DataflowLibraryTest {
  private static final Path ROOT = RepositoryFiles.file("library");
  private static final Library LIBRARY = new Library(ROOT);

  static List<String> networks() {
    return LIBRARY.names(Kind.WORKLOADS);
  }

  static List<String> dataflows() {
    return LIBRARY.names(Kind.DATAFLOWS);
  }

  /** A transposed convolution multiplies by the zeros in between, too. */
  @ParameterizedTest
  @MethodSource("networks")
  void everyStyleMapsEveryLayer(String name) {
    Network network = NetworkReader.read(LIBRARY.find(Kind.WORKLOADS, name));
    StyleComparison comparison =
        StyleComparison.of(DataflowLayers.of(network, Location.ofFile(name)), hardware());
    assertThat(comparison.refusals()).isEmpty();
    for (int i = 0; i < network.layers().size(); i++) {
      ComparedLayer compared = comparison.layers().get(i);
      long operations = network.layers().get(i).workload().operations();
      boolean transposed = compared.operatorClass() == OperatorClass.TRANSPOSED;
      assertThat(compared.results()).hasSize(StyleComparison.STYLES.size());
      assertThat(compared.in(DataflowStyle.KC_P).orElseThrow().macs())
          .as(compared.shape().name())
          .isEqualTo(transposed ? 4 * operations : operations);
    }
  }

  @ParameterizedTest
  @MethodSource("dataflows")
  void shippedDataflowIsTheStyleOfItsName(String name) throws IOException {
    Path file = LIBRARY.find(Kind.DATAFLOWS, name);
    MaestroReader.Reading reading = MaestroReader.tryRead(Files.readString(file), name);
    assertThat(reading.warnings()).isEmpty();
    Layer shipped = reading.network().layers().get(0);
    Layer styled =
        Labels.find(DataflowStyle.class, name).orElseThrow().map(shipped, hardware().pes());
    LayerResult expected = DataflowAnalysis.analyze(styled, hardware());
    LayerResult found = DataflowAnalysis.analyze(shipped, hardware());
    assertThat(found.runtimeCycles()).isEqualTo(expected.runtimeCycles());
    assertThat(found.tensors()).isEqualTo(expected.tensors());
    assertThat(dataflows()).hasSize(StyleComparison.STYLES.size());
  }

  private static DataflowHardware hardware() {
    return new DataflowHardware(
        256, 1, new Noc(32, 1, 1, true, true), 70_000, 2_000_000, 2_000_000);
  }
}
