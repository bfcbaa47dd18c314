package org.loopwright.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of plain text: the first column to the left, the others to the right, as wide as they
 * need to be.
 */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();
  private int columns;

  TextTable(String... header) {
    row(header);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
    columns = Math.max(columns, cells.length);
  }

  /** An empty line. */
  void gap() {
    rows.add(List.of());
  }

  @Override
  public String toString() {
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        width[i] = Math.max(width[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(line(row, width)).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String line(List<String> row, int[] width) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(width[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(i == 0 ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
