package org.loopwright.formats.template;

import java.io.Serial;
import java.util.Optional;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** A template asks for what it may not have, or what is not there. */
final class TemplateRefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Optional<String> advice;

  TemplateRefusedException(String message) {
    super(message);
    advice = Optional.empty();
  }

  TemplateRefusedException(String message, String advice) {
    super(message);
    this.advice = Optional.of(advice);
  }

  /** The same as what is wrong with a file. */
  SpecException at(Location location) {
    Problem problem = Problem.error(location, "not a valid template: " + getMessage());
    return new SpecException(problem.withAdvice(advice));
  }
}
