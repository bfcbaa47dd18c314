package org.loopwright.report;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.QueryResult;

/** The answer to a question, with the columns that it asked for. */
public record QueryReport(QueryResult result) implements Report {
  @Override
  public String text() {
    return TextRenderer.render(table());
  }

  @Override
  public String csv() {
    return CsvRenderer.render(table());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("columns", result.columns())
        .put("rows", table())
        .put("complete", result.complete());
  }

  private Table<List<Object>> table() {
    List<Column<List<Object>>> columns = new ArrayList<>();
    for (int i = 0; i < result.columns().size(); i++) {
      int column = i;
      String name = result.columns().get(i);
      columns.add(Column.fact(name, name, row -> row.get(column), QueryReport::text));
    }
    return new Table<>(columns, result.rows());
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof Double || cell instanceof Float
        ? Quantity.significant(((Number) cell).doubleValue())
        : cell.toString();
  }
}
