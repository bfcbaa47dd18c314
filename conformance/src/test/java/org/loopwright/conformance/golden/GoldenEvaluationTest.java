package org.loopwright.conformance.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.report.CostReport;
import org.loopwright.service.SpecificationEvaluation;

/**
 * The whole breakdown of a few small specifications, line by line. After an intended change run
 * once with {@code -Dgolden.update} and look at the difference.
 */
final class GoldenEvaluationTest {
  private static final String FOLDER = "conformance/src/test/resources/golden/";

  static Stream<Arguments> specifications() {
    String teaching = "library/architectures/teaching.yaml";
    String eyeriss = "library/architectures/eyeriss.yaml";
    return Stream.of(
        specification(
            "teaching-weight-stationary",
            teaching,
            "library/mappings/teaching-weight-stationary.yaml"),
        specification(
            "teaching-output-stationary",
            teaching,
            "library/mappings/teaching-output-stationary.yaml"),
        specification("eyeriss-row-stationary", eyeriss, FOLDER + "eyeriss-row-stationary.yaml"),
        specification("strided-bypass", FOLDER + "strided-bypass.yaml"));
  }

  private static Arguments specification(String name, String... files) {
    return Arguments.of(name, files);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specifications")
  void breakdownIsTheGoldenOne(String name, String[] files) throws IOException {
    Verdict verdict =
        SpecificationEvaluation.evaluate(
            SpecificationFiles.read(
                    List.of(Arrays.stream(files).map(RepositoryFiles::file).toArray(Path[]::new)))
                .specification());
    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    String actual = CostReport.json(verdict).pretty();

    Path golden = RepositoryFiles.file(FOLDER + name + ".json");
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, actual);
    } else if (!Files.exists(golden)) {
      fail("there is no " + golden.getFileName() + "; run once with -Dgolden.update");
    }
    assertThat(actual.lines()).containsExactlyElementsOf(Files.readAllLines(golden));
  }
}
