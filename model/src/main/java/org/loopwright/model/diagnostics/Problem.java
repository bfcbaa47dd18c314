package org.loopwright.model.diagnostics;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is wrong with (or, as a warning, doubtful in) a user's input, and the way out
 * where one is known.
 */
public record Problem(
    Severity severity, Location location, String message, Optional<String> advice) {
  private static final int MAX_PLACE = 500;
  private static final int MAX_MESSAGE = 2_000;

  /** How bad it is. */
  public enum Severity {
    ERROR,
    /** What the files ask for and results do not obey: they hold without it only. */
    IGNORED,
    WARNING
  }

  public Problem {
    requireNonNull(severity, "severity");
    requireNonNull(location, "location");
    requireNonNull(message, "message");
    requireNonNull(advice, "advice");
  }

  public static Problem error(Location location, String message) {
    return new Problem(Severity.ERROR, location, message, Optional.empty());
  }

  public static Problem ignored(Location location, String message) {
    return new Problem(Severity.IGNORED, location, message, Optional.empty());
  }

  public static Problem warning(Location location, String message) {
    return new Problem(Severity.WARNING, location, message, Optional.empty());
  }

  public Problem withAdvice(String advice) {
    return withAdvice(Optional.of(advice));
  }

  /** The same with advice, if there is any. */
  public Problem withAdvice(Optional<String> advice) {
    return new Problem(severity, location, message, advice);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  public boolean isIgnored() {
    return severity == Severity.IGNORED;
  }

  /**
   * Prints {@code file:line path: message} and the advice on a line of its own; all that comes from
   * files is visible, and not longer than a screen.
   */
  @Override
  public String toString() {
    String place = VisibleText.excerpt(VisibleText.of(location.toString()), MAX_PLACE);
    String text = place + ": " + (isError() ? "" : "warning: ") + shown(message);
    return advice.map(way -> text + System.lineSeparator() + "  " + shown(way)).orElse(text);
  }

  private static String shown(String text) {
    return VisibleText.excerpt(VisibleText.lines(text), MAX_MESSAGE);
  }
}
