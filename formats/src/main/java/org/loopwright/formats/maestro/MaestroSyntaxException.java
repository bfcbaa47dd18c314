package org.loopwright.formats.maestro;

import java.util.Collection;
import java.util.Optional;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/** Unwinds the parser to where it can go on; never leaves this package. */
final class MaestroSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Problem> problem;

  private MaestroSyntaxException(Optional<Problem> problem) {
    super(problem.map(Problem::message).orElse(""), null, false, false);
    this.problem = problem;
  }

  MaestroSyntaxException(Origin origin, String message) {
    this(Optional.of(Problem.error(origin.location(), message)));
  }

  /** What follows from a problem that the user knows already. */
  static MaestroSyntaxException consequence() {
    return new MaestroSyntaxException(Optional.empty());
  }

  MaestroSyntaxException withAdvice(String advice) {
    return new MaestroSyntaxException(problem.map(known -> known.withAdvice(advice)));
  }

  /**
   * The same, with the one of {@code known} words that {@code word} may stand for, if one is near.
   */
  MaestroSyntaxException advising(String word, Collection<String> known) {
    return Spelling.nearest(word, known)
        .map(near -> withAdvice("Maybe you meant " + near))
        .orElse(this);
  }

  /** What is wrong, unless it is a mere consequence. */
  Optional<Problem> problem() {
    return problem;
  }
}
