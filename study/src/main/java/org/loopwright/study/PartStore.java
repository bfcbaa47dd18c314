package org.loopwright.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.table.JsonObject;
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

  /** The name of a part: equal contents have equal names. */
  static String hash(StudyPart part) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(part.content().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** The rows of an earlier run; nothing if there are none that can be read. */
  Optional<List<StudyRow>> find(String hash) {
    Optional<Path> file = folder.map(each -> each.resolve(hash + ".json"));
    if (file.isEmpty() || !Files.isRegularFile(file.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(rows(NodeFile.require(file.get())));
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
    JsonObject json = new JsonObject();
    for (StudyRow row : rows) {
      JsonObject cells = new JsonObject();
      row.cells().forEach(cells::put);
      json.put(row.name(), cells);
    }
    try {
      WholeFile.write(folder.get().resolve(hash + ".json"), json.pretty());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
