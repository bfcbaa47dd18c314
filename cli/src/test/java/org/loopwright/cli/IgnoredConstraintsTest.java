package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A best mapping under constraints that could not be carried over is never plainly optimal. */
final class IgnoredConstraintsTest {
  private static final String SPECIFICATION =
      """
      architecture:
        version: 0.4
        subtree:
        - name: system
          local:
          - {name: DRAM, class: DRAM}
          - {name: RF, class: regfile, attributes: {depth: 64}}
          - {name: mac, class: intmac}
      problem: {shape: gemm, M: 4, N: 2, K: 2}
      constraints:
        written_for: cnn-layer
        targets:
        - {target: RF, type: temporal, factors: R=3}
        - {target: DRAM, type: temporal, factors: FACTORS}
      """;

  @TempDir private Path folder;

  @Test
  void theVerdictCountsWhatIsIgnored() throws IOException {
    assertThat(map("S=3", "text"))
        .contains("optimal under 2 ignored constraints")
        .contains(
            "spec.yaml:13 constraints.targets[0].factors: R=3 exceeds the bound of R, which is 1")
        .contains(
            "spec.yaml:14 constraints.targets[1].factors: S=3 exceeds the bound of S, which is 1");
    assertThat(map("S=1", "text")).contains("optimal under 1 ignored constraint");
  }

  @Test
  void jsonNamesTheVerdictAndListsWhatIsIgnored() throws IOException {
    JsonNode layer = new ObjectMapper().readTree(map("S=3", "json"));
    assertThat(layer.findValuesAsText("verdict"))
        .contains("optimal_under_ignored_constraints")
        .doesNotContain("optimal");
    assertThat(layer.findValue("assumptions"))
        .hasSize(2)
        .first()
        .extracting(JsonNode::asText)
        .asString()
        .contains(
            "spec.yaml:13 constraints.targets[0].factors: warning: R=3 exceeds the bound of R");
  }

  private String map(String factors, String format) throws IOException {
    Path file =
        Files.writeString(folder.resolve("spec.yaml"), SPECIFICATION.replace("FACTORS", factors));
    StringWriter printed = new StringWriter();
    Main.commandLine()
        .setOut(new PrintWriter(printed))
        .setErr(new PrintWriter(new StringWriter()))
        .execute("map", file.toString(), "--format", format);
    return printed.toString();
  }
}
