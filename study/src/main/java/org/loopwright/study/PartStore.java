package org.loopwright.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.ContentHash;
import org.loopwright.service.WholeFile;
import org.loopwright.study.plan.StudyPart;
import org.loopwright.study.plan.StudyRow;

/**
 * Keeps the rows of parts in a folder, each under the hash of all that it depends on, so that a
 * study goes on where it was stopped and computes again only what changed.
 *
 * @param folder where they are; empty to keep nothing
 */
public record PartStore(Optional<Path> folder) {
  /** Keeps nothing. */
  public static final PartStore NONE = new PartStore(Optional.empty());

  private static final int NAME_DIGITS = 32;
  private static final String CHECKSUM = "sha256";
  private static final String ROWS = "rows";

  /** The name of a part: equal contents have equal names. */
  static String hash(StudyPart part) {
    return ContentHash.sha256(part.content()).substring(0, NAME_DIGITS);
  }

  /**
   * The rows of an earlier run; nothing if there are none, or they are not as they were written.
   */
  Optional<List<StudyRow>> find(String hash) {
    Optional<Path> file = folder.map(each -> each.resolve(hash + ".json"));
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return Optional.empty();
    }
    try {
      Node document = NodeFile.require(file.get());
      List<StudyRow> rows = document.get(ROWS).map(PartStore::rows).orElse(List.of());
      Optional<String> checksum = document.get(CHECKSUM).flatMap(Node::scalarText);
      return checksum.filter(checksum(rows)::equals).map(whole -> rows);
    } catch (SpecException | NumberFormatException broken) {
      return Optional.empty(); // it is computed again, and replaced
    }
  }

  private static List<StudyRow> rows(Node document) {
    List<StudyRow> rows = new ArrayList<>();
    for (MapNode.Entry entry : document.entries()) {
      Map<String, Double> cells = new LinkedHashMap<>();
      for (MapNode.Entry cell : entry.value().entries()) {
        cells.put(cell.key(), Double.valueOf(cell.value().scalarText().orElse("")));
      }
      rows.add(new StudyRow(entry.key(), cells));
    }
    return rows;
  }

  void keep(String hash, List<StudyRow> rows) {
    if (folder.isEmpty()) {
      return;
    }
    JsonObject json = new JsonObject().put(CHECKSUM, checksum(rows)).put(ROWS, json(rows));
    try {
      WholeFile.write(folder.get().resolve(hash + ".json"), json.pretty());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String checksum(List<StudyRow> rows) {
    return ContentHash.sha256(json(rows).compact());
  }

  private static JsonObject json(List<StudyRow> rows) {
    JsonObject json = new JsonObject();
    for (StudyRow row : rows) {
      JsonObject cells = new JsonObject();
      row.cells().forEach(cells::put);
      json.put(row.name(), cells);
    }
    return json;
  }
}
