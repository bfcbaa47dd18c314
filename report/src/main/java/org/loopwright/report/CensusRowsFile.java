package org.loopwright.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.CensusRows;
import org.loopwright.search.goal.Objective;

/** Writes the mappings that a census counted as CSV, one line each. */
public final class CensusRowsFile {
  private CensusRowsFile() {}

  /** The number of the point, then the statistics. */
  public static void write(Census census, Writer to) throws IOException {
    List<String> statistics = census.options().statistics().stream().map(Objective::label).toList();
    String[] head = Stream.concat(Stream.of("point"), statistics.stream()).toArray(String[]::new);
    CensusRows rows = census.rows();
    try (CSVPrinter printer =
        new CSVPrinter(to, CSVFormat.DEFAULT.builder().setHeader(head).get())) {
      for (int row = 0; row < rows.size(); row++) {
        printer.print(rows.point(row));
        for (int column = 0; column < statistics.size(); column++) {
          printer.print(rows.value(row, column));
        }
        printer.println();
      }
    }
  }
}
