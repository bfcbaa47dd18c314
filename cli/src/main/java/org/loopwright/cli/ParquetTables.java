package org.loopwright.cli;

import java.util.Optional;
import org.loopwright.service.store.TableStore;

/** What writes tables of results as Parquet, where its jar is there. */
final class ParquetTables {
  private ParquetTables() {}

  /** What writes them; a note if nothing does. */
  static Optional<TableStore> find(Console console) {
    Optional<TableStore> tables = TableStore.find();
    if (tables.isEmpty()) {
      console.note(
          "note: no Parquet files are written, as %s is not next to loopwright.jar"
              .formatted(TableStore.JAR));
    }
    return tables;
  }
}
