package org.loopwright.duckdb;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.loopwright.result.QueryResult;
import org.loopwright.service.store.StoredRun;
import org.loopwright.service.store.TableQuery;

/**
 * A question about the tables of a run. First the tables become views; then the data base is shut
 * off from all files but those of the run, for good; only then it sees the question, which must be
 * a single SELECT, so that it cannot write there either.
 */
final class RunQuery {
  private static final double MILLIS = 1e3;

  /** What DuckDB says of statements that it cannot write as JSON. */
  private static final String ONLY_SELECT = "Only SELECT statements";

  private final DuckDbSession session;
  private final StoredRun run;
  private final TableQuery query;

  RunQuery(DuckDbSession session, StoredRun run, TableQuery query) {
    this.session = session;
    this.run = run;
    this.query = query;
  }

  QueryResult answer() throws SQLException {
    for (StoredRun.View view : run.views()) {
      session.execute(
          "CREATE VIEW %s AS SELECT * FROM %s"
              .formatted(DuckDbSession.quotedName(view.name()), source(view)));
    }
    confine();
    AtomicBoolean late = new AtomicBoolean();
    try {
      requireSelect();
      return answer(late);
    } catch (SQLException wrong) {
      throw new IllegalArgumentException(
          late.get()
              ? "the question took longer than %s s; --max-time gives it more"
                  .formatted(query.maxSeconds())
              : words(wrong) + System.lineSeparator() + "views: " + views(),
          wrong);
    }
  }

  private static String source(StoredRun.View view) {
    List<String> files = view.files().stream().map(DuckDbSession::quoted).toList();
    boolean isParquet = view.files().get(0).toString().endsWith(".parquet");
    return "%s([%s])".formatted(isParquet ? "read_parquet" : "read_csv", String.join(", ", files));
  }

  private void confine() throws SQLException {
    session.execute("SET memory_limit = '%dMB'".formatted(query.maxMegabytes()));
    session.execute("SET allowed_directories = [%s]".formatted(folder(run.folder())));
    session.execute("SET enable_external_access = false");
    session.execute("SET lock_configuration = true");
  }

  private static String folder(Path folder) {
    return DuckDbSession.quotedText(folder.toAbsolutePath() + "/");
  }

  /** DuckDB writes only statements that read as JSON, and says so of others. */
  private void requireSelect() throws SQLException {
    try (PreparedStatement parsed =
        session
            .connection()
            .prepareStatement(
                "SELECT json_extract_string(tree, '$.error_message'),"
                    + " json_array_length(tree, '$.statements')"
                    + " FROM (SELECT json_serialize_sql(?::VARCHAR) AS tree)")) {
      parsed.setString(1, query.sql());
      try (ResultSet result = parsed.executeQuery()) {
        result.next();
        String error = result.getString(1);
        if (error != null) {
          throw new SQLException(
              error.startsWith(ONLY_SELECT) ? OtherStatement.refusal(query.sql()) : error);
        }
        if (result.getInt(2) != 1) {
          throw new SQLException("one question at a time: a single SELECT");
        }
      }
    }
  }

  private QueryResult answer(AtomicBoolean late) throws SQLException {
    Timer timer = new Timer("query", true);
    try (Statement statement = session.connection().createStatement()) {
      timer.schedule(cancelling(statement, late), (long) (query.maxSeconds() * MILLIS));
      try (ResultSet rows = statement.executeQuery(query.sql())) {
        return read(rows);
      }
    } finally {
      timer.cancel();
    }
  }

  private static TimerTask cancelling(Statement statement, AtomicBoolean late) {
    return new TimerTask() {
      @Override
      public void run() {
        late.set(true);
        try {
          statement.cancel();
        } catch (SQLException ended) {
          // There is nothing left to cancel.
        }
      }
    };
  }

  private QueryResult read(ResultSet found) throws SQLException {
    List<String> columns = columns(found.getMetaData());
    List<List<Object>> rows = new ArrayList<>();
    while (found.next()) {
      if (rows.size() == query.maxRows()) {
        return new QueryResult(columns, rows, /* complete= */ false);
      }
      List<Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(cell(found.getObject(i)));
      }
      rows.add(row);
    }
    return new QueryResult(columns, rows, /* complete= */ true);
  }

  /** The names of columns; of equal ones the later have a number. */
  private static List<String> columns(ResultSetMetaData found) throws SQLException {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (int i = 1; i <= found.getColumnCount(); i++) {
      String name = found.getColumnLabel(i);
      String unique = name;
      for (int number = 2; names.containsKey(unique); number++) {
        unique = name + "_" + number;
      }
      names.put(unique, i);
    }
    return List.copyOf(names.keySet());
  }

  private static Object cell(Object value) {
    boolean isPlain = value == null || value instanceof Number || value instanceof Boolean;
    return isPlain ? value : value.toString();
  }

  /** What DuckDB says, which may hold the statement that it was asked to write. */
  private static String words(SQLException wrong) {
    return String.valueOf(wrong.getMessage()).strip();
  }

  /** The views with their columns. */
  private String views() {
    List<String> shown = new ArrayList<>();
    for (StoredRun.View view : run.views()) {
      shown.add("%s (%s)".formatted(view.name(), String.join(", ", columns(view.name()))));
    }
    return String.join(", ", shown);
  }

  private List<String> columns(String view) {
    try (Statement statement = session.connection().createStatement();
        ResultSet none =
            statement.executeQuery(
                "SELECT * FROM %s LIMIT 0".formatted(DuckDbSession.quotedName(view)))) {
      return columns(none.getMetaData());
    } catch (SQLException unreadable) {
      return List.of();
    }
  }
}
