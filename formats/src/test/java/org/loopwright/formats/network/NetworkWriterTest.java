package org.loopwright.formats.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.Resources;
import org.loopwright.model.network.Network;

final class NetworkWriterTest {
  @TempDir private Path folder;

  private Network read(String text) throws IOException {
    return NetworkReader.read(Files.writeString(folder.resolve("network.yaml"), text));
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws IOException {
    Network network = read(Resources.text("network.yaml"));
    String written = NetworkWriter.yaml(network, List.of("a comment", ""));
    assertThat(read(written)).isEqualTo(network);
    assertThat(written).startsWith("# a comment\n#\nnetwork:\n").contains("problem:");
  }

  @Test
  void commentsCannotEnd() throws IOException {
    Network network = read(Resources.text("network.yaml"));
    String written = NetworkWriter.yaml(network, List.of("a\nnetwork: {}\u0000\u2028b"));
    assertThat(written).startsWith("# a?network: {}??b\n");
    assertThat(read(written)).isEqualTo(network);
  }

  @Test
  void shapesThatShipTakeALine() throws IOException {
    String line = "  - {name: up, count: 3, shape: transposed-layer, R: 2, S: 2, P: 28, Q: 14,";
    Network network =
        read(
            "network:\n  name: n\n  layers:\n"
                + line
                + " C: 8, K: 4, N: 1, Wstride: 2, Hstride: 3}\n");
    assertThat(NetworkWriter.yaml(network, List.of())).contains(line).contains("Hstride: 3");
  }
}
