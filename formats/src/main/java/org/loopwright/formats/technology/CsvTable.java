package org.loopwright.formats.technology;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.loopwright.formats.document.InputFile;
import org.loopwright.formats.document.NumberText;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/** A CSV file whose first line names its columns; lines that begin with # are remarks. */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setCommentMarker('#').get();

  private final Path file;
  private final Diagnosis diagnosis;

  private CsvTable(Path file, Diagnosis diagnosis) {
    this.file = file;
    this.diagnosis = diagnosis;
  }

  /** What {@code read} makes of each row; what is wrong becomes an error at its line. */
  static <T> List<T> rows(Path file, Diagnosis diagnosis, Function<Row, T> read) {
    return rows(file, diagnosis, row -> true, read);
  }

  /** The same of a table of which only some rows are taken. */
  static <T> List<T> rows(
      Path file, Diagnosis diagnosis, Predicate<Row> isTaken, Function<Row, T> read) {
    return new CsvTable(file, diagnosis).rows(isTaken, read);
  }

  private <T> List<T> rows(Predicate<Row> isTaken, Function<Row, T> read) {
    List<T> rows = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(InputFile.text(file)), FORMAT)) {
      for (CSVRecord line : parser) {
        Location place = new Location(file.toString(), (int) parser.getCurrentLineNumber(), 0, "");
        Optional<Row> row = Optional.of(new Row(line));
        diagnosis
            .attempt(place, () -> row.filter(isTaken).map(read))
            .flatMap(taken -> taken)
            .ifPresent(rows::add);
      }
    } catch (SpecException unreadable) {
      diagnosis.addAll(unreadable);
    } catch (UncheckedIOException broken) {
      refuse("is not a CSV table: " + broken.getCause().getMessage());
    } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
      refuse("is not a CSV table: " + broken.getMessage());
    }
    return rows;
  }

  private void refuse(String problem) {
    diagnosis.error(Location.ofFile(file.toString()), problem);
  }

  /** One line, by the names of the columns. Mismatches are {@link IllegalArgumentException}s. */
  record Row(CSVRecord line) {
    /** The text of a cell; empty where the column is missing. */
    String text(String column) {
      return line.isSet(column) ? line.get(column).trim() : "";
    }

    String requireText(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("column " + column + " is empty");
      }
      return text;
    }

    /** A positive number, or nothing where the cell is empty. */
    OptionalDouble number(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        return OptionalDouble.empty();
      }
      double value = parsed(column, text);
      if (!(value > 0)) {
        throw new IllegalArgumentException(column + " must be positive but was " + text);
      }
      if (value > NumberText.MAX) {
        throw new IllegalArgumentException(column + " must be at most 1e30 but was " + text);
      }
      return OptionalDouble.of(value);
    }

    private static double parsed(String column, String text) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException malformed) {
        throw new IllegalArgumentException(column + " must be a number but was " + text, malformed);
      }
    }

    double requireNumber(String column) {
      return number(column)
          .orElseThrow(() -> new IllegalArgumentException("column " + column + " is empty"));
    }

    long requireCount(String column) {
      double value = requireNumber(column);
      if (value != Math.rint(value) || value > 1L << 53) {
        throw new IllegalArgumentException(column + " must be a whole number but was " + value);
      }
      return (long) value;
    }

    int requireInt(String column) {
      return Math.toIntExact(requireCount(column));
    }
  }
}
