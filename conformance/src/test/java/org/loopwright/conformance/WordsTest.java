package org.loopwright.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names, comments, messages and pages use the field's words and plain English. */
final class WordsTest {
  /** Names in the code: what not to say, and what to say. */
  private static final Map<Pattern, String> NAMES =
      Map.of(
          Pattern.compile("\\b(MOST|LEAST|DEEPEST|LONGEST|LARGEST|SMALLEST)_[A-Z]"),
          "MAX_ or MIN_",
          Pattern.compile("\\bhomeless", Pattern.CASE_INSENSITIVE),
          "unkept data space",
          Pattern.compile("\\b(mates\\b|tangled)"),
          "loops of the same rank; non-separable",
          Pattern.compile("\\b(told|said|anew)\\("),
          "publish, componentAttributes, fullAttributes",
          Pattern.compile("\\bof(Reference|Defaults|EmptyFile)\\("),
          "reference(), defaults(), emptyFile()",
          Pattern.compile(
              "\\b(Descent|Residenc(y|ies)|LeafJudge|MappingJudge|Passage|TwoViews)\\b"),
          "BranchAndBound, BypassChoice, LeafEvaluator, CandidateEvaluator, Transfer,"
              + " CrossCheckResult");

  /** Sentences, in code as in pages. */
  private static final Map<Pattern, String> SENTENCES =
      Map.of(
          Pattern.compile("\\bis there twice\\b"), "duplicate",
          Pattern.compile("\\bso many\\b"), "N",
          Pattern.compile("\\bin the manner of\\b"), "like",
          Pattern.compile("\\b(stands|stand) (beside|there|nowhere)\\b"), "is (next to)");

  @Test
  void codeUsesTheWordsOfTheField() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(RepositoryFiles.file(""))) {
      for (Path module : modules.sorted().toList()) {
        for (String sources : List.of("src/main/java", "src/test/java")) {
          Path folder = module.resolve(sources);
          if (Files.isDirectory(folder)) {
            collect(folder, ".java", NAMES, found);
            collect(folder, ".java", SENTENCES, found);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void pagesUsePlainEnglish() throws IOException {
    List<String> found = new ArrayList<>();
    collect(RepositoryFiles.file("docs"), ".md", SENTENCES, found);
    for (String page : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
      check(RepositoryFiles.file(page), SENTENCES, found);
    }
    assertThat(found).isEmpty();
  }

  private static void collect(
      Path folder, String ending, Map<Pattern, String> words, List<String> found)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
        if (!file.endsWith("WordsTest.java")) {
          check(file, words, found);
        }
      }
    }
  }

  private static void check(Path file, Map<Pattern, String> words, List<String> found)
      throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int line = 0; line < lines.size(); line++) {
      for (Map.Entry<Pattern, String> word : words.entrySet()) {
        if (word.getKey().matcher(lines.get(line)).find()) {
          found.add(
              "%s:%d: %s (say %s)"
                  .formatted(file, line + 1, lines.get(line).strip(), word.getValue()));
        }
      }
    }
  }
}
