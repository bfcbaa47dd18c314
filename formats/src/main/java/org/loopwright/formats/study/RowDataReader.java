package org.loopwright.formats.study;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loopwright.formats.document.NumberText;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads the numbers of CSV files that join the rows of tables; lines that begin with # are remarks.
 */
public final class RowDataReader {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setTrim(true)
          .get();

  private RowDataReader() {}

  /**
   * The numbers of each row by their names, rows by theirs; cells that are no numbers are left out.
   *
   * @param folder of the study
   */
  public static Map<String, Map<String, Double>> read(Path folder, RowData data) {
    Path file = folder.resolve(data.file());
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = CSVParser.parse(reader, FORMAT)) {
      if (!parser.getHeaderNames().contains(data.key())) {
        throw new SpecException(
            data.at(),
            "%s has no column '%s'; there are %s"
                .formatted(data.file(), data.key(), String.join(", ", parser.getHeaderNames())));
      }
      return rows(file, data, parser);
    } catch (NoSuchFileException missing) {
      throw new SpecException(data.at(), "there is no file " + file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, Map<String, Double>> rows(Path file, RowData data, CSVParser parser) {
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    for (CSVRecord line : parser) {
      if (!line.isConsistent()) {
        throw new SpecException(
            new Location(file.toString(), (int) parser.getCurrentLineNumber(), 1, ""),
            "the row has %d cells and the head has %d"
                .formatted(line.size(), parser.getHeaderNames().size()));
      }
      rows.put(line.get(data.key()), numbers(data, line));
    }
    return rows;
  }

  private static Map<String, Double> numbers(RowData data, CSVRecord line) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    line.toMap()
        .forEach(
            (name, text) ->
                NumberText.toDouble(text)
                    .ifPresent(number -> numbers.put(data.name() + "." + name, number)));
    return numbers;
  }
}
