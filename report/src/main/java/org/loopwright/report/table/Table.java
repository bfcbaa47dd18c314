package org.loopwright.report.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Rows of one kind with the columns that show them.
 *
 * @param footer rows of text below the others, for people only; one without cells is an empty line
 */
public record Table<R>(List<Column<R>> columns, List<R> rows, List<List<String>> footer) {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    footer = List.copyOf(footer);
  }

  /** A table without a footer. */
  public Table(List<Column<R>> columns, Collection<R> rows) {
    this(columns, List.copyOf(rows), List.of());
  }

  /** A table without a footer. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <R> Table<R> of(Collection<R> rows, Column<R>... columns) {
    return new Table<>(List.of(columns), rows);
  }

  /** The same with one more row at the end. */
  public Table<R> withFooter(String... cells) {
    List<List<String>> more = new ArrayList<>(footer);
    more.add(List.of(cells));
    return new Table<>(columns, rows, more);
  }
}
