package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.expression.Formula;

/**
 * One number taken from the rows of a table.
 *
 * @param name what checks of claims, and measures after it, call it
 * @param run the table; empty for the first
 * @param take what becomes of the values of the rows
 * @param of the value of a row
 * @param with the second value of a row, where a correlation is taken
 * @param where what must be true of a row that counts
 * @param rows names of rows that count, in which {@code *} stands for any characters; none for all
 */
public record Measure(
    String name,
    Optional<String> run,
    Aggregate take,
    Formula of,
    Optional<Formula> with,
    Optional<Formula> where,
    List<String> rows) {
  public Measure {
    StudyDesign.requireName(name);
    requireNonNull(take, "take");
    requireNonNull(of, "of");
    rows = List.copyOf(rows);
    if (take == Aggregate.CORRELATION && with.isEmpty()) {
      throw new IllegalArgumentException(
          "number %s: a correlation needs a second value, 'with'".formatted(name));
    }
  }
}
