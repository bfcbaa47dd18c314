package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that charge for the results that levels send outward. */
final class ChargeDrainTest {
  private static final String SPECIFICATION =
      """
      architecture:
        version: 0.4
        subtree:
        - name: system
          local:
          - {name: DRAM, class: DRAM}
          - {name: GLB, class: SRAM, attributes: {depth: 24}}
          - {name: "RF[1..2]", class: regfile, attributes: {depth: 6, meshX: 2}}
          - {name: "mac[1..2]", class: intmac, attributes: {meshX: 2}}
      problem: {shape: gemm, M: 4, N: 2, K: 4}
      ERT:
        version: 0.4
        tables:
        - {name: DRAM, actions: [{name: read, energy: 50}, {name: write, energy: 50}, {name: update, energy: 50}]}
        - {name: GLB, actions: [{name: read, energy: 9}, {name: write, energy: 2}, {name: update, energy: 2}]}
        - {name: RF, actions: [{name: read, energy: 7}, {name: write, energy: 1}, {name: update, energy: 1}]}
        - {name: mac, actions: [{name: compute, energy: 1}]}
      ART: {version: 0.4, tables: [{name: DRAM, area: 1}, {name: GLB, area: 1}, {name: RF, area: 1}, {name: mac, area: 1}]}
      constraints:
      - {target: DRAM, type: temporal, permutation: MNK}
      - {target: GLB, type: temporal, permutation: MNK}
      """;

  @TempDir private Path folder;

  @Test
  void theProvedOptimumIsTheBestOfAllMappings() throws IOException {
    double proved = energy("--search", "optimal", "--charge-drain");
    assertThat(energy("--search", "exhaustive", "--charge-drain")).isEqualTo(proved);
    assertThat(energy("--search", "optimal")).isLessThan(proved);
  }

  private double energy(String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), SPECIFICATION);
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed);
    List<String> command =
        new ArrayList<>(
            List.of("map", file.toString(), "--objective", "energy", "--format", "json"));
    command.addAll(List.of(options));
    Main.commandLine().setOut(writer).setErr(writer).execute(command.toArray(String[]::new));
    Matcher energy = Pattern.compile("\"energy_pj\" ?: ?([0-9.]+)").matcher(printed.toString());
    assertThat(energy.find()).as(printed.toString()).isTrue();
    return Double.parseDouble(energy.group(1));
  }
}
