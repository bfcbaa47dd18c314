package org.loopwright.model.diagnostics;

import java.util.List;
import java.util.stream.Collectors;

/** A specification could not be read; carries every problem found, not only the first. */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public SpecException(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  public SpecException(Problem problem) {
    this(List.of(problem));
  }

  /** One error. */
  public SpecException(Location location, String message) {
    this(Problem.error(location, message));
  }

  public List<Problem> problems() {
    return problems;
  }
}
