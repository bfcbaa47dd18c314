package org.loopwright.service.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.result.PointRow;
import org.loopwright.service.ContentHash;
import org.loopwright.service.WholeFile;
import org.loopwright.service.store.StoredTable;
import org.loopwright.service.store.TableStore;

/** The tables of each shard as files: a folder for each table, a file in it for each shard. */
final class ShardTables {
  /** The files of all shards, of one table. */
  static final String PATTERN = "shard-*.parquet";

  private final TableStore store;
  private final SpaceQuestion question;

  ShardTables(TableStore store, SpaceQuestion question) {
    this.store = store;
    this.question = question;
  }

  /** Writes the tables of a shard; each file is there whole or not at all. */
  List<StoredFile> write(Path folder, SpaceShard shard, List<PointRow> rows) {
    List<StoredFile> files = new ArrayList<>();
    try {
      for (StoredTable<?> table : PointTables.of(question, rows)) {
        String name = "%s/shard-%012d.parquet".formatted(table.name(), shard.first());
        Path file = folder.resolve(name);
        WholeFile.write(file, draft -> store.write(draft, table));
        files.add(
            new StoredFile(name, table.rows().size(), Files.size(file), ContentHash.sha256(file)));
      }
      return files;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Whether all files of a shard are there.
   *
   * @throws SpecException if one was changed since it was written
   */
  static boolean areWhole(Path folder, List<StoredFile> files) throws IOException {
    for (StoredFile stored : files) {
      Path file = folder.resolve(stored.name());
      if (!Files.exists(file)) {
        return false;
      }
      if (!ContentHash.sha256(file).equals(stored.sha256())) {
        throw new SpecException(
            Problem.error(
                Location.ofFile(file.toString()),
                "was changed since it was written, or is damaged: delete it"));
      }
    }
    return true;
  }
}
