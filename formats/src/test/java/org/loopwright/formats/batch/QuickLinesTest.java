package org.loopwright.formats.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.formats.Specification;
import org.loopwright.model.mapping.Mapping;

/** A line that is like an earlier one is read in a quick way, and reads the same. */
final class QuickLinesTest {
  private static final String ARCHITECTURE =
      """
      architecture:
        subtree:
          - name: top
            local: [{name: DRAM, class: DRAM}, {name: GLB, class: SRAM, attributes: {depth: 64, width: 16}}]
            subtree:
              - name: PE[0..3]
                local:
                  - {name: RF, class: regfile, attributes: {depth: 8, width: 16}}
                  - {name: mac, class: mac}
      """;
  private static final String PLAIN =
      "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=1\", \"permutation\":"
          + " \"KM\"}";
  private static final String SPATIAL =
      "{\"target\": \"GLB\", \"type\": \"spatial\", \"factors\": \"K=3\", \"permutation\": \"KM\","
          + " \"split\": 0}";

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("arch.yaml"), ARCHITECTURE);
  }

  private List<BatchCase> read(String... lines) throws IOException {
    Path file = Files.writeString(folder.resolve("cases.jsonl"), String.join("\n", lines));
    List<BatchCase> cases = new ArrayList<>();
    try (BatchReader batch = BatchReader.open(file)) {
      for (Optional<BatchCase> next = batch.next(); next.isPresent(); next = batch.next()) {
        cases.add(next.get());
      }
    }
    return cases;
  }

  private static String line(String... entries) {
    return "{\"id\": \"a\", \"inputs\": [\"arch.yaml\"], \"problem\": {\"shape\": \"gemv\", \"M\":"
        + " 4, \"K\": 3}, \"mapping\": [%s]}".formatted(String.join(", ", entries));
  }

  private static Mapping mapping(BatchCase read) {
    return read.<Optional<Mapping>>fold(Specification::mapping, problems -> Optional.empty())
        .orElseThrow();
  }

  private static String problems(BatchCase read) {
    return read.fold(any -> "none", Object::toString);
  }

  /** The first line is read as a whole, the second may be quick. */
  private List<BatchCase> twice(String line) throws IOException {
    return read(line, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PLAIN + ", " + SPATIAL,
        SPATIAL + ", " + PLAIN,
        "{\"type\": \"temporal\", \"factors\": \" M=4  K=3 \", \"name\": \"RF\"}",
        "{\"target\": \"GLB\", \"type\": \"bypass\", \"keep\": [\"Weights\"], \"bypass\": [\"Inputs\"]},"
            + "{\"target\": \"GLB\", \"type\": \"datatype\", \"bypass\": [\"Outputs\"]},"
            + PLAIN
            + ","
            + SPATIAL,
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"K=3\", \"permutation\": \"M\"},"
            + "{\"target\": \"GLB\", \"type\": \"spatial\", \"factors\": \"M=4\", \"split\": 9}",
      })
  void aPlainMappingReadsTheSame(String entries) throws IOException {
    List<BatchCase> read = twice(line(entries));
    assertThat(problems(read.get(0))).isEqualTo("none");
    assertThat(read.get(0)).isInstanceOf(BatchCase.Evaluable.class);
    assertThat(read.get(1)).isInstanceOf(BatchCase.Plain.class);
    assertThat(mapping(read.get(1))).isEqualTo(mapping(read.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"target\": 2, \"type\": \"temporal\", \"factors\": \"M=4 K=3\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M4 K3\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": {\"M\": 4, \"K\": 3}}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=0 K=3\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3\", \"permutation\":"
            + " \"K,M\"}",
        "{\"target\": \"RF\", \"type\": \"temporal\", \"factors\": \"K=2,1\"},"
            + "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=2\"}",
      })
  void whatIsNotPlainIsReadAsAWhole(String entries) throws IOException {
    List<BatchCase> read = twice(line(entries));
    assertThat(problems(read.get(0))).isEqualTo("none");
    assertThat(read.get(1)).isInstanceOf(BatchCase.Evaluable.class);
    assertThat(mapping(read.get(1))).isEqualTo(mapping(read.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=2\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3 K=1\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3 X=1\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=-4 K=3\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=99999999999999999999\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3\", \"permutation\":"
            + " \"KK\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3\", \"split\": 1}",
        "{\"target\": \"DRAM\", \"type\": \"temporal\", \"factors\": \"M=4 K=3\", \"colour\": 1}",
        "{\"target\": \"LLC\", \"type\": \"temporal\", \"factors\": \"M=4 K=3\"}",
        "{\"target\": \"DRAM\", \"type\": \"temporall\", \"factors\": \"M=4 K=3\"}",
        "{\"target\": \"DRAM\", \"factors\": \"M=4 K=3\"}",
        PLAIN + ", " + PLAIN + ", " + SPATIAL,
        PLAIN + ", {\"target\": \"RF\", \"type\": \"spatial\", \"factors\": \"K=3\"}",
        PLAIN
            + ", "
            + SPATIAL
            + ", {\"target\": \"GLB\", \"type\": \"bypass\", \"keep\": [\"Weights\"],"
            + " \"bypass\": [\"Weights\"]}",
        PLAIN + ", " + SPATIAL + "]  , \"mapping\": [" + PLAIN,
        PLAIN + ", " + SPATIAL + ",",
      })
  void whatIsWrongIsSaidWithItsPlace(String entries) throws IOException {
    List<BatchCase> read = read(line(PLAIN, SPATIAL), line(entries));
    assertThat(problems(read.get(0))).isEqualTo("none");
    assertThat(problems(read.get(1))).contains("cases.jsonl:2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"valid\": tru}", "[1,]", "{}}", "{", "\"\\x\""})
  void whatNobodyReadsMustBeJson(String expected) throws IOException {
    String line = line(PLAIN, SPATIAL);
    String wrong = line.substring(0, line.length() - 1) + ", \"expected\": " + expected + "}";
    assertThat(problems(read(line, wrong).get(1))).contains("cases.jsonl:2");
  }

  @Test
  void idsReadTheSame() throws IOException {
    String line = line(PLAIN, SPATIAL);
    for (String id :
        List.of(
            "\"b \\u00e9\"", "\"\\u00e9é\"", "17", "017", "1e3", "-1", "null", "\"\"", "\" \"")) {
      String other = line.replace("\"a\"", id);
      String alone = read(other).get(0).id();
      assertThat(read(line, other).get(1).id())
          .isEqualTo(alone.equals("line 1") ? "line 2" : alone);
    }
  }

  @Test
  void anotherProblemIsNotTakenForTheSame() throws IOException {
    String line = line(PLAIN, SPATIAL);
    String other = line.replace("\"M\": 4", "\"M\": 8").replace("M=4", "M=8");
    List<BatchCase> read = read(line, other, line, other);
    assertThat(mapping(read.get(2))).isEqualTo(mapping(read.get(0)));
    assertThat(mapping(read.get(3))).isEqualTo(mapping(read.get(1)));
    assertThat(read.get(3)).isInstanceOf(BatchCase.Plain.class);
  }
}
