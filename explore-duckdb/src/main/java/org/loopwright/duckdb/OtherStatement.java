package org.loopwright.duckdb;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A statement that is no question. */
final class OtherStatement {
  /** With what questions begin. */
  private static final List<String> READING =
      List.of("SELECT", "FROM", "WITH", "VALUES", "TABLE", "DESCRIBE", "DESC", "SUMMARIZE", "SHOW");

  private OtherStatement() {}

  /** Why a text is refused that has a statement other than a question. */
  static String refusal(String sql) {
    return first(sql).orElse("this statement")
        + " is refused: a question is a single SELECT, which changes nothing"
        + " (FROM, WITH, VALUES, DESCRIBE, SUMMARIZE and SHOW read, too)";
  }

  /** The first word of the first statement that is no question. */
  private static Optional<String> first(String sql) {
    return Stream.of(sql.split(";"))
        .map(statement -> statement.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT))
        .filter(word -> !word.isEmpty() && !READING.contains(word))
        .findFirst();
  }
}
