package org.loopwright.bench.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultPageTest {
  private static final String MARKERS =
      """
      before
      <!-- results: written by OptimalSearchBenchmark -->
      old
      <!-- end of results -->
      after
      """;

  @TempDir private Path folder;

  private static Measurement measurement(
      String verdict, double seconds, double edp, OptionalDouble reference) {
    return new Measurement(
        "chip/layer",
        reference,
        BigInteger.TEN.pow(20),
        verdict,
        seconds,
        OptionalDouble.of(edp),
        OptionalDouble.of(edp),
        OptionalDouble.of(0),
        OptionalDouble.empty(),
        7,
        31);
  }

  @Test
  void summaryCountsProofsAndComparesWithTheReference() {
    List<Measurement> all =
        List.of(
            measurement("optimal", 1, 10, OptionalDouble.of(20)), // ours is 2 times better
            measurement("optimal", 3, 10, OptionalDouble.of(5)), // and 2 times worse
            measurement("found", 5, 10, OptionalDouble.empty()));
    assertThat(ResultPage.markdown(all))
        .contains("3 searches, 2 proved optimal.")
        .contains("median 3.000, most 5.000, total 9.0")
        .contains("found a mapping for 2 of them; ours is worse, or there is none, on 1.")
        .contains("least 0.500, quartiles 0.875, 1.250, 1.625, most 2.000");
  }

  @Test
  void rowLeavesOutWhatIsNotKnown() {
    assertThat(ResultPage.row(measurement("found", 5, 10, OptionalDouble.empty())))
        .isEqualTo(
            "| chip/layer | 1.00e+20 | 5.000 | 1.000000e+01 | found | 1.000000e+01 | 0.0000 | - | -"
                + " | - | 31 |");
  }

  @Test
  void csvKeepsEveryDigit() {
    double edp = 0.1 + 0.2;
    assertThat(ResultPage.csv(List.of(measurement("optimal", 1, edp, OptionalDouble.of(1)))))
        .contains("chip/layer,100000000000000000000,1.0,0.30000000000000004,optimal,");
  }

  @Test
  void onlyWhatIsBetweenTheMarkersChanges() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), MARKERS);
    ResultPage.replace(page, "new\n");
    assertThat(page)
        .hasContent(
            """
            before
            <!-- results: written by OptimalSearchBenchmark -->

            new

            <!-- end of results -->
            after
            """);
  }

  @Test
  void pageWithoutMarkersIsRefused() throws IOException {
    Path page = Files.writeString(folder.resolve("page.md"), "nothing");
    assertThatThrownBy(() -> ResultPage.replace(page, "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("needs a line");
  }
}
