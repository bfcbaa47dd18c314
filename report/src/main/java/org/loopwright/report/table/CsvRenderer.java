package org.loopwright.report.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.model.diagnostics.VisibleText;

/**
 * Renders tables as comma-separated values (RFC 4180) with a row of keys. A text that a spreadsheet
 * would take for a formula has an apostrophe in front.
 */
public final class CsvRenderer {
  private static final String FORMULA_STARTS = "=+-@";

  private CsvRenderer() {}

  /** The columns that have a key; what is absent is an empty cell. */
  public static <R> String render(Table<R> table) {
    List<Column<R>> columns =
        table.columns().stream().filter(column -> column.key().isPresent()).toList();
    String[] keys = columns.stream().map(column -> column.key().get()).toArray(String[]::new);
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.DEFAULT.builder().setHeader(keys).get())) {
      for (R row : table.rows()) {
        printer.printRecord(columns.stream().map(column -> cell(column.value().apply(row))));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static Object cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? cell(optional.get()) : "";
    }
    if (value instanceof OptionalDouble optional) {
      return optional.isPresent() ? (Object) optional.getAsDouble() : "";
    }
    return value instanceof String text ? harmless(text) : value;
  }

  /** A text that no spreadsheet takes for a formula, and no terminal for a command. */
  private static String harmless(String text) {
    String visible = VisibleText.of(text);
    boolean formula = visible.length() > 1 && FORMULA_STARTS.indexOf(visible.charAt(0)) >= 0;
    return formula ? "'" + visible : visible;
  }
}
