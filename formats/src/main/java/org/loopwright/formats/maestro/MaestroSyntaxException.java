package org.loopwright.formats.maestro;

import org.loopwright.dataflow.language.Origin;
import org.loopwright.model.diagnostics.Problem;

/** Unwinds the parser to where it can go on; never leaves this package. */
final class MaestroSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  MaestroSyntaxException(Origin origin, String message, String advice) {
    super(message, null, false, false);
    Problem plain = Problem.error(origin.location(), message);
    this.problem = advice.isEmpty() ? plain : plain.withAdvice(advice);
  }

  Problem problem() {
    return problem;
  }
}
