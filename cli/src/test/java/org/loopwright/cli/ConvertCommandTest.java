package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvertCommandTest {
  private static final String HOME = "loopwright.home";
  private static final String MAPPING = "../library/mappings/teaching-weight-stationary.yaml";

  @TempDir private Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String home;

  @BeforeEach
  void useTheLibraryOfTheSources() {
    home = System.getProperty(HOME);
    System.setProperty(HOME, "..");
  }

  @AfterEach
  void restoreHome() {
    if (home == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, home);
    }
  }

  private int execute(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  /** What the evaluation prints, but for the name of the file that it is of. */
  private String evaluation(String... specification) {
    String[] arguments = new String[specification.length + 3];
    arguments[0] = "evaluate";
    System.arraycopy(specification, 0, arguments, 1, specification.length);
    arguments[specification.length + 1] = "-f";
    arguments[specification.length + 2] = "json";
    assertThat(execute(arguments)).as(err.toString()).isZero();
    String named = "(?m)^  \"architecture\" : \".*\",$";
    assertThat(out.toString()).containsPattern(named);
    return out.toString().replaceFirst(named, "");
  }

  @ParameterizedTest
  @CsvSource({"classic, .yaml", "v0.4, .yaml", "libconfig, .cfg"})
  void resultsBeforeAndAfterAreTheSameBytes(String grammar, String ending) {
    String before = evaluation("-a", "teaching", MAPPING);
    Path file = folder.resolve("converted" + ending);
    assertThat(execute("convert", "-a", "teaching", MAPPING, "--to", grammar, "-o", "" + file))
        .as(err.toString())
        .isZero();
    assertThat(evaluation(file.toString())).isEqualTo(before);
  }

  @Test
  void theNestThatIsPrintedIsAMapping() throws IOException {
    assertThat(execute("evaluate", "-a", "teaching", MAPPING)).isZero();
    String printed = out.toString();
    Path nest = Files.writeString(folder.resolve("nest.txt"), printed);
    Path problem =
        Files.writeString(
            folder.resolve("problem.yaml"),
            "problem: {shape: cnn-layer, R: 3, S: 3, P: 4, Q: 4, C: 2, K: 4, N: 1}");
    assertThat(execute("evaluate", "-a", "teaching", "" + problem, "--mapping", "" + nest))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).isEqualTo(printed);
  }

  @Test
  void aMappingFileHoldsNothingElse() {
    assertThat(execute("evaluate", "-a", "teaching", MAPPING, "--mapping", MAPPING)).isEqualTo(2);
    assertThat(err.toString()).contains("has more sections than 'mapping'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-p", "kc-p", "x-p"})
  void directivesBecomeALoopNestAndDirectivesAgain(String dataflow) {
    Path nest = folder.resolve("nest.yaml");
    Path directives = folder.resolve("directives.m");
    Path again = folder.resolve("again.yaml");
    String file = "../library/dataflows/" + dataflow + ".m";
    assertThat(execute("convert", file, "--pes", "256", "--to", "classic", "-o", "" + nest))
        .as(err.toString())
        .isZero();
    String before = evaluation(nest.toString());
    assertThat(execute("convert", "" + nest, "--to", "maestro", "-o", "" + directives))
        .as(err.toString())
        .isZero();
    assertThat(
            execute(
                "convert", "" + directives, "--pes", "256", "--to", "classic", "-o", "" + again))
        .as(err.toString())
        .isZero();
    assertThat(evaluation(again.toString())).isEqualTo(before);
  }

  @Test
  void whatHasNoFormIsRefusedWithTheReason() {
    assertThat(execute("convert", "-a", "teaching", MAPPING, "--to", "maestro")).isEqualTo(2);
    assertThat(err.toString())
        .contains("the mapping has no directives: Buffer lays two dimensions over its units");
    assertThat(execute("convert", "../library/dataflows/yx-p.m", "--pes", "256", "--to", "classic"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("yx-p.m: layer conv3_1 has no loop nest: in cluster level");
    assertThat(execute("convert", "-a", "eyeriss", "--to", "classic")).isEqualTo(2);
    assertThat(err.toString())
        .contains("eyeriss.yaml", "architecture_constraints: can be read for a workload only");
    assertThat(execute("convert", "-a", "eyeriss", "-n", "alexnet", "--to", "classic"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("choose one with --layer");
    assertThat(execute("convert", "-a", "teaching", MAPPING, "--to", "yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("no grammar 'yaml'; known: classic, ");
  }

  @Test
  void constraintsOfAConvolutionServeMatrixProducts() {
    assertThat(
            execute(
                "map", "-a", "eyeriss", "-n", "bert-base", "-l", "query", "--search-size", "50"))
        .as(err.toString())
        .isZero();
    assertThat(err.toString()).doesNotContain("by role", "ignored", "lacks");
    assertThat(out.toString()).contains("for M", "energy");
  }
}
