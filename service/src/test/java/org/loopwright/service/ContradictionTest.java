package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Problem;

/** Which lines are blamed for constraints that cannot be met. */
final class ContradictionTest {
  private static final String HARDWARE =
      """
      architecture:
        version: 0.4
        subtree:
        - name: system
          local:
          - {name: DRAM, class: DRAM}
          - {name: GLB, class: SRAM, attributes: {depth: 1000}}
          - {name: "RF[1..16]", class: regfile, attributes: {depth: 16, meshX: 4}}
          - {name: "mac[1..16]", class: intmac, attributes: {meshX: 4}}
      """;

  private static final String CONVOLUTION =
      "problem: {shape: cnn-layer, R: 3, S: 3, P: 14, Q: 14, C: 64, K: 96, N: 1}\n";

  @TempDir private Path folder;

  @Test
  void freeSpecificationHasNone() throws IOException {
    assertThat(problems(CONVOLUTION + HARDWARE)).isEmpty();
  }

  @Test
  void tensorThatNoLevelKeepsNamesEveryBypass() throws IOException {
    assertThat(
            problems(
                CONVOLUTION
                    + HARDWARE
                    + """
                    constraints:
                    - {target: RF, type: dataspace, bypass: [Weights, Inputs]}
                    - {target: GLB, type: dataspace, bypass: [Weights]}
                    - {target: DRAM, type: dataspace, bypass: [Outputs, Weights]}
                    """))
        .containsExactly(
            """
            spec.yaml:12 constraints[0].bypass: no mapping of cnn-layer can meet these 3 together: \
            Weights: every storage level must bypass it
                spec.yaml:12 constraints[0].bypass: RF bypasses Weights
                spec.yaml:13 constraints[1].bypass: GLB bypasses Weights
                spec.yaml:14 constraints[2].bypass: DRAM bypasses Weights
              Change or leave out any one of them""");
  }

  @Test
  void smallestSetIsChosenAndOthersAreToldToo() throws IOException {
    assertThat(
            problems(
                CONVOLUTION
                    + HARDWARE
                    + """
                    constraints:
                    - {target: RF, type: temporal, factors: [K=4, C=5]}
                    - {target: GLB, type: temporal, factors: [K=3]}
                    - {target: GLB, type: spatial, default-max-factor: 1}
                    - {target: DRAM, type: temporal, factors: [K=2]}
                    """))
        .hasSize(2)
        .anyMatch(text -> text.contains("'RF temporal: C = 5'") && text.contains("4 and 8"))
        .anyMatch(
            text ->
                text.contains("these 4 together")
                    && text.contains("dimensions without a factor <= 1"));
  }

  @Test
  void hardwareAloneMayBeToBlame() throws IOException {
    String tight = HARDWARE.replace("class: DRAM}", "class: DRAM, attributes: {depth: 10}}");
    assertThat(problems(CONVOLUTION + tight))
        .singleElement()
        .asString()
        .startsWith("spec.yaml:3 architecture: no mapping of cnn-layer fits this hardware: DRAM:");
  }

  @Test
  void layersWithOneConflictAreToldOnce() throws IOException {
    assertThat(
            problems(
                HARDWARE
                    + """
                    network:
                      name: net
                      layers:
                      - {name: a, shape: gemm, M: 8, N: 8, K: 8}
                      - {name: b, shape: gemm, M: 16, N: 8, K: 8}
                      - {name: c, shape: gemm, M: 9, N: 8, K: 8}
                    constraints:
                    - {target: RF, type: temporal, factors: M=3}
                    """))
        .singleElement()
        .asString()
        .contains("no mapping of a (and 1 more) can meet 'RF temporal: M = 3'");
  }

  private List<String> problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), text);
    SpecificationFiles files = SpecificationFiles.read(List.of(file));
    List<Problem> problems =
        files.network().isPresent()
            ? Validation.of(files, files.network().get())
            : Validation.of(files);
    return problems.stream()
        .filter(Problem::isError)
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }
}
