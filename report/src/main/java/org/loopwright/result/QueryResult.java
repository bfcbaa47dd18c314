package org.loopwright.result;

import java.util.Collections;
import java.util.List;

/**
 * The answer to a question about the tables of a run.
 *
 * @param columns their names, each once
 * @param rows a cell for each column: text, number, truth value or null
 * @param complete whether there are no more rows
 */
public record QueryResult(List<String> columns, List<List<Object>> rows, boolean complete) {
  public QueryResult {
    columns = List.copyOf(columns);
    // Cells may be null, which copies of lists refuse
    rows = Collections.unmodifiableList(rows);
  }
}
