package org.loopwright.cli;

/** What the process ends with. */
final class ExitCode {
  static final int DONE = 0;
  static final int NO_VALID_MAPPING = 1;
  static final int BAD_INPUT = 2;
  static final int INTERNAL_ERROR = 3;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
