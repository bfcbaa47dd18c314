package org.loopwright.report.table;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.VisibleText;

/**
 * Renders tables as plain text: the first column to the left, the others to the right, as wide as
 * they need to be.
 */
public final class TextRenderer {
  private TextRenderer() {}

  /** The columns that have a title. */
  public static <R> String render(Table<R> table) {
    List<Column<R>> columns =
        table.columns().stream().filter(column -> column.title().isPresent()).toList();
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(column -> column.title().get()).toList());
    for (R row : table.rows()) {
      lines.add(columns.stream().map(column -> VisibleText.of(column.text().apply(row))).toList());
    }
    lines.addAll(table.footer());
    return aligned(lines);
  }

  /** Lines of cells, each as wide as the widest of its column. */
  public static String aligned(List<List<String>> lines) {
    int[] widths = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line(line, widths)).append(System.lineSeparator()));
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? "" : "  ");
      line.append(i == 0 ? cells.get(i) + padding : padding + cells.get(i));
    }
    return line.toString().stripTrailing();
  }
}
