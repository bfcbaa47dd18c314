package org.loopwright.formats.template;

import java.io.Serial;
import java.util.Optional;

/** A template asks for what it may not have, or what is not there. */
final class TemplateRefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String advice;

  TemplateRefusedException(String message) {
    this(message, "");
  }

  TemplateRefusedException(String message, String advice) {
    super(message);
    this.advice = advice;
  }

  Optional<String> advice() {
    return Optional.of(advice).filter(text -> !text.isEmpty());
  }
}
