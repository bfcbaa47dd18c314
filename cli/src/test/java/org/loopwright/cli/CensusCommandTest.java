package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CensusCommandTest {
  private static final String DESIGN =
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
  private String design;
  private String problem;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeSpecification() throws IOException {
    design = Files.writeString(folder.resolve("design.yaml"), DESIGN).toString();
    problem =
        Files.writeString(
                folder.resolve("problem.yaml"), "problem: {shape: gemm, M: 4, N: 2, K: 4}")
            .toString();
  }

  @Test
  void leastEnergyOfAllMappingsIsTheOneThatMapProves() throws IOException {
    JsonNode census = json("census", "--all", "--statistic", "energy_pj");
    JsonNode map = json("map", "--search", "optimal", "--objective", "energy");
    assertThat(census.at("/statistics/0/best").doubleValue())
        .isEqualTo(map.at("/layers/0/evaluation/energy_pj").doubleValue());
    assertThat(census.at("/census/examined").longValue())
        .isEqualTo(census.at("/census/mapspace_size").asLong());
    assertThat(census.at("/census/seed").isMissingNode()).isFalse();
  }

  @Test
  void folderHasHistogramsAndBestMappingsThatEvaluateReadsBack() throws IOException {
    Path results = folder.resolve("results");
    JsonNode census =
        json("census", "--all", "--statistic", "energy_pj", "--out", results.toString());
    assertThat(results.resolve("histogram-energy_pj.svg")).isNotEmptyFile();
    assertThat(results.resolve("histogram-energy_pj.png")).isNotEmptyFile();
    assertThat(results.resolve("census.csv")).isNotEmptyFile();
    problem = results.resolve("best-energy_pj.yaml").toString();
    JsonNode best = json("evaluate");
    assertThat(best.at("/energy_pj").doubleValue())
        .isEqualTo(census.at("/statistics/0/best").doubleValue());
  }

  @Test
  void rowsAreThoseThatMeetTheConditions() throws IOException {
    Path rows = folder.resolve("rows.csv");
    JsonNode census =
        json(
            "census",
            "--samples",
            "3000",
            "--statistic",
            "utilization,levels.GLB.reads",
            "--where",
            "utilization >= 0.9",
            "--within",
            "levels.GLB.reads:10%",
            "--rows",
            rows.toString());
    List<String> lines = Files.readAllLines(rows);
    assertThat(lines.get(0)).isEqualTo("point,utilization,levels.GLB.reads");
    assertThat(lines).hasSize(1 + census.at("/census/counted").intValue()).hasSizeGreaterThan(1);
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(Double.parseDouble(line.split(",")[1])).isGreaterThan(0.9));
  }

  @Test
  void rowsAsParquetAreThoseOfTheCsvFile() throws IOException {
    Path csv = folder.resolve("rows.csv");
    Path parquet = folder.resolve("rows.parquet");
    for (Path rows : List.of(csv, parquet)) {
      assertThat(run("census", "--samples", "300", "--rows", rows.toString())).isZero();
    }
    String numbers = "select count(*), sum(energy_pj), max(point) from ";
    assertThat(asked(numbers + "rows")).isEqualTo(asked(numbers + "read_csv('" + csv + "')"));
  }

  private String asked(String sql) {
    StringWriter answer = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(answer, true))
            .setErr(new PrintWriter(err, true))
            .execute("query", folder.toString(), sql, "--format", "csv");
    assertThat(code).as(err.toString()).isZero();
    return answer.toString();
  }

  @Test
  void textHasAHistogram() {
    assertThat(run("census", "--samples", "3000")).isZero();
    assertThat(out.toString()).contains("3,000 of", "can run", "median", "energy_pj, pJ", "###");
  }

  @Test
  void wrongNamesAreRefusedWithWhatMayBeMeant() {
    assertThat(run("census", "--statistic", "levels.GBL.reads")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("levels.GBL.reads", "maybe you meant levels.GLB.reads");
    assertThat(run("census", "--where", "utilisation > 0.5")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("maybe you meant utilization");
    assertThat(run("census", "--all", "--samples", "5")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("leave out one");
    assertThat(run("census", "--samples", "0")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("census", "--bins", "0")).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void nothingToCountIsNoValidMapping() {
    assertThat(run("census", "--samples", "100", "--where", "cycles < 1"))
        .isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(out.toString()).contains("0 of those meet cycles < 1");
  }

  private JsonNode json(String command, String... options) throws IOException {
    out.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--format", "json"));
    assertThat(run(command, all.toArray(String[]::new))).describedAs(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int run(String command, String... options) {
    List<String> all = new ArrayList<>(List.of(command, design, problem));
    all.addAll(List.of(options));
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
