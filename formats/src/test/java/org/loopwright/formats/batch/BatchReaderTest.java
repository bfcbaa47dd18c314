package org.loopwright.formats.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.SpecException;

final class BatchReaderTest {
  private static final String ARCHITECTURE =
      """
      architecture:
        subtree:
          - name: top
            local: [{name: DRAM, class: DRAM}, {name: mac, class: mac}]
      """;
  private static final String PROBLEM = "\"problem\": {\"shape\": \"gemv\", \"M\": 4, \"K\": 3}";
  private static final String MAPPING =
      "\"mapping\": [{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3\"}]";

  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void write() throws IOException {
    root = Files.createDirectories(folder.resolve("batch"));
    Files.writeString(root.resolve("arch.yaml"), ARCHITECTURE);
    Files.writeString(folder.resolve("secret.yaml"), ARCHITECTURE);
  }

  private List<BatchCase> read(String... lines) throws IOException {
    Path file = Files.writeString(root.resolve("cases.jsonl"), String.join("\n", lines));
    List<BatchCase> cases = new ArrayList<>();
    try (BatchReader batch = BatchReader.open(file)) {
      for (Optional<BatchCase> next = batch.next(); next.isPresent(); next = batch.next()) {
        cases.add(next.get());
      }
    }
    return cases;
  }

  private static String line(String id, String input) {
    return "{\"id\": \"%s\", \"inputs\": [\"%s\"], %s, %s, \"expected\": {}}"
        .formatted(id, input, PROBLEM, MAPPING);
  }

  private static String problems(BatchCase one) {
    return one.fold(read -> "none", Object::toString);
  }

  @Test
  void casesAreReadOneByOne() throws IOException {
    List<BatchCase> cases = read(line("a", "arch.yaml"), "", line("b", "./arch.yaml"));
    assertThat(cases).extracting(BatchCase::id).containsExactly("a", "b");
    assertThat(cases).noneMatch(BatchCase.Malformed.class::isInstance);
    boolean mapped = cases.get(0).fold(read -> read.mapping().isPresent(), problems -> false);
    assertThat(mapped).isTrue();
  }

  @Test
  void linesThatDifferInTheirMappingShareTheRest() throws IOException {
    String other = MAPPING.replace("M=4 K=3", "K=3 M=4");
    String line = line("b", "arch.yaml").replace(MAPPING, other);
    String smaller = line("c", "arch.yaml").replace("\"M\": 4", "\"M\": 2").replace("M=4", "M=2");
    List<Specification> read =
        read(line("a", "arch.yaml"), line, smaller).stream()
            .map(one -> one.fold(specification -> specification, problems -> null))
            .toList();
    assertThat(read.get(1).hardware()).isSameAs(read.get(0).hardware());
    assertThat(read.get(1).workload().orElseThrow()).isSameAs(read.get(0).workload().orElseThrow());
    assertThat(read.get(2).workload()).isNotEqualTo(read.get(0).workload());
  }

  @Test
  void problemsHaveThePlaceOfTheirOwnLine() throws IOException {
    String badMapping = line("m", "arch.yaml").replace("M=4 K=3", "M=4 K=2");
    String badProblem = line("p", "arch.yaml").replace("gemv", "gemw");
    List<BatchCase> cases = read(line("a", "arch.yaml"), badMapping, badProblem, badProblem);
    assertThat(problems(cases.get(1))).contains("cases.jsonl:2").contains("factors of K");
    assertThat(problems(cases.get(2))).contains("cases.jsonl:3").contains("gemw");
    assertThat(problems(cases.get(3))).contains("cases.jsonl:4").contains("gemw");
  }

  @Test
  void aMappingInTheInputsAndInTheLineIsOneTooMany() throws IOException {
    Files.writeString(root.resolve("mapping.yaml"), "{" + MAPPING + "}");
    String line = line("a", "arch.yaml\", \"mapping.yaml");
    assertThat(problems(read(line).get(0))).contains("section 'mapping' is given twice");
  }

  @Test
  void aMalformedCaseDoesNotEndTheBatch() throws IOException {
    List<BatchCase> cases =
        read(
            "{\"id\": \"cut\"",
            "[1]",
            line("zero", "arch.yaml").replace("\"M\": 4", "\"M\": 0"),
            line("good", "arch.yaml"));
    assertThat(cases).extracting(BatchCase::id).containsExactly("line 1", "line 2", "zero", "good");
    assertThat(problems(cases.get(0))).contains("cases.jsonl:1").contains("not valid JSON");
    assertThat(problems(cases.get(1))).contains("cases.jsonl:2: must be a map");
    assertThat(problems(cases.get(2)))
        .contains("cases.jsonl:3 problem.M: must be a positive integer but was 0");
    assertThat(problems(cases.get(3))).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.yaml",
        "/etc/hostname",
        "x/../../secret.yaml",
        "link.yaml",
        ".",
        "none.yaml",
        "\\u0000"
      })
  void inputsStayInTheFolderOfTheBatch(String input) throws IOException {
    Files.createSymbolicLink(root.resolve("link.yaml"), folder.resolve("secret.yaml"));
    assertThat(problems(read(line("a", input)).get(0))).contains("cases.jsonl:1 inputs[0]: ");
  }

  @Test
  void aWiderRootMayBeGiven() throws IOException {
    Path file = Files.writeString(root.resolve("cases.jsonl"), line("a", "../secret.yaml"));
    try (BatchReader batch = BatchReader.open(file, folder)) {
      assertThat(problems(batch.next().orElseThrow())).isEqualTo("none");
    }
  }

  @Test
  void aBatchThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> BatchReader.open(root.resolve("none.jsonl")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("there is no such file");
  }

  @Test
  void emptyLinesEndSomewhere() throws IOException {
    Path packed = folder.resolve("empty.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      byte[] lines = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 40; i++) {
        out.write(lines);
      }
    }
    try (BatchReader reader = BatchReader.open(packed)) {
      assertThat(reader.next().orElseThrow())
          .isInstanceOfSatisfying(
              BatchCase.Malformed.class,
              line ->
                  assertThat(line.problems().toString()).contains("16777216 bytes of empty lines"));
      assertThat(reader.next()).isEmpty();
    }
  }
}
