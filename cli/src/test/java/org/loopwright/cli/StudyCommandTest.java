package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyCommandTest {
  private static final String STUDY =
      """
      study:
        name: small
        title: A small study
        source: somebody
        runs:
        - name: layers
          kind: map
          designs: [{name: a, architecture: %s}]
          networks: [{network: alexnet, layers: fc8}]
          mapper: {gap: 0.2}
        numbers: [{name: energy, take: max, of: a.energy_pj}]
        claims:
        - {id: c, text: it costs, source: Figure 1, published: 0, relation: at_least, tolerance: 0, check: energy}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String study(String text) throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), text).toString();
  }

  @Test
  void studyThatRunsEndsWithZeroAndWritesItsFolder() throws IOException {
    Path results = folder.resolve("out");
    assertThat(run("study", study(STUDY.formatted("teaching")), "--out", results.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 hold");
    for (String name :
        new String[] {"claims.json", "claims.csv", "table-layers.csv", "small.md", "report.html"}) {
      assertThat(results.resolve(name)).exists();
    }
    assertThat(run("study", folder.resolve("small.yaml").toString(), "--out", results.toString()))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void partThatFailsIsNamedAndTheExitCodeIsOne() throws IOException {
    assertThat(run("study", study(STUDY.formatted("eyeris")))).isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(err.toString()).contains("small.yaml:8").contains("Maybe you meant eyeriss");
    assertThat(out.toString()).contains("differs");
  }

  /** A buffer of one word holds no mapping of the second design. */
  @Test
  void layerWithoutAMappingIsNamedTheRestGoesOnAndTheExitCodeIsOne() throws IOException {
    String text =
        STUDY
            .formatted("teaching")
            .replace(
                "designs: [{name: a, architecture: teaching}]",
                "designs: [{name: a, architecture: teaching}, {name: tiny, base: a, set:"
                    + " {RF.depth: 1}}]");
    assertThat(run("study", study(text))).isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(err.toString()).contains("small.yaml:8").contains("layer fc8 on tiny");
    assertThat(out.toString()).contains("1 hold");
  }

  @Test
  void claimWithoutANumberIsNamedTheRestGoesOnAndTheExitCodeIsOne() throws IOException {
    String text =
        STUDY.formatted("teaching")
            + "  - {id: bare, text: nobody knows, source: Figure 2, tolerance: 0, check: energy}\n";
    assertThat(run("study", study(text), "--format", "json")).isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(err.toString())
        .contains("small.yaml:14 study.claims[1]: entry 'bare' of 'claims' is left out")
        .contains("key 'published' is missing");
    assertThat(out.toString()).contains("\"holds\"").contains("entry 'bare' of 'claims'");
  }

  @Test
  void axisWithoutValuesIsNamedTheRestGoesOnAndTheExitCodeIsOne() throws IOException {
    String sweep =
        "  - {name: designs, kind: explore, sweeps: [{name: late, network: {network: vgg16, layers:"
            + " conv5_3}, style: kc-p, pes: '', noc_bandwidth: 8, max_area: 16, max_power: 450}]}";
    String text = STUDY.formatted("teaching").replace("  numbers:", sweep + "\n  numbers:");
    assertThat(run("study", study(text))).isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(err.toString()).contains("small.yaml:11").contains("'late'").contains("pes");
    assertThat(out.toString()).contains("1 hold");
    String none = STUDY.formatted("teaching").replace("[{network: alexnet, layers: fc8}]", "[]");
    assertThat(run("study", study(none))).isEqualTo(ExitCode.NO_VALID_MAPPING);
    assertThat(err.toString()).contains("small.yaml:6").contains("axis 'networks' has no value");
  }

  @Test
  void fileThatIsNoStudyIsBadInput() throws IOException {
    assertThat(
            run(
                "study",
                study(STUDY.formatted("teaching").replace("  title: A small study\n", ""))))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("key 'title' is missing");
    assertThat(run("study", "timeloop-fg12")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("Maybe you meant timeloop-fig12");
  }

  @Test
  void foldersOfOtherRunsAreNotWrittenTo() throws IOException {
    Path results = Files.createDirectory(folder.resolve("other"));
    Files.writeString(results.resolve("result.json"), "{}");
    assertThat(run("study", study(STUDY.formatted("teaching")), "--out", results.toString()))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("holds the results of another run");
  }

  @Test
  void listNamesWhatShips() {
    assertThat(run("study", "--list")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("timeloop-fig12");
  }
}
