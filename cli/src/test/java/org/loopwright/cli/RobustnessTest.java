package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** What once went wrong with odd input and output, and never may again. */
final class RobustnessTest {
  /** A small design and problem, with prices of its own. */
  private static final String PRICED =
      """
      problem: {shape: gemm, instance: {M: 8, N: 8, K: 8}}
      architecture:
        version: 0.4
        subtree:
        - name: s
          local:
          - {name: DRAM, class: DRAM, attributes: {width: 64, word_bits: 16}}
          - {name: Buf, class: SRAM, attributes: {depth: 64, width: 16, word_bits: 16}}
          - {name: mac, class: intmac, attributes: {word_bits: 16}}
      ERT:
        version: 0.4
        tables:
        - name: 's.DRAM[1..1]'
          actions: [{name: read, energy: %1$s}, {name: write, energy: %1$s}, {name: update, energy: %1$s}, {name: leak, energy: 0}]
        - name: 's.Buf[1..1]'
          actions: [{name: read, energy: 0}, {name: write, energy: 0}, {name: update, energy: 0}, {name: leak, energy: 0}]
        - name: 's.mac[1..1]'
          actions: [{name: compute, energy: 0}]
      """;

  private static final String TEACHING = "-a=../library/architectures/teaching.yaml";
  private static final String MAPPING =
      """
      mapping:
      - {target: DRAM, type: temporal, factors: M=8 N=8 K=8}
      - {target: Buf, type: temporal, factors: M=1 N=1 K=1}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(Object... command) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Arrays.stream(command).map(Object::toString).toArray(String[]::new));
  }

  @Test
  void resultsWithoutAnEnergyHaveNoPlots() throws IOException {
    Path free = write("free.yaml", PRICED.formatted("0"));
    Path results = folder.resolve("free");
    assertThat(run("map", free, "--search=optimal", "-o", results)).as(err.toString()).isZero();
    assertThat(results.resolve("report.txt")).exists();
    assertThat(results.resolve("energy.svg")).doesNotExist();

    Path outside = write("outside.yaml", PRICED.formatted("5"));
    results = folder.resolve("outside");
    assertThat(run("map", outside, "--search=optimal", "-o", results)).as(err.toString()).isZero();
    assertThat(results.resolve("energy.svg")).exists();
    assertThat(results.resolve("energy-inside.svg")).doesNotExist();
  }

  @Test
  void searchesWithoutAMappingHaveNoPlots() throws IOException {
    Path layer = write("layer.yaml", "problem: {shape: gemm, instance: {M: 4, N: 4, K: 2}}\n");
    Path results = folder.resolve("none");
    assertThat(run("map", TEACHING, layer, "--delay-cap=1", "-o", results))
        .as(err.toString())
        .isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(results.resolve("energy.svg")).doesNotExist();
    assertThat(results.resolve("result.json")).exists();
  }

  @Test
  void onlyRegularFilesAreReplaced() throws Exception {
    Path design = write("design.yaml", PRICED.formatted("5") + MAPPING);
    Path other = write("other.txt", "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), other);
    assertThat(run("evaluate", design, "-o", link)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("link: is in the way, and no regular file");
    assertThat(other).hasContent("precious");
    assertThat(Files.isSymbolicLink(link)).isTrue();

    Path pipe = pipe("pipe");
    assertThat(run("convert", design, "--to=v0.4", "-o", pipe)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private Path pipe(String name) throws Exception {
    Path pipe = folder.resolve(name);
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(mkfifo.waitFor()).isZero();
    return pipe;
  }

  @Test
  void pipesAreNotRead() throws Exception {
    List<List<Object>> commands =
        List.of(
            List.of("validate", pipe("spec.yaml")),
            List.of("validate", pipe("spec.cfg"), TEACHING),
            List.of("analyze", pipe("mapping.m")),
            List.of("explore", "../library/dataflows/kc-p.m", "--costs", pipe("costs.yaml")),
            List.of("evaluate", "--batch", pipe("cases.jsonl")),
            List.of("convert", "--to=workloads", pipe("model.onnx")),
            List.of("convert", "--to=classic", pipe("other.m")));
    for (List<Object> command : commands) {
      err.getBuffer().setLength(0);
      assertThat(run(command.toArray())).as(command + "\n" + err).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString()).as(command.toString()).contains("is a pipe or a device");
    }
  }

  @Test
  void pricesThatOverflowAreRefused() throws IOException {
    Path design = write("design.yaml", PRICED.formatted("1e308") + MAPPING);
    assertThat(run("evaluate", design, "--format=json")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains("design.yaml:14 ", "must be a number of at most 1e30 (pJ) but was 1e308");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void mappingsToConvertAreBoundedText() throws IOException {
    Path latin = folder.resolve("latin.m");
    Files.write(latin, "Network n {\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run("convert", "--to=classic", latin)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("latin.m:2: is not UTF-8 text");

    Path huge = folder.resolve("huge.m");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    assertThat(run("convert", "--to=classic", huge)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("huge.m: larger than 16777216 bytes");
  }

  @Test
  void namesCannotCommandTerminalsAndSpreadsheets() throws IOException {
    Path names =
        write(
            "names.yaml",
            """
            network:
              name: "net\\e[31m"
              layers:
              - {name: "\\e[31mRED\\e]0;pwn\\a", shape: gemm, M: 2, N: 2, K: 1}
              - {name: "x\\u0000y&<script>\\u0008\\uFFFE\\u009b\\u202E", shape: gemm, M: 2, N: 1, K: 2}
              - {name: "=cmd|'/c calc'!A1", shape: gemm, M: 1, N: 2, K: 2}
            """);
    Path results = folder.resolve("results");
    for (String format : List.of("text", "json", "csv")) {
      assertThat(run("map", TEACHING, names, "--search=optimal", "-f", format)).isZero();
    }
    assertThat(run("map", TEACHING, names, "--search=optimal", "-o", results)).isZero();
    assertVisible("standard output", out.toString());
    assertVisible("standard error", err.toString());
    assertThat(out.toString()).contains("\\u001b[31mRED\\u001b]0;pwn\\u0007", "'=cmd|'/c calc'!A1");
    try (Stream<Path> files = Files.list(results)) {
      for (Path file : files.filter(path -> !path.toString().endsWith(".png")).toList()) {
        assertVisible(file.toString(), Files.readString(file));
      }
    }
    Path unknown =
        write("unknown.yaml", "problem: {shape: \"\\e[31mRED\"}\n\"\\e[31mRED\\e]0;pwn\\a\": 1\n");
    assertThat(run("validate", TEACHING, unknown)).isEqualTo(ExitCode.BAD_INPUT);
    assertVisible("errors", err.toString());
  }

  private static void assertVisible(String what, String text) {
    assertThat(
            text.chars()
                .filter(c -> (c < ' ' && "\r\n\t".indexOf(c) < 0) || (c >= 0x7f && c < 0xa0)))
        .as(what + "\n" + text)
        .isEmpty();
    assertThat(text).as(what).doesNotContain("\u202e", "\ufffe");
  }

  static Stream<Arguments> messages() {
    String teaching = "  - {name: %s, shape: gemm, M: %s, N: 4, K: 4}\n";
    return Stream.of(
        Arguments.of(
            "layers.yaml",
            "network:\n  name: n\n  layers:\n" + teaching.formatted("big", 1L << 40),
            List.of("analyze", "--style=KC-P", "--pes=16", "--network"),
            "layers.yaml: layer big: size "),
        Arguments.of(
            "nameless.yaml",
            PRICED.formatted("1").replace("s.Buf[1..1]", "[1..1]"),
            List.of("validate"),
            "nameless.yaml:15 ERT.tables[1]: names no component but '[1..1]'"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void messagesHaveAPlace(String name, String text, List<String> command, String message)
      throws IOException {
    Object[] all = Stream.concat(command.stream(), Stream.of(write(name, text))).toArray();
    assertThat(run(all)).as(err.toString()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void tablesWithoutAMacAreRefusedWhereTheyAreNamed() throws IOException {
    write("technology.yaml", "technology:\n  name: own\n  node_nm: 65\n  relative: {unit_pj: 1}\n");
    write(
        "relative.csv",
        """
        level,capacity_bytes,word_bits,relative_energy,source
        DRAM,,16,200,own
        buffer,512,16,1,own
        buffer,1024,16,2,own
        """);
    assertThat(run("estimate", "../library/architectures/teaching.yaml", "-t", folder))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("technology.yaml:", "relative.csv has no mac");
  }

  @Test
  void messagesAreFewAndShort() throws IOException {
    Path clusters =
        write("many.m", "Network n {\n" + "Layer l { Type: FOO }\n".repeat(5_000) + "}\n");
    assertThat(run("analyze", clusters, "--pes=16")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).hasSizeLessThan(20_000).contains(" more");

    err.getBuffer().setLength(0);
    Path expression = write("sum.yaml", "a: {{ " + "1 + ".repeat(3_900) + " }}\n");
    assertThat(run("validate", expression)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).hasSizeLessThan(3_000);

    err.getBuffer().setLength(0);
    Path key = write("key.yaml", "k".repeat(100_000) + ": " + "v".repeat(20_000) + "\n");
    assertThat(run("validate", key)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).hasSizeLessThan(8_000);
  }

  /** Fails as only the virtual machine does. */
  @Command(name = "fail")
  private static final class Failing implements Callable<Integer> {
    private final Error failure;

    Failing(Error failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() {
      throw failure;
    }
  }

  private int fail(Error failure) {
    return Main.commandLine()
        .addSubcommand(new Failing(failure))
        .setErr(new PrintWriter(err, true))
        .execute("fail");
  }

  @Test
  void failuresOfTheVirtualMachineAreInternalErrors() {
    assertThat(fail(new StackOverflowError())).isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(err.toString())
        .startsWith("loopwright: internal error: java.lang.StackOverflowError at org.loopwright.")
        .hasLineCount(2);
    err.getBuffer().setLength(0);
    assertThat(fail(new OutOfMemoryError("Java heap space"))).isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(err.toString()).startsWith("loopwright: out of memory").contains("-Xmx8g");
    assertThat(err.toString()).hasLineCount(1);
  }
}
