package org.loopwright.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.study.StudyCodec;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.service.Library;
import org.loopwright.study.plan.StudyContext;
import org.loopwright.study.plan.StudyRow;
import org.loopwright.study.show.StudyFolder;
import org.loopwright.study.show.StudyIndex;
import org.loopwright.study.show.StudyReport;

final class StudyRunnerTest {
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: one, shape: gemm, M: 4, N: 4, K: 2}
        - {name: two, shape: gemm, M: 2, N: 2, K: 2}
        - {name: three, shape: gemm, M: 2, N: 2, K: 2}
      """;

  private static final String STUDY =
      """
      study:
        name: small
        title: A small study
        source: somebody
        runs:
        - name: layers
          kind: map
          designs:
          - {name: a, architecture: teaching}
          - {name: large, base: a, set: {Buffer.depth: 2048}}
          - {name: cheap, base: a, technology: 16nm, tables: ignored, mapping_of: a}
          networks: [{network: small.yaml}]
          mapper: {optimization_metric: energy}
          columns: [{name: ratio, formula: cheap.energy_pj / a.energy_pj}]
          data: [{file: paper.csv, key: layer, name: paper}]
        - name: mapspace
          kind: census
          designs: [{name: a, architecture: teaching}]
          networks: [{network: small.yaml, layers: two}]
          samples: 500
        numbers:
        - {name: greatest, take: max, of: ratio}
        - {name: layers, take: count, of: ratio <= greatest, where: greatest > 0}
        - {name: agreement, take: correlation, of: a.cycles, with: paper.cycles}
        - {name: best_of_census, in: mapspace, take: min, of: a.best}
        - {name: optimum, take: min, of: a.energy_pj, rows: two}
        claims:
        - {id: less, text: 16 nm takes less, source: 1, published: 1, relation: at_most, tolerance: 0, check: greatest}
        - {id: count, text: there are layers, source: 2, published: 2.8, tolerance: 0.1, check: layers}
        - {id: never, text: no sample beats the optimum, source: 3, published: 1, relation: at_least, tolerance: 0, check: best_of_census / optimum}
        - {id: none, text: nobody computes this, source: 4, published: 1, tolerance: 0.1, check: nothing}
      """;

  /** Parts that are computed once for all tests which do not ask how they are kept. */
  @TempDir private static Path parts;

  @TempDir private Path folder;

  private static PartStore shared() {
    return new PartStore(Optional.of(parts));
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("small.yaml"), NETWORK);
    Files.writeString(folder.resolve("paper.csv"), "layer,cycles\none,8\ntwo,2\nthree,2\n");
  }

  private StudyResult run(String text, PartStore store) {
    return run(text, store, new QuietWatch(false));
  }

  private StudyResult run(String text, PartStore store, StudyWatch watch) {
    return run(text, store, watch, 2);
  }

  private StudyResult run(String text, PartStore store, StudyWatch watch, int threads) {
    Library library = new Library(Path.of(System.getProperty("loopwright.home"), "library"));
    return StudyRunner.run(
        StudyCodec.read(NodeFile.parse("small.study.yaml", text).orElseThrow()),
        new StudyContext(library, "test", folder),
        store,
        threads,
        watch);
  }

  private static JudgedClaim claim(StudyResult result, String id) {
    return result.claims().stream()
        .filter(each -> each.claim().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void claimsAreJudgedByNumbersOfTables() {
    StudyResult result = run(STUDY, shared());
    assertThat(claim(result, "less").verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(claim(result, "count").ours()).hasValue(3);
    assertThat(claim(result, "count").verdict()).isEqualTo(ClaimVerdict.WITHIN);
    assertThat(claim(result, "never").verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(result.numbers().get("agreement")).isCloseTo(1.0, offset(1e-9));
    assertThat(claim(result, "none").verdict()).isEqualTo(ClaimVerdict.DIFFERS);
    assertThat(result.failures())
        .extracting(Problem::message)
        .containsExactly("there is no number 'nothing'");
  }

  @Test
  void largerBufferNeverTakesMoreCyclesAndItsRowsHaveAllDesigns() {
    StudyTable table = run(STUDY, shared()).tables().get(0);
    assertThat(table.rows()).extracting(StudyRow::name).containsExactly("one", "two", "three");
    StudyRow row = table.rows().get(0);
    assertThat(row.cells())
        .containsKeys("a.energy_pj", "large.energy_pj", "cheap.energy_pj", "layer.M", "a.gap");
    assertThat(row.cells().get("a.parts.DRAM_pj")).isPositive();
    double parts =
        row.cells().entrySet().stream()
            .filter(cell -> cell.getKey().startsWith("a.parts."))
            .mapToDouble(cell -> cell.getValue())
            .sum();
    assertThat(parts).isCloseTo(row.cells().get("a.energy_pj"), offset(1e-6 * parts));
  }

  private static Offset<Double> offset(double value) {
    return Offset.offset(value);
  }

  @Test
  void laterRunGoesOnFromPartsAndWritesTheSameBytes() throws IOException {
    Path out = folder.resolve("out");
    try (StudyFolder study = StudyFolder.open(out)) {
      StudyResult first = run(STUDY, study.parts());
      // Layers of one shape are one part
      assertThat(first.reused()).isZero();
      study.write(first, () -> false);
    }
    String claims = Files.readString(out.resolve("claims.json"));
    String table = Files.readString(out.resolve("table-layers.csv"));
    List<Path> kept;
    try (Stream<Path> parts = Files.list(out.resolve("parts"))) {
      kept = parts.sorted().toList();
    }
    Files.delete(kept.get(0));
    Files.writeString(kept.get(1), "{broken");
    // Another number, in a file that still reads
    String whole = Files.readString(kept.get(2));
    String edited = whole.replaceFirst(": (\\d)", ": 1$1");
    assertThat(edited).isNotEqualTo(whole);
    Files.writeString(kept.get(2), edited);
    try (StudyFolder study = StudyFolder.open(out)) {
      StudyResult second = run(STUDY, study.parts());
      assertThat(second.reused()).isEqualTo(kept.size() - 3);
      study.write(second, () -> false);
    }
    assertThat(out.resolve("claims.json")).hasContent(claims);
    assertThat(out.resolve("table-layers.csv")).hasContent(table);
    assertThat(kept.get(0)).exists();
  }

  /** Layers whose proofs take longer than the steps that they get. */
  private static final String LIMITED =
      """
      study:
        name: limited
        title: Searches that end before their proof
        source: nobody
        runs:
        - name: layers
          kind: map
          designs: [{name: a, architecture: eyeriss}]
          networks: [{network: alexnet, layers: conv3}]
          mapper: {optimization_metric: edp, step_limit: 200}
          columns: [{name: energy_gap, formula: a.gap}]
        - name: mapspace
          kind: census
          designs: [{name: a, architecture: eyeriss}]
          networks: [{network: alexnet, layers: conv3}]
          samples: 2000
        numbers:
        - {name: gap, take: min, of: a.gap}
        charts:
        - {name: gaps, title: Gaps, kind: bars, axis: gap, series: [{name: gap, formula: energy_gap}]}
        claims:
        - {id: open, text: no proof came to its end, source: 1, published: 0.0001, relation: at_least, tolerance: 0, check: gap}
      """;

  @Test
  void searchesThatStepsEndWriteTheSameBytesOnAnyNumberOfThreads() throws IOException {
    Map<String, String> once = written("once", 1);
    assertThat(once).containsKeys("table-layers.json", "table-layers.csv", "claims.json");
    assertThat(once.get("claims.json")).contains("\"holds\"");
    assertThat(written("side by side", 2)).isEqualTo(once);
    assertThat(once.get("report.html"))
        .contains("Searches that end before their proof")
        .contains("no proof came to its end")
        .contains("Gaps")
        .contains("Table layers");
  }

  /** The files of a run, but for the parts that a later one goes on from and the pictures. */
  private Map<String, String> written(String name, int threads) throws IOException {
    Path out = folder.resolve(name);
    try (StudyFolder study = StudyFolder.open(out)) {
      study.write(run(LIMITED, study.parts(), new QuietWatch(false), threads), () -> false);
    }
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".png")) {
          files.put(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void variantsOfClaimsAreShownApartAndDoNotCount() {
    String text =
        STUDY
            + "  - {id: twin, variant_of: less, text: the same elsewhere, source: 5, published: 1,"
            + " tolerance: 0, check: greatest}\n";
    StudyResult result = run(text, shared());
    assertThat(result.claims()).hasSize(5);
    assertThat(result.claimsOfSource()).hasSize(4);
    assertThat(result.count(ClaimVerdict.DIFFERS)).isEqualTo(1);
    StudyReport report = new StudyReport(result);
    assertThat(report.json().compact())
        .contains("\"variants\":[{\"id\":\"twin\"")
        .contains("\"variant_of\":\"less\"");
    assertThat(report.text()).contains("4 claims: ").contains("under other conditions");
    assertThat(report.csv().lines().count()).isEqualTo(1 + 5);
    assertThat(new StudyIndex(List.of(result)).text()).contains("| 4 |").contains("0, 0, 1 |");
  }

  @Test
  void failingPartIsNamedAndTheRestGoesOn() {
    String text =
        STUDY
            .replace(
                "- {name: large, base: a, set: {Buffer.depth: 2048}}",
                """
                - {name: large, base: a, set: {Bufer.depth: 2048}}
                    - {name: lost, architecture: eyeris}
                    - {name: tiny, base: a, set: {RF.depth: 1}}\
                """)
            .replace(
                "networks: [{network: small.yaml}]",
                "networks: [{network: small.yaml, layers: [one, two]}]");
    StudyResult result = run(text, shared());
    assertThat(result.failures().toString())
        .contains("the design has no component 'Bufer'")
        .contains("Maybe you meant Buffer")
        .contains("small.study.yaml:11")
        .contains("Maybe you meant eyeriss")
        .contains("layer one on tiny");
    assertThat(claim(result, "less").verdict()).isEqualTo(ClaimVerdict.HOLDS);
    assertThat(claim(result, "count").ours()).hasValue(2);
  }

  @Test
  void designIsScaledToTheAreaOfAnother() {
    String text =
        STUDY.replace(
            "- {name: large, base: a, set: {Buffer.depth: 2048}}",
            """
            - {name: goal, architecture: teaching, set: {Buffer.depth: 3000}, technology: 16nm, tables: ignored}
                - {name: large, architecture: teaching, technology: 16nm, tables: ignored, area_of: {design: goal, buffers: Buffer}}\
            """);
    StudyRow row = run(text, shared()).tables().get(0).rows().get(0);
    double goal = row.cells().get("goal.area_um2");
    assertThat(row.cells().get("large.area_um2")).isCloseTo(goal, offset(0.002 * goal));
  }

  @Test
  void nameThatNoRowHasIsFound() {
    StudyResult result = run(STUDY.replace("of: ratio}", "of: rato}"), shared());
    assertThat(result.failures().toString()).contains("Maybe you meant ratio");
    assertThat(claim(result, "less").ours()).isEmpty();
  }

  @Test
  void stoppedStudyHasNoVerdictOfItsOwn() {
    StudyResult result = run(STUDY, PartStore.NONE, new QuietWatch(true));
    assertThat(result.interrupted()).isTrue();
  }

  @Test
  void jsonHasTheKeysThatProgramsReadBack() {
    StudyResult result = run(STUDY, shared());
    assertThat(new StudyReport(result).json().compact())
        .startsWith(
            "{\"study\":\"small\",\"claims\":[{\"id\":\"less\",\"text\":\"16 nm takes"
                + " less\",\"source\":\"1\",")
        .contains(
            "\"published\":2.8,\"ours\":3.0,\"tolerance\":0.1,\"verdict\":\"within\",\"note\":\"\"}")
        .contains("\"ours\":null");
    assertThat(new StudyReport(result).text()).contains("within 10.0 %");
  }
}
