package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareCommandTest {
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 2, K: 4, N: 1}
      """;
  private static final String TEACHING = "../library/architectures/teaching.yaml";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void namesTheLevelAndTheCountThatMakeTheDifference() throws IOException {
    Path network = Files.writeString(folder.resolve("net.yaml"), NETWORK);
    String text = Files.readString(Path.of(TEACHING));
    Path other =
        Files.writeString(
            folder.resolve("dear.yaml"),
            text.replace(
                "name: read, arguments: {}, energy: 200",
                "name: read, arguments: {}, energy: 400"));
    assertThat(run("compare", TEACHING, other.toString(), "-n", network.toString())).isZero();
    assertThat(out.toString())
        .contains("small on ")
        .containsPattern("all: energy x [0-9.]+: DRAM \\+.*read: [0-9.]+ x 400.0 pJ, against")
        .contains("units busy, limited by");
  }

  @Test
  void writesNumbersPageAndPlot() throws IOException {
    Path network = Files.writeString(folder.resolve("net.yaml"), NETWORK);
    Path results = folder.resolve("results");
    assertThat(
            run("compare", TEACHING, TEACHING, "-n", network.toString(), "-o", results.toString()))
        .isZero();
    assertThat(results.resolve("compare.json")).content().contains("differences");
    assertThat(results.resolve("compare.csv")).content().contains("energy_pj");
    assertThat(results.resolve("report.html")).content().contains("Energy by component");
    assertThat(results.resolve("energy.svg")).content().contains("energy on each design");
    assertThat(
            run("compare", TEACHING, TEACHING, "-n", network.toString(), "-o", results.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--overwrite replaces them");
  }

  @Test
  void oneDesignAloneIsMisuse() {
    assertThat(run("compare", TEACHING, "-n", "alexnet")).isEqualTo(2);
  }
}
