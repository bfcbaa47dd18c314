package org.loopwright.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.Specification;
import org.loopwright.formats.batch.BatchCase;
import org.loopwright.formats.batch.BatchReader;
import org.loopwright.report.CostReport;
import org.loopwright.service.SpecificationEvaluation;
import org.loopwright.testkit.SharedReference;

/**
 * Counts, cycles and energies are those of the reference: of 371 cases that are part of the
 * repository, and of all 1,400 where they are at hand.
 */
final class ReferenceAgreementTest {
  private static final double FJ_PER_PJ = 1e3;

  @Test
  void everyKeyOfTheRepositorysCasesAgrees() throws IOException {
    agree(RepositoryFiles.file("conformance/src/test/resources/reference/timeloop"), 371);
  }

  @Test
  @Tag("slow")
  void everyKeyOfEveryCaseAgrees() throws IOException {
    agree(SharedReference.file("timeloop"), 1_400);
  }

  /** Switches of reuse and prices of networks, of which the reference prints a rounded total. */
  @Test
  void everyKeyOfTheRepositorysSwitchedCasesAgrees() throws IOException {
    agree(RepositoryFiles.file("conformance/src/test/resources/reference/switches"), 58);
  }

  @Test
  @Tag("slow")
  void everyKeyOfEverySwitchedCaseAgrees() throws IOException {
    agree(SharedReference.file("switches"), 500);
  }

  private static void agree(Path folder, int count) throws IOException {
    Path cases = folder.resolve("cases.jsonl.gz");
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (BatchReader batch = BatchReader.open(cases);
        BufferedReader lines = lines(cases)) {
      ObjectMapper json = new ObjectMapper();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode reference = json.readTree(line);
        BatchCase next = batch.next().orElseThrow();
        assertThat(next.id()).isEqualTo(reference.get("id").asText());
        differences.addAll(differences(next, reference.get("expected")));
        compared++;
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isEqualTo(count);
  }

  private static BufferedReader lines(Path gzip) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(gzip)), StandardCharsets.UTF_8));
  }

  private static List<String> differences(BatchCase batchCase, JsonNode expected) {
    return batchCase.fold(
        specification ->
            differences(expected, result(specification)).stream()
                .map(difference -> batchCase.id() + " " + difference)
                .toList(),
        problems -> List.of(batchCase.id() + " cannot be read: " + problems));
  }

  /** Of an invalid mapping only that it is invalid; the reference's reason is a text. */
  private static List<String> differences(JsonNode expected, ObjectNode result) {
    if (expected.get("valid").booleanValue()) {
      return ResultDifferences.between(expected, result);
    }
    return result.get("valid").booleanValue() ? List.of("must not be valid") : List.of();
  }

  private static ObjectNode result(Specification specification) {
    ObjectNode result = CostReport.json(SpecificationEvaluation.evaluate(specification)).node();
    if (result.has("energy_pj")) {
      double fj = result.get("energy_pj").doubleValue() * FJ_PER_PJ;
      result.put("energy_fj_per_compute", fj / result.get("computes").longValue());
    }
    return result;
  }
}
