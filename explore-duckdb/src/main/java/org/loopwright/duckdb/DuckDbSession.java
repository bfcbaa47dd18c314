package org.loopwright.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.loopwright.service.store.TableStore;

/** A data base in memory, which is gone when it is closed. */
final class DuckDbSession implements AutoCloseable {
  private final DuckDBConnection connection;

  private DuckDbSession(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** A data base that loads nothing from anywhere, and writes nothing but what it is told to. */
  static DuckDbSession open() throws SQLException {
    Properties settings = new Properties();
    settings.put(DuckDBDriver.JDBC_STREAM_RESULTS, true);
    settings.put("autoinstall_known_extensions", false);
    settings.put("autoload_known_extensions", false);
    settings.put("temp_directory", "");
    try {
      return new DuckDbSession(
          new DuckDBDriver().connect("jdbc:duckdb:", settings).unwrap(DuckDBConnection.class));
    } catch (LinkageError notForThisSystem) {
      throw new SQLException(
          "DuckDB does not load here: %s. Install what it misses (glibc and libstdc++), or go without %s"
              .formatted(reason(notForThisSystem), TableStore.JAR),
          notForThisSystem);
    }
  }

  /** Only the first failure to load says why. */
  private static String reason(LinkageError failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return String.valueOf(cause.getMessage()).strip();
  }

  DuckDBConnection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A name as SQL writes it. */
  static String quotedName(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as SQL writes it. */
  static String quotedText(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  /** The name of a file as SQL writes it. */
  static String quoted(Path file) {
    return quotedText(file.toAbsolutePath().toString());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
