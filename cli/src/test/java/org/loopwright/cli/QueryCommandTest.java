package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about a small sweep. */
final class QueryCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String results;

  @BeforeEach
  void sweep() throws IOException {
    Files.writeString(
        folder.resolve("net.yaml"),
        """
        network:
          name: small
          layers:
          - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
        """);
    Path space =
        Files.writeString(
            folder.resolve("space.yaml"),
            """
            space:
              architecture: teaching
              axes: {RF.depth: [4, 16]}
              networks: net.yaml
              mapper: {algorithm: random, search_size: 50, num_threads: 1}
            """);
    results = folder.resolve("results").toString();
    assertThat(run("explore", space.toString(), "--out", results)).as(err.toString()).isZero();
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void answersInEveryFormat() {
    String sql = "select point, \"RF.depth\" as depth, reason from designs order by point";
    assertThat(run("query", results, sql)).as(err.toString()).isZero();
    assertThat(out.toString().lines().findFirst().orElseThrow()).matches("point +depth +reason");
    assertThat(run("query", results, sql, "--format", "csv")).isZero();
    assertThat(out.toString()).contains("point,depth,reason", "\n1,16,");
    assertThat(run("query", results, sql, "--format", "json")).isZero();
    assertThat(out.toString()).contains("\"depth\" : 16").contains("\"complete\" : true");
  }

  @Test
  void withoutAQuestionTablesAreListed() {
    assertThat(run("query", results)).isZero();
    assertThat(out.toString())
        .containsPattern("designs +RF.depth +BIGINT")
        .containsPattern("layers +verdict +VARCHAR")
        .containsPattern("levels +energy_pj +DOUBLE")
        .containsPattern("front +area_um2 +DOUBLE");
  }

  @Test
  void moreRowsThanTheLimitAreNoted() {
    assertThat(run("query", results, "from levels", "--limit", "1")).isZero();
    assertThat(err.toString()).contains("only the first 1 rows", "--limit");
  }

  @Test
  void wrongQuestionsAndFoldersAreTold() {
    assertThat(run("query", results, "select depht from designs")).isEqualTo(2);
    assertThat(err.toString()).contains("depht", "views: designs (point, RF.depth, ");
    assertThat(run("query", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none").contains("is not a folder");
    assertThat(run("query", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("has no tables", "--out");
  }
}
