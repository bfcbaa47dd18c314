package org.loopwright.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.Resources;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Term;

final class NetworkReaderTest {
  @TempDir private Path folder;

  private Network read(String text) throws IOException {
    return NetworkReader.read(Files.writeString(folder.resolve("network.yaml"), text));
  }

  @Test
  void layersAreWorkloadsWithCounts() throws IOException {
    Network network = read(Resources.text("network.yaml"));
    assertThat(network.name()).isEqualTo("tiny");
    assertThat(network.source()).contains("made up for tests");
    assertThat(network.layers())
        .extracting(Network.Layer::name)
        .containsExactly("conv1", "dw2", "fc3", "odd4");
    assertThat(network.layers()).extracting(Network.Layer::count).containsExactly(1L, 2L, 1L, 1L);
    assertThat(network.layers().get(0).workload().dataSpaces().get(1).projection().get(2).terms())
        .containsExactly(new Term("R", 1), new Term("P", 2));
    assertThat(network.layers().get(2).workload().operations()).isEqualTo(4 * 10 * 128);
    assertThat(network.layers().get(3).workload().dataSpaces().get(0).projection().get(0).terms())
        .containsExactly(new Term("i", 2), new Term("j", 1));
  }

  @Test
  void problemsOfAllLayersAreReportedTogether() {
    String text =
        Resources.text("network.yaml")
            .replace("K: 8, N: 1", "K: -8, N: 1")
            .replace("count: 2", "cuont: 2")
            .replace("gemm", "gem");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                folder
                    + "/network.yaml:5 network.layers[0].K: must be a positive integer but was -8",
                folder + "/network.yaml:6 network.layers[1].cuont: unknown key 'cuont'",
                "  Maybe you meant count",
                folder + "/network.yaml:7 network.layers[2].shape: unknown shape gem",
                "  Maybe you meant gemm"));
  }

  @Test
  void layersHaveDifferentNames() {
    String text = Resources.text("network.yaml").replace("dw2", "conv1");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("duplicate layer conv1");
  }

  @Test
  void emptyFilesAreRefused() {
    assertThatThrownBy(() -> read("")).isInstanceOf(SpecException.class);
    assertThatThrownBy(() -> read("network: {name: x, layers: []}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("network x needs a layer");
  }
}
