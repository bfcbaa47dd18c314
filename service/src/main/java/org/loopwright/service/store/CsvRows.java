package org.loopwright.service.store;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loopwright.result.QueryResult;

/** Rows of a CSV file of a run, some at a time, with numbers and truth values as such. */
public final class CsvRows {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvRows() {}

  /**
   * Rows of a file, after the first {@code from}.
   *
   * @param most rows to give
   * @throws IllegalArgumentException if it is no such file
   */
  public static QueryResult read(Path file, long from, int most) {
    try (Reader text = Files.newBufferedReader(file);
        CSVParser parser = CSVParser.parse(text, FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      for (long skipped = 0; skipped < from && records.hasNext(); skipped++) {
        records.next();
      }
      List<List<Object>> rows = new ArrayList<>();
      while (rows.size() < most && records.hasNext()) {
        rows.add(records.next().stream().map(CsvRows::cell).toList());
      }
      return new QueryResult(parser.getHeaderNames(), rows, !records.hasNext());
    } catch (IOException | UncheckedIOException unreadable) {
      throw new IllegalArgumentException(
          file.getFileName() + " cannot be read as CSV in UTF-8", unreadable);
    }
  }

  /** A number, a truth value, or a text, which is empty where nothing is stated. */
  private static Object cell(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (text.matches("-?\\d{1,18}")) {
      return Long.valueOf(text);
    }
    return text.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?") ? (Object) Double.valueOf(text) : text;
  }
}
