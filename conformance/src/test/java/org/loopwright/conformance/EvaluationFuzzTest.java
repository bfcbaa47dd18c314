package org.loopwright.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.SpecificationEvaluation;

/**
 * Whatever number a specification holds, evaluating it gives a sane result or a refusal that says
 * why.
 */
@Tag("slow")
final class EvaluationFuzzTest {
  private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9.])[0-9][0-9.e+-]*");
  private static final List<String> WORSE =
      List.of("0", "-3", "7", "1e999", "9223372036854775807", "4294967296", "0.5", "x");

  @TempDir private Path folder;

  @Test
  void everyNumberMayBeWrong() throws IOException {
    Path architecture = RepositoryFiles.file("library/architectures/teaching.yaml");
    Path mapping = RepositoryFiles.file("library/mappings/teaching-weight-stationary.yaml");
    int evaluated = mutate(architecture, mapping) + mutate(mapping, architecture);
    assertThat(evaluated).isGreaterThan(100);
  }

  private int mutate(Path mutated, Path companion) throws IOException {
    String text = Files.readString(mutated);
    Path file = folder.resolve("mutant.yaml");
    int evaluated = 0;
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      for (String worse : WORSE) {
        Files.writeString(
            file, text.substring(0, numbers.start()) + worse + text.substring(numbers.end()));
        evaluated += evaluate(numbers.group() + " -> " + worse, file, companion) ? 1 : 0;
      }
    }
    return evaluated;
  }

  private static boolean evaluate(String what, Path file, Path companion) {
    try {
      Specification specification =
          SpecificationFiles.read(List.of(file, companion)).specification();
      if (SpecificationEvaluation.evaluate(specification) instanceof Verdict.Valid valid) {
        assertSane(what, valid.evaluation());
        return true;
      }
    } catch (SpecException refused) {
      assertThat(refused.problems()).as(what).isNotEmpty();
    } catch (ArithmeticException | IllegalArgumentException refused) {
      assertThat(refused.getMessage()).as(what).isNotBlank();
    } catch (RuntimeException escaped) {
      fail("%s: escaped: %s", what, escaped);
    }
    return false;
  }

  private static void assertSane(String what, Evaluation evaluation) {
    assertThat(evaluation.cycles()).as(what).isPositive();
    assertThat(evaluation.energyPj()).as(what).isNotNegative().isFinite();
    assertThat(evaluation.utilization()).as(what).isBetween(0.0, 1.0);
    evaluation.storage().forEach(level -> assertThat(level.accesses()).as(what).isNotNegative());
  }
}
