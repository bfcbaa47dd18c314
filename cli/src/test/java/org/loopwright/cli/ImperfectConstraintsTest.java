package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constraints whose factors do not divide: only residual factors can meet them. */
final class ImperfectConstraintsTest {
  private static final String SPECIFICATION =
      """
      architecture:
        version: 0.4
        subtree:
        - name: system
          local:
          - {name: DRAM, class: DRAM}
          - {name: "RF[1..4]", class: regfile, attributes: {depth: 64, meshX: 4}}
          - {name: "mac[1..4]", class: intmac, attributes: {meshX: 4}}
      problem: {shape: gemm, M: 13, N: 2, K: 2}
      constraints:
      - {target: DRAM, type: spatial, factors: M=4}
      """;

  @TempDir private Path folder;

  @Test
  void residualFactorsMeetFactorsThatDoNotDivide() throws IOException {
    assertThat(map("--imperfect", "--search-size", "2000")).contains("DRAM").contains("M in [0:4");
  }

  @Test
  void withoutThemTheContradictionIsNamed() throws IOException {
    assertThat(map()).contains("no mapping of gemm can meet 'DRAM spatial: M = 4'");
  }

  private String map(String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), SPECIFICATION);
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed);
    String[] command = new String[options.length + 2];
    command[0] = "map";
    command[1] = file.toString();
    System.arraycopy(options, 0, command, 2, options.length);
    Main.commandLine().setOut(writer).setErr(writer).execute(command);
    return printed.toString();
  }
}
