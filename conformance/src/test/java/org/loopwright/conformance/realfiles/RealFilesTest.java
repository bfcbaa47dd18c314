package org.loopwright.conformance.realfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.SpecificationEvaluation;

/**
 * Ways in which public files say things: one file of ours, {@code spread-product.yaml}, with one
 * text in it replaced, and the result. The cycles and energies are those of the public tool
 * (Timeloop, commit 4cf6d4c), but for residual factors, which it averages. {@code ;} stands for the
 * end of a line.
 */
final class RealFilesTest {
  private static final String FILE = "conformance/src/test/resources/realfiles/spread-product.yaml";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          as it is              | name: chip            | name: chip                             | 30  | 3414
          factors that run on   | I=3 J=1 L=1           | I=3J=1L=1                              | 30  | 3414
          factors left out      | I=1 J=3 L=1           | J=3                                    | 30  | 3414
          residual = factor     | I=3 J=1 L=1           | I=3,3 J=1 L=1                          | 30  | 3414
          no permutation        | permutation: JLI      |                                        | 30  | 3414
          a key without meaning | permutation: JLI      | permutation: JLI;    stream: [Left]    | 30  | 3414
          misspelled banks      | depth: 40             | depth: 40;            nbanks: 4        | 30  | 3414
          misspelled ports      | depth: 40             | depth: 40;            nports: 1        | 30  | 3414
          overbooking           | depth: 40             | depth: 40;            allow_overbooking: true | 30 | 3414
          power gating          | depth: 40             | depth: 40;            power_gated_at: Memory  | 30 | 3414
          a coefficient of 0    | L: 5                  | L: 5;    step: 0                       | 30  | 3018
          an action's old name  | name: compute, arguments: {}, energy: 1.5 | name: mac_random, arguments: {}, energy: 2.5 | 30 | 3504
          bandwidth by tensor   | width: 32             | width: 32;            read_bandwidth: 1;            write_bandwidth: 1;            per_dataspace_bandwidth_consumption_scale: {Left: 3} | 105 | 3414
          a row for each of three | depth: 40           | depth: 40;            cluster_size: 3  | 30  | 2628
          a bound given twice   | J: 3                  | J: 3;    I: 6                          | 30  | 3414
          globals               | mapping:              | globals: {version: 0.4};mapping:       | 30  | 3414
          """)
  void filesSayTheSameInManyWays(String name, String from, String to, long cycles, double energyPj)
      throws IOException {
    Verdict verdict = SpecificationEvaluation.evaluate(read(from, to == null ? "" : to));
    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    Evaluation evaluation = ((Verdict.Valid) verdict).evaluation();
    assertThat(evaluation.cycles()).isEqualTo(cycles);
    assertThat(evaluation.energyPj()).isCloseTo(energyPj, Offset.offset(1e-9 * energyPj));
  }

  /** The public tool finds no such level, either, and refuses two bounds of one dimension. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - target: Scratch | - target: Scratch[1..3] | unknown storage level 'Scratch[1..3]'
          factors: I=3      | factors: I=3I=2         | the factor of I is given twice
          """)
  void whatHasNoMeaningIsRefused(String from, String to, String message) {
    assertThatThrownBy(() -> read(from, to))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message);
  }

  private Specification read(String from, String to) throws IOException {
    String text = Files.readString(RepositoryFiles.file(FILE));
    assertThat(text).contains(from);
    String changed = text.replaceFirst(Pattern.quote(from), to.replace(";", "\n"));
    return SpecificationFiles.read(
            List.of(Files.writeString(folder.resolve("spread-product.yaml"), changed)))
        .specification();
  }
}
