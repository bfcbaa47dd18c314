package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceControl;
import org.loopwright.service.space.SpaceFolder;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceSweep;
import org.loopwright.service.store.TableStore;

/** Runs that are opened: a sweep with Parquet, as the program writes it, and others. */
final class RunsApiTest {
  private static final String SPACE =
      """
      space:
        name: memories
        architecture: teaching
        axes:
          RF.depth: [4, 16]
          Buffer.depth: [16, 64]
        networks: net.yaml
      """;
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
      """;

  @TempDir private static Path folder;
  @TempDir private static Path inputs;

  private static Explorer explorer;

  @BeforeAll
  static void start() throws IOException {
    sweep(folder.resolve("sweep"));
    Path table = Files.createDirectories(folder.resolve("tables"));
    Files.writeString(
        table.resolve("result.json"), "{\"network\": \"net\", \"verdict\": \"found\"");
    StringBuilder rows = new StringBuilder("layer,cycles,energy_pj,proved\n");
    for (int i = 0; i < 25; i++) {
      rows.append("l%d,%d,%d.5e3,%s\n".formatted(i, 100 * i, i, i % 2 == 0));
    }
    Files.writeString(table.resolve("layers.csv"), rows);
    Files.createDirectories(folder.resolve("no-run"));
    explorer = new Explorer(Optional.of(folder));
  }

  private static void sweep(Path results) throws IOException {
    Files.writeString(inputs.resolve("net.yaml"), NETWORK);
    SpaceRequest request =
        new SpaceRequest(
            RunIdentity.of("test").withArchitecture(Optional.of("teaching")),
            SpaceReader.read(Files.writeString(inputs.resolve("space.yaml"), SPACE)),
            Explorer.LIBRARY,
            Optional.empty(),
            UnaryOperator.identity());
    ShardWork work =
        new ShardWork(request, Optional.of(TableStore.required("this test")), RowChoice.AUTO);
    try (OutputFolder out = OutputFolder.open(results, Earlier.REFUSED)) {
      SpaceFolder store = new SpaceFolder(out, request, work, false);
      SpaceControl control = new SpaceControl(1, System::nanoTime, () -> false, progress -> {});
      store.write(SpaceSweep.run(request, control, store));
    }
  }

  @AfterAll
  static void stop() {
    explorer.close();
  }

  private static JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = explorer.get(path);
    assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
    return explorer.json(answer);
  }

  @Test
  void runsAreListedWithWhatTheyAreAbout() throws Exception {
    JsonNode found = get("/api/runs");
    assertThat(found.get("total").asInt()).isEqualTo(2);
    assertThat(found.findValuesAsText("name")).containsExactly("sweep", "tables");
    assertThat(found.at("/runs/0/about/space").asText()).isEqualTo("memories");
    assertThat(found.at("/runs/0/report").asBoolean()).isTrue();
    assertThat(found.at("/runs/1/about/verdict").asText()).isEqualTo("found");
    assertThat(found.at("/runs/1/report").asBoolean()).isFalse();
    assertThat(get("/api/runs?from=1").get("runs")).hasSize(1);
  }

  @Test
  void sweepHasItsRowsOfParquet() throws Exception {
    JsonNode run = get("/api/runs/sweep");
    assertThat(run.get("tables").findValuesAsText("name"))
        .contains("designs", "layers", "levels", "front");
    assertThat(run.get("files").toString()).contains("report.html", "points.csv");
    JsonNode rows = get("/api/runs/sweep/tables/designs");
    assertThat(rows.get("columns").toString()).startsWith("[\"point\",\"RF.depth\"");
    assertThat(rows.get("rows")).hasSize(4);
    assertThat(rows.get("complete").asBoolean()).isTrue();
    assertThat(rows.at("/rows/3/2").asInt()).isEqualTo(64);
    JsonNode page = get("/api/runs/sweep/tables/designs?from=1&size=2");
    assertThat(page.get("rows")).hasSize(2);
    assertThat(page.at("/rows/0/0").asInt()).isEqualTo(1);
    assertThat(page.get("complete").asBoolean()).isFalse();
  }

  @Test
  void csvIsReadInPagesWithNumbersAsSuch() throws Exception {
    JsonNode page = get("/api/runs/tables/tables/layers?from=20&size=10");
    assertThat(page.get("rows")).hasSize(5);
    assertThat(page.get("complete").asBoolean()).isTrue();
    assertThat(page.at("/rows/0").toString()).isEqualTo("[\"l20\",2000,20500.0,true]");
    assertThat(get("/api/runs/tables/tables/layers?from=99").get("rows")).isEmpty();
  }

  @Test
  void withoutDuckDbCsvIsReadAndParquetSaysWhatIsMissing() throws Exception {
    try (Explorer bare = new Explorer(Optional.of(folder), Optional::empty)) {
      assertThat(bare.get("/api/runs/sweep/tables/front").statusCode()).isEqualTo(200);
      HttpResponse<String> answer = bare.get("/api/runs/sweep/tables/designs");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("a table of Parquet files needs loopwright-duckdb.jar");
    }
  }

  @Test
  void nothingOutsideOfTheFolderIsOpened() throws Exception {
    Path outside = Files.createDirectories(inputs.resolve("run"));
    Files.writeString(outside.resolve("result.json"), "{}");
    Files.writeString(outside.resolve("secret.csv"), "a\n4711\n");
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Path run = Files.createDirectories(folder.resolve("with-link"));
    Files.writeString(run.resolve("result.json"), "{}");
    Files.createSymbolicLink(run.resolve("secret.csv"), outside.resolve("secret.csv"));
    try {
      for (String path :
          List.of(
              "/api/runs/link",
              "/api/runs/link/tables/secret",
              "/api/runs/with-link/tables/secret",
              "/api/runs/no-run",
              "/api/runs/..",
              "/api/runs/..%2f..",
              "/api/runs/sweep/tables/..%2fsecret",
              "/api/runs/sweep/tables/x\"; drop",
              "/results/link/secret.csv",
              "/results/no-run/secret.csv")) {
        HttpResponse<String> answer = explorer.get(path.replace("\"", "%22").replace(" ", "%20"));
        assertThat(answer.statusCode()).as(path).isBetween(400, 404);
        assertThat(answer.body()).as(path).doesNotContain("4711");
      }
      assertThat(get("/api/runs").findValuesAsText("name")).doesNotContain("link");
    } finally {
      Files.delete(folder.resolve("link"));
      Files.delete(run.resolve("secret.csv"));
      Files.delete(run.resolve("result.json"));
      Files.delete(run);
    }
  }

  @Test
  void wrongNumbersAndNamesAreRefusedWithAWayOut() throws Exception {
    for (String query : List.of("from=-1", "from=x", "size=20001", "size=1.5")) {
      HttpResponse<String> answer = explorer.get("/api/runs/sweep/tables/designs?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.body()).contains("must be a whole number");
    }
    assertThat(explorer.get("/api/runs/sweep/tables/desings").body()).contains("designs");
    Files.write(folder.resolve("tables/binary.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
    HttpResponse<String> binary = explorer.get("/api/runs/tables/tables/binary");
    assertThat(binary.statusCode()).isBetween(400, 422);
    assertThat(binary.body()).doesNotContain("internal error");
  }
}
