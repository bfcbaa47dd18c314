package org.loopwright.formats.template;

import java.io.Serial;

/** A template that cannot be expanded. */
final class JinjaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final String advice;

  /** A failure on a line from 1; 0 if it is not known. */
  JinjaException(int line, String message) {
    super(message);
    this.line = line;
    advice = "";
  }

  JinjaException(int line, TemplateRefusedException refused) {
    super(refused.getMessage(), refused);
    this.line = line;
    advice = refused.advice().orElse("");
  }

  int line() {
    return line;
  }

  String advice() {
    return advice;
  }
}
