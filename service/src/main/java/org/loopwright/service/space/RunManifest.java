package org.loopwright.service.space;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.loopwright.report.table.JsonObject;

/** What the tables of a run are made of: every shard with its files and their checksums. */
final class RunManifest {
  static final String NAME = "manifest.json";

  private final SortedMap<Long, JsonObject> shards = new TreeMap<>();
  private final Set<String> files = new HashSet<>();

  /** Adds a shard that is done. */
  synchronized void add(SpaceShard shard, ShardOutcome outcome) {
    JsonObject labelled = new JsonObject();
    outcome.files().forEach(file -> files.add(file.name()));
    outcome.tally().counts().forEach((status, number) -> labelled.put(status.label(), number));
    shards.put(
        shard.first(),
        new JsonObject()
            .put("first", shard.first())
            .put("size", shard.size())
            .put("points", labelled)
            .put("files", outcome.files().stream().map(RunManifest::json).toList()));
  }

  private static JsonObject json(StoredFile file) {
    return new JsonObject()
        .put("name", file.name())
        .put("rows", file.rows())
        .put("bytes", file.bytes())
        .put("sha256", file.sha256());
  }

  /** The names of all files of tables. */
  synchronized Set<String> files() {
    return Set.copyOf(files);
  }

  synchronized boolean isEmpty() {
    return shards.isEmpty();
  }

  /**
   * The manifest as text.
   *
   * @param sweep hash of all that the rows depend on
   */
  synchronized String text(SpaceRequest request, String sweep) {
    return new JsonObject()
        .put("version", request.identity().version())
        .put("space", request.space().question().name())
        .put("sweep", sweep)
        .put("size", request.space().question().space().size())
        .put("tables", PointTables.NAMES)
        .put("shards", List.copyOf(shards.values()))
        .pretty();
  }
}
