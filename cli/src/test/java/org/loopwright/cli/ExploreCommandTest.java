package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExploreCommandTest {
  private static final String SHAPES =
      """
      Network shapes {
        Layer conv { Type: CONV
          Dimensions { K: 16, C: 8, R: 3, S: 3, Y: 10, X: 10 } }
        Layer product { Type: GEMM Dimensions { M: 8, N: 4, K: 16 } }
      }
      """;
  private static final String COSTS = "../library/costs/maestro-28nm.yaml";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path mapping;

  @BeforeEach
  void writeMapping() throws IOException {
    mapping = Files.writeString(folder.resolve("shapes.m"), SHAPES);
  }

  @Test
  void writesAllResults() {
    Path results = folder.resolve("results");
    assertThat(run("--style", "kc-p,yr-p", "--out", results.toString())).isZero();
    assertThat(out.toString()).contains("4,096 designs", "valid", "no multicast");
    assertThat(err.toString()).contains("designs/s");
    assertThat(results)
        .isDirectoryContaining("glob:**/result.json")
        .isDirectoryContaining("glob:**/pareto.csv")
        .isDirectoryContaining("glob:**/best.csv")
        .isDirectoryContaining("glob:**/support.csv")
        .isDirectoryContaining("glob:**/area-throughput.svg")
        .isDirectoryContaining("glob:**/buffer-throughput.png");
    out.getBuffer().setLength(0);
    String front = "select count(*) as a from designs where on_pareto_front union all";
    assertThat(query(results, front + " select count(*) from pareto")).as(err.toString()).isZero();
    assertThat(out.toString().lines().skip(1).distinct()).hasSize(1);
    String names =
        "select column_name from information_schema.columns where table_name = '%s' except";
    String same =
        names.formatted("pareto") + " " + names.formatted("designs").replace(" except", "");
    out.getBuffer().setLength(0);
    assertThat(query(results, same)).as(err.toString()).isZero();
    assertThat(out.toString().lines()).hasSize(1); // the head
  }

  private int query(Path results, String sql) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("query", results.toString(), sql, "--format", "csv");
  }

  @Test
  void resumesWhereItStopped() throws IOException {
    Path results = folder.resolve("results");
    List<String> options = List.of("--style", "kc-p", "-o", results.toString(), "-f", "csv");
    assertThat(run(options.toArray(String[]::new))).isZero();
    String front = Files.readString(results.resolve("pareto.csv"));
    List<String> again = new ArrayList<>(options);
    again.add("--resume");
    assertThat(run(again.toArray(String[]::new))).isZero();
    assertThat(Files.readString(results.resolve("pareto.csv"))).isEqualTo(front);
    again.addAll(List.of("--max-area", "3"));
    assertThat(run(again.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains("another sweep");
  }

  @Test
  void ownCostsReplaceThoseThatShip() throws IOException {
    String table = Files.readString(Path.of(COSTS)).replace("area_um2: 283", "area_um2: 9e9");
    Path own = Files.writeString(folder.resolve("own.yaml"), table);
    assertThat(run("--style", "kc-p", "--costs", COSTS)).isZero();
    assertThat(run("--style", "kc-p", "--costs", own.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("0 valid");
  }

  @Test
  void someLayersOnly() {
    assertThat(run("--style", "kc-p", "--layer", "product", "-f", "json")).isZero();
    assertThat(out.toString()).contains("\"macs\" : 512"); // 8 * 4 * 16
    assertThat(run("--style", "kc-p", "--layer", "pool")).isEqualTo(2);
    assertThat(err.toString()).contains("network shapes has no layer 'pool'. Known: conv, product");
  }

  @Test
  void networksAndAdaptiveStyles() throws IOException {
    Path network =
        Files.writeString(
            folder.resolve("net.yaml"),
            """
            network:
              name: net
              layers:
              - {name: wide, shape: cnn-layer, R: 3, S: 3, P: 14, Q: 14, C: 2, K: 4, N: 1}
              - {name: deep, shape: cnn-layer, R: 1, S: 1, P: 3, Q: 3, C: 32, K: 32, N: 1}
            """);
    String[] options = {"--network", network.toString(), "--style", "all", "-f", "csv"};
    assertThat(runAlone(options)).isZero();
    assertThat(out.toString()).contains("adaptive-throughput", "adaptive-energy");
    assertThat(runAlone("--network", network.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("choose one with --style");
    assertThat(run("--network", network.toString(), "--style", "kc-p")).isEqualTo(2);
  }

  @Test
  void badInputIsExitCodeTwo() {
    assertThat(run("--style", "zz-p")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no style 'zz-p'");
    assertThat(run("--style", "kc-p", "--l1-size", "9..4")).isEqualTo(2);
    assertThat(err.toString()).contains("--l1-size '9..4'");
    assertThat(run("--style", "kc-p", "--objective", "beauty")).isEqualTo(2);
    assertThat(run("--style", "kc-p", "--resume")).isEqualTo(2);
    assertThat(run("--style", "kc-p", "--threads", "0")).isEqualTo(2);
    assertThat(run("--style", "kc-p", "--costs", "missing.yaml")).isEqualTo(2);
    assertThat(run()).isEqualTo(2); // the file says nothing of how to map
  }

  private int run(String... options) {
    return runAlone(
        Stream.concat(Stream.of(mapping.toString()), Stream.of(options)).toArray(String[]::new));
  }

  private int runAlone(String... options) {
    List<String> arguments = new ArrayList<>(List.of("explore", "--pes", "8..64:8"));
    if (!List.of(options).contains("--l1-size")) {
      arguments.addAll(List.of("--l1-size", "64..512:64"));
    }
    arguments.addAll(List.of("--noc-bandwidth", "1..4", "--l2-size", "1024..8192:1024"));
    arguments.addAll(List.of(options));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
