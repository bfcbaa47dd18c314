package org.loopwright.service.space;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceTally;
import org.loopwright.service.ContentHash;

/**
 * The rows of a shard as a file: with the hash of what the sweep depends on, and a checksum of its
 * own, so that nothing is taken over that was damaged or edited, or is of another sweep.
 */
final class ShardFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShardFile() {}

  /** Content as text, so that each of its characters counts, and its checksum. */
  private record Sealed(String sha256, String content) {}

  private record Content(
      String sweep,
      long first,
      long size,
      SpaceTally tally,
      List<StoredFile> files,
      List<StoredRow> rows) {}

  /** The name of the file of a shard. */
  static String name(SpaceShard shard) {
    return "shard-%d.json".formatted(shard.first());
  }

  static String write(String sweep, SpaceShard shard, ShardOutcome outcome) {
    Content content =
        new Content(
            sweep,
            shard.first(),
            shard.size(),
            outcome.tally(),
            outcome.files(),
            outcome.rows().stream().map(StoredRow::of).toList());
    try {
      String text = JSON.writeValueAsString(content);
      return JSON.writeValueAsString(new Sealed(ContentHash.sha256(text), text));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("rows can always be written", impossible);
    }
  }

  /**
   * What the text of a file holds of a shard.
   *
   * @param file its name, for messages
   * @throws SpecException if it was changed since, or is of another sweep
   */
  static ShardOutcome read(
      String text, String file, String sweep, SpaceShard shard, DesignSpace space) {
    Content content;
    try {
      Sealed sealed = JSON.readValue(text, Sealed.class);
      if (sealed == null
          || sealed.content == null
          || !ContentHash.sha256(sealed.content).equals(sealed.sha256)) {
        throw refused(file, "was changed since it was written, or is damaged: delete it");
      }
      content = JSON.readValue(sealed.content, Content.class);
    } catch (JsonProcessingException malformed) {
      throw refused(file, "is no file of a shard, or is damaged: delete it");
    }
    if (!content.sweep.equals(sweep)
        || content.first != shard.first()
        || content.size != shard.size()) {
      throw refused(
          file,
          "is of another sweep: go on with the same version and files, or begin with --overwrite");
    }
    return new ShardOutcome(
        content.tally, content.rows.stream().map(row -> row.row(space)).toList(), content.files);
  }

  private static SpecException refused(String file, String why) {
    return new SpecException(Problem.error(Location.ofFile(file), why));
  }

  /** Rows without a shard, to be read at once by who asked for them. */
  static String rows(List<PointRow> rows) {
    try {
      return JSON.writeValueAsString(rows.stream().map(StoredRow::of).toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("rows can always be written", impossible);
    }
  }

  static List<PointRow> rows(String text, DesignSpace space) {
    try {
      StoredRow[] rows = JSON.readValue(text, StoredRow[].class);
      return Arrays.stream(rows).map(row -> row.row(space)).toList();
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException("no rows of points: " + text, malformed);
    }
  }
}
