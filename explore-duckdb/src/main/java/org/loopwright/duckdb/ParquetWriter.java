package org.loopwright.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.loopwright.service.store.ColumnType;
import org.loopwright.service.store.StoredColumn;
import org.loopwright.service.store.StoredTable;

/** Writes tables as Parquet, by one thread, so that the same rows make the same bytes. */
final class ParquetWriter {
  private ParquetWriter() {}

  static <R> void write(DuckDbSession session, Path file, StoredTable<R> table)
      throws SQLException {
    session.execute("SET threads = 1");
    session.execute(
        "CREATE TABLE rows (%s)"
            .formatted(
                String.join(", ", table.columns().stream().map(ParquetWriter::sql).toList())));
    try (DuckDBAppender appender =
        session.connection().createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows")) {
      for (R row : table.rows()) {
        appender.beginRow();
        for (StoredColumn<R> column : table.columns()) {
          append(appender, column.type(), column.value().apply(row));
        }
        appender.endRow();
      }
    }
    session.execute(
        "COPY rows TO %s (FORMAT parquet, COMPRESSION zstd)".formatted(DuckDbSession.quoted(file)));
  }

  private static String sql(StoredColumn<?> column) {
    return DuckDbSession.quotedName(column.name()) + " " + sql(column.type());
  }

  private static String sql(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case FLAG -> "BOOLEAN";
    };
  }

  private static void append(DuckDBAppender appender, ColumnType type, Object cell)
      throws SQLException {
    if (cell == null) {
      appender.appendNull();
      return;
    }
    switch (type) {
      case TEXT -> appender.append((String) cell);
      case WHOLE -> appender.append((long) cell);
      case NUMBER -> appender.append((double) cell);
      case FLAG -> appender.append((boolean) cell);
    }
  }
}
