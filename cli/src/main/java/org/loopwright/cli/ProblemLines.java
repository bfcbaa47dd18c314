package org.loopwright.cli;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.VisibleText;

/** Messages on a console: each at most a screen long, and no more of them than anybody reads. */
final class ProblemLines {
  private static final int MAX_PROBLEMS = 30;
  private static final int MAX_CHARACTERS = 2_000;

  private ProblemLines() {}

  /** The first of the problems, and how many more there are. */
  static List<String> of(List<Problem> problems) {
    List<String> lines =
        new ArrayList<>(problems.stream().limit(MAX_PROBLEMS).map(Problem::toString).toList());
    if (problems.size() > MAX_PROBLEMS) {
      lines.add("... and %d more".formatted(problems.size() - MAX_PROBLEMS));
    }
    return lines;
  }

  /** A message as it may be shown. */
  static String shown(String message) {
    return VisibleText.excerpt(VisibleText.lines(message), MAX_CHARACTERS);
  }
}
