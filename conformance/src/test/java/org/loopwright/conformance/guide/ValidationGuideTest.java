package org.loopwright.conformance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.Validation;

/**
 * The samples of docs/validation.md give the messages that stand below them. {@code
 * -Dgolden.update} writes what they give.
 */
final class ValidationGuideTest {
  private static final Pattern SAMPLE =
      Pattern.compile("```yaml\\n(.*?)```\\n\\n```text\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void samplesGiveTheirMessages() throws IOException {
    Path guide = RepositoryFiles.file("docs/validation.md");
    String text = Files.readString(guide);
    Matcher samples = SAMPLE.matcher(text);
    StringBuilder updated = new StringBuilder();
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    while (samples.find()) {
      String messages = messages(samples.group(1));
      expected.add(samples.group(2));
      actual.add(messages);
      samples.appendReplacement(
          updated,
          Matcher.quoteReplacement(
              "```yaml\n" + samples.group(1) + "```\n\n```text\n" + messages + "```"));
    }
    samples.appendTail(updated);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(guide, updated);
    } else {
      assertThat(actual).hasSizeGreaterThan(5).isEqualTo(expected);
    }
  }

  private String messages(String specification) throws IOException {
    Path file = Files.writeString(folder.resolve("spec.yaml"), specification);
    Path teaching = RepositoryFiles.file("library/architectures/teaching.yaml");
    return problems(List.of(file, teaching)).stream()
        .map(problem -> problem.toString().replace(folder + "/", "").lines())
        .flatMap(lines -> lines)
        .map(line -> line.replace(teaching.toString(), "teaching.yaml") + "\n")
        .collect(Collectors.joining());
  }

  private static List<Problem> problems(List<Path> files) {
    try {
      return Validation.of(SpecificationFiles.read(files));
    } catch (SpecException refused) {
      return refused.problems();
    }
  }
}
