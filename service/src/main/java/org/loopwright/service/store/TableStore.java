package org.loopwright.service.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceLoader;
import org.loopwright.result.QueryResult;

/** Writes tables as Parquet and asks them by SQL. It is in a jar of its own, for its size. */
public interface TableStore {
  /** The jar of its own, next to that of the program. */
  String JAR = "loopwright-duckdb.jar";

  /** Writes a table; the same rows make the same bytes. */
  void write(Path file, StoredTable<?> table) throws IOException;

  /**
   * Asks the tables of a run. Nothing is changed, and no file outside of its folder is read.
   *
   * @throws IllegalArgumentException if the question cannot be answered; the message says why, and
   *     which tables and columns there are
   */
  QueryResult query(StoredRun run, TableQuery query);

  /** The store, if its jar is there. */
  static Optional<TableStore> find() {
    Iterator<TableStore> found =
        ServiceLoader.load(TableStore.class, TableStore.class.getClassLoader()).iterator();
    return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
  }

  /** The store, or a message that says how to get it. */
  static TableStore required(String what) {
    return find().orElseThrow(() -> missing(what));
  }

  /** The message that says how to get it. */
  static IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(
        ("%s needs %s, which must lie next to loopwright.jar; 'mvn -Dfast -DskipTests"
                + " -pl distribution -am package' makes both in distribution/target/fast")
            .formatted(what, JAR));
  }
}
