package org.loopwright.conformance.reference;

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
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.formats.maestro.MaestroCsvWriter;
import org.loopwright.formats.maestro.MaestroHardwareReader;
import org.loopwright.formats.maestro.MaestroReader;

/**
 * The tables of 70 random data-centric files, 380 layers, are those of the reference: integers
 * exactly, other numbers to 1e-9 relative.
 */
final class DataCentricAgreementTest {
  private static final Path CASES =
      RepositoryFiles.file("conformance/src/test/resources/reference/data-centric/cases.jsonl.gz");

  private static final double RELATIVE = 1e-9;

  /** Columns that are texts: the network and the layer. */
  private static final int NAMES = 2;

  @Test
  void everyColumnOfEveryLayerAgrees() throws IOException {
    int layers = 0;
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(CASES)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        layers += compare(json.readTree(line));
      }
    }
    assertThat(layers).isEqualTo(380);
  }

  /** Compares one table; returns the number of its layers. */
  private static int compare(JsonNode recorded) {
    String id = recorded.get("id").textValue();
    List<String> expected = recorded.get("expected").textValue().lines().toList();
    List<String> actual =
        MaestroCsvWriter.write(
                DataflowAnalysis.analyze(
                    MaestroReader.read(recorded.get("mapping").textValue(), id),
                    MaestroHardwareReader.read(recorded.get("hardware").textValue(), id)))
            .lines()
            .toList();
    assertThat(actual).as(id).hasSameSizeAs(expected);
    String[] head = expected.get(0).split(",", -1);
    for (int row = 1; row < expected.size(); row++) {
      compareRow(id, head, expected.get(row).split(",", -1), actual.get(row).split(",", -1));
    }
    return expected.size() - 1;
  }

  private static void compareRow(String id, String[] head, String[] expected, String[] actual) {
    for (int column = 0; column < head.length; column++) {
      String name = id + " " + expected[1] + " " + head[column];
      if (column < NAMES) {
        assertThat(actual[column]).as(name).isEqualTo(expected[column]);
      } else if (!head[column].startsWith("Multicasting Factor")) {
        double want = Double.parseDouble(expected[column]);
        assertThat(Double.parseDouble(actual[column]))
            .as(name)
            .isCloseTo(want, within(RELATIVE * Math.abs(want)));
      }
    }
  }
}
