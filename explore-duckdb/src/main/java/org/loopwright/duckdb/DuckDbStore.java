package org.loopwright.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.loopwright.result.QueryResult;
import org.loopwright.service.store.StoredRun;
import org.loopwright.service.store.StoredTable;
import org.loopwright.service.store.TableQuery;
import org.loopwright.service.store.TableStore;

/** Tables by DuckDB. Each call has a data base of its own, in memory; safe to share. */
public final class DuckDbStore implements TableStore {
  /** Made when a store is looked for. */
  public DuckDbStore() {}

  @Override
  public void write(Path file, StoredTable<?> table) throws IOException {
    try (DuckDbSession session = DuckDbSession.open()) {
      ParquetWriter.write(session, file, table);
    } catch (SQLException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  @Override
  public QueryResult query(StoredRun run, TableQuery query) {
    try (DuckDbSession session = DuckDbSession.open()) {
      return new RunQuery(session, run, query).answer();
    } catch (SQLException failed) {
      throw new IllegalArgumentException(failed.getMessage(), failed);
    }
  }
}
