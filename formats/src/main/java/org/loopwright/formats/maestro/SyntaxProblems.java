package org.loopwright.formats.maestro;

import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/** The problems of a file, collected while parsing goes on as if each had been put right. */
final class SyntaxProblems {
  private static final int MOST = 100;

  private final List<Problem> problems;
  private int errors;

  /** Collects into {@code problems}. */
  SyntaxProblems(List<Problem> problems) {
    this.problems = problems;
  }

  void report(MaestroSyntaxException error) {
    error.problem().ifPresent(problems::add);
    errors++;
  }

  void warn(Origin origin, String message) {
    problems.add(Problem.warning(origin.location(), message));
  }

  /** Errors so far, with those that only follow from others. */
  int errors() {
    return errors;
  }

  /** Whether there are so many that more would help nobody. */
  boolean areEnough() {
    return problems.size() >= MOST;
  }

  /**
   * Consumes one of {@code known} words. A word that is near to one of them is reported and read as
   * that one.
   *
   * @param expected what may stand here, for messages
   */
  String keyword(SourceCursor cursor, List<String> known, String expected) {
    Origin origin = cursor.origin();
    String found = cursor.found();
    String word = cursor.word();
    if (known.contains(word)) {
      return word;
    }
    MaestroSyntaxException error =
        new MaestroSyntaxException(
                origin,
                "expected "
                    + expected
                    + " but found "
                    + (word.isEmpty() ? found : "'" + word + "'"))
            .advising(word, known);
    Optional<String> meant = Spelling.nearest(word, known);
    if (meant.isEmpty()) {
      throw word.isEmpty() && found.startsWith("'/*")
          ? error.withAdvice("A comment begins with // and ends with its line")
          : error;
    }
    report(error);
    return meant.get();
  }

  /** Consumes the brace that opens {@code what}; if it is missing, that is reported, no more. */
  void open(SourceCursor cursor, String what) {
    cursor.skipSeparators();
    if (!cursor.accept('{')) {
      report(cursor.error("expected '{' to open " + what + " but found " + cursor.found()));
    }
    cursor.skipSeparators();
  }
}
