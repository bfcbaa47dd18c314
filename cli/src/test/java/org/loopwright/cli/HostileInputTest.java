package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to do harm are refused by name: exit code 2, a reason, soon, and nothing run. */
final class HostileInputTest {
  /** Far above what any of them takes, for machines that do other work as well. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  static Stream<Arguments> files() {
    return Stream.of(
        file("bomb.yaml", bomb(), "more than 200000 values, counted with the uses of its anchors"),
        file("self.yaml", "a: &a [*a]", "anchor 'a' contains itself"),
        file("deep.yaml", "a: " + "[".repeat(100_000), "nested deeper than 64 levels"),
        file("maps.yaml", "{a: \n".repeat(100_000), "nested deeper than 64 levels"),
        file("deep.json", "{\"a\":".repeat(100_000), "nested deeper than 64 levels"),
        file("long.yaml", "a".repeat(1 << 20) + ": 1", "a line longer than 131072 characters"),
        file("huge.yaml", "# x\n".repeat(5 << 20), "larger than 16777216 bytes"),
        file("whole.yaml", gemm("9".repeat(300)), "must be a positive integer but was 999"),
        file("exponent.yaml", gemm("1e999999999"), "must be a positive integer but was 1e99"),
        file("small.yaml", gemm("1e-999999999"), "must be a positive integer but was 1e-99"),
        file("product.yaml", gemm("9223372036854775807"), "too large: a product of its sizes"),
        file("object.yaml", "a: !!java.net.URLClassLoader [[]]", "tag !!java.net.URLClassLoader"),
        file("engine.yaml", "a: !!javax.script.ScriptEngineManager []", "files hold data"),
        file("include.yaml", "architecture: !include /etc/passwd", "must be a map but was"),
        file("zip.yaml", "\u001f\u008b", "not valid YAML: the character U+001F"));
  }

  private static Arguments file(String name, String content, String message) {
    return Arguments.of(name, content, message);
  }

  /** Nine anchors, each nine times the one before. */
  private static String bomb() {
    StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'j'; name++) {
      String before = "*" + (char) (name - 1);
      text.append("%s: &%s [%s]%n".formatted(name, name, (before + ", ").repeat(8) + before));
    }
    return text.toString();
  }

  private static String gemm(String bound) {
    return "problem: {shape: gemm, M: %s, N: %s, K: %s}".formatted(bound, bound, bound);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void fileIsRefused(String name, String content, String message) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    assertThat(validate(file)).as(err.toString()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(file.toString()).contains(message);
  }

  static Stream<String> expressions() {
    return Stream.of(
        "java.lang.Runtime.getRuntime()",
        "T(java.lang.System).exit(3)",
        "''.getClass()",
        "getClass()",
        "System.exit(3)",
        "new java.io.File(1)",
        "exec(1)",
        "${jndi:ldap://localhost}",
        "__import__(1)",
        "2^2^2^2^2^2^2",
        "(".repeat(200) + "1" + ")".repeat(200));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void expressionIsRefused(String expression) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("compound.yaml"),
            """
            architecture:
              version: 0.4
              subtree:
              - name: system
                local:
                - {name: DRAM, class: DRAM}
                - {name: buffer, class: storage_pair, attributes: {depth: 64}}
                - {name: mac, class: intmac}
            compound_components:
              version: 0.4
              classes:
              - name: storage_pair
                attributes: {depth: 64}
                subcomponents:
                - {name: memory, class: SRAM, attributes: {depth: "%s", width: 16}}
                actions:
                - {name: read, subcomponents: [{name: memory, actions: [{name: read}]}]}
            """
                .formatted(expression));
    int exitCode = execute("estimate", file.toString());
    assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .containsAnyOf("is no arithmetic", "characters", "which has no value")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void linkOutOfTheFolderIsNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.yaml"), "mapper: {seed: hush}");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("mapper.yaml"), secret);
    assertThat(validate(inside)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("is a link that leads out of the folder")
        .doesNotContain("hush");
  }

  @Test
  void batchReadsNothingOutsideItsFolder() throws IOException {
    Files.writeString(folder.resolve("secret.yaml"), "architecture: {secret: hush}");
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("link.yaml"), folder.resolve("secret.yaml"));
    Path batch =
        Files.writeString(
            inside.resolve("cases.jsonl"),
            """
            {"id": "up", "inputs": ["../secret.yaml"]}
            {"id": "link", "inputs": ["link.yaml"]}
            {"id": "root", "inputs": ["/etc/passwd"]}
            """);
    Path results = inside.resolve("results.jsonl");
    execute("evaluate", "--batch", batch.toString(), "--out", results.toString());
    assertThat(Files.readAllLines(results))
        .hasSize(3)
        .allMatch(line -> line.contains("is not a file in the batch's folder"))
        .noneMatch(line -> line.contains("hush"));
  }

  private int validate(Path path) {
    return execute("validate", path.toString());
  }

  private int execute(String... command) {
    return Assertions.assertTimeoutPreemptively(
        SOON,
        () ->
            Main.commandLine()
                .setOut(new PrintWriter(StringWriter.nullWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(command));
  }
}
