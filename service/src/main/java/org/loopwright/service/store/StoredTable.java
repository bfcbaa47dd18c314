package org.loopwright.service.store;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/** Rows with typed columns. */
public record StoredTable<R>(String name, List<StoredColumn<R>> columns, List<R> rows) {
  public StoredTable {
    requireNonNull(name, "name");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    Require.distinct(columns.stream().map(StoredColumn::name).toList(), "column");
  }
}
