package org.loopwright.formats.maestro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Agreement with the results of the public implementation next to the project: integers exactly,
 * other numbers to 1e-9 relative, row by row.
 */
final class MaestroConformanceTest {
  private static final double RELATIVE = 1e-9;

  @BeforeAll
  static void skipLoudlyWithoutReference() {
    Assumptions.assumeTrue(
        Files.isDirectory(MappingFiles.REFERENCE),
        () -> "SKIPPED: no reference results at " + MappingFiles.REFERENCE);
  }

  static Stream<String> cases() throws IOException {
    Path folder = MappingFiles.REFERENCE.resolve("expected");
    if (!Files.isDirectory(folder)) {
      return Stream.of("none");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString().replace(".csv.gz", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tableAgreesRowByRow(String id) throws IOException {
    List<String> expected = expected(id);
    List<String> actual =
        MaestroCsvWriter.write(DataflowAnalysis.analyze(network(id), hardware(id)))
            .lines()
            .toList();
    assertThat(actual).hasSameSizeAs(expected);
    String[] head = expected.get(0).split(",", -1);
    for (int row = 1; row < expected.size(); row++) {
      compare(head, expected.get(row).split(",", -1), actual.get(row).split(",", -1));
    }
  }

  @Test
  void whatTheReferenceDiesOfIsRefusedByLine() throws IOException {
    for (JsonNode run : index().get("runs")) {
      if (run.get("exit").asInt() != 0) {
        String id = run.get("mapping").asText() + "__" + run.get("config").asText();
        try {
          DataflowAnalysis.analyze(network(id), hardware(id));
        } catch (SpecException refused) {
          assertThat(refused.problems())
              .isNotEmpty()
              .allSatisfy(problem -> assertThat(problem.location().line()).isPositive());
        }
      }
    }
  }

  private static void compare(String[] head, String[] expected, String[] actual) {
    for (int i = 0; i < head.length; i++) {
      if (head[i].startsWith("Multicasting Factor")) {
        continue;
      }
      if (i < 2) {
        assertThat(actual[i]).as(head[i]).isEqualTo(expected[i]);
      } else {
        double want = Double.parseDouble(expected[i]);
        assertThat(Double.parseDouble(actual[i]))
            .as(expected[1] + " " + head[i])
            .isCloseTo(want, within(RELATIVE * Math.abs(want)));
      }
    }
  }

  private static DataflowNetwork network(String id) {
    String file = id.substring(0, id.indexOf("__")) + ".m";
    Path path = MappingFiles.REFERENCE.resolve("mapping").resolve(file);
    return MaestroReader.read(MappingFiles.text(path), file);
  }

  private static DataflowHardware hardware(String id) throws IOException {
    JsonNode options = index().get("configs").get(id.substring(id.indexOf("__") + 2));
    if (options.has("HW_file")) {
      String file = options.get("HW_file").asText();
      return MaestroHardwareReader.read(
          MappingFiles.text(MappingFiles.REFERENCE.resolve(file)), file);
    }
    return new DataflowHardware(
        options.get("num_pes").asLong(),
        options.get("num_simd_lanes").asLong(),
        new Noc(
            options.get("noc_bw_cstr").asLong(),
            options.get("noc_hops").asLong(),
            options.get("noc_hop_latency").asLong(),
            true,
            true),
        options.get("offchip_bw_cstr").asLong(),
        DataflowHardware.UNLIMITED,
        DataflowHardware.UNLIMITED);
  }

  private static JsonNode index() throws IOException {
    return new ObjectMapper()
        .readTree(MappingFiles.text(MappingFiles.REFERENCE.resolve("index.json")));
  }

  private static List<String> expected(String id) throws IOException {
    Path file = MappingFiles.REFERENCE.resolve("expected").resolve(id + ".csv.gz");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }
}
