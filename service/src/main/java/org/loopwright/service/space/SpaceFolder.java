package org.loopwright.service.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.report.SpaceReport;
import org.loopwright.report.html.SpacePage;
import org.loopwright.report.plot.SpacePlot;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.Draft;
import org.loopwright.service.OutputFolder;

/**
 * The folder of the results of a sweep of a design space. Each shard that is done is a file at
 * once, so that a run that ends early, however that comes, loses the shards at work and no more;
 * with a store of tables its rows are tables, too, which stay.
 */
public final class SpaceFolder implements ShardStore {
  private final OutputFolder folder;
  private final SpaceRequest request;
  private final ShardWork work;
  private final boolean resumed;
  private final RunManifest manifest = new RunManifest();

  /** The files of shards by name. */
  private final Map<String, String> shards = new LinkedHashMap<>();

  /**
   * A folder for a sweep.
   *
   * @param resumed whether shards of an earlier run are taken over
   */
  public SpaceFolder(OutputFolder folder, SpaceRequest request, ShardWork work, boolean resumed) {
    this.folder = folder;
    this.request = request;
    this.work = work;
    this.resumed = resumed;
  }

  @Override
  public Optional<ShardOutcome> outcome(SpaceShard shard) {
    Optional<Path> file = resumed ? folder.earlier(ShardFile.name(shard)) : Optional.empty();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<ShardOutcome> kept = work.readWhole(Files.readString(file.get()), file.get(), shard);
      kept.ifPresent(outcome -> take(shard, outcome));
      return kept;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public ShardOutcome keep(SpaceShard shard, List<PointRow> rows) {
    try {
      if (work.hasTables()) {
        folder.drop(RunManifest.NAME); // it is of other tables
        ownTables();
      }
      ShardOutcome outcome = work.written(folder.path(), shard, rows);
      // Last, as it says that the tables are whole
      folder.keep(ShardFile.name(shard), take(shard, outcome));
      return outcome;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The folders of tables in this one. */
  public static List<String> tables() {
    return PointTables.NAMES;
  }

  /** Makes the files of tables known as those of the run. */
  public void ownTables() throws IOException {
    for (String table : PointTables.NAMES) {
      folder.own(table, ShardTables.PATTERN);
    }
  }

  /** Takes over a shard that is done, whose tables lie where they should; returns its file. */
  public synchronized String take(SpaceShard shard, ShardOutcome outcome) {
    String text = work.text(shard, outcome);
    shards.put(ShardFile.name(shard), text);
    list(shard, outcome);
    return text;
  }

  /** Lists a shard in the manifest whose own file is, or was, elsewhere. */
  public void list(SpaceShard shard, ShardOutcome outcome) {
    if (!outcome.files().isEmpty()) {
      manifest.add(shard, outcome);
    }
  }

  /**
   * Writes the answers as files, as a page and as a plot of the front, and every point with its
   * layers; of a sweep that goes on, its shards.
   */
  public void write(SpaceResult result) throws IOException {
    SpaceReport report = new SpaceReport(result);
    try (Draft files = folder.draft()) {
      files.write("result.json", report.json().pretty());
      files.write("report.txt", report.text());
      files.write("points.csv", report.csv());
      files.write("layers.csv", report.layersCsv());
      files.write("front.csv", report.frontCsv());
      files.write("report.html", SpacePage.of(result));
      files.plot("front", () -> SpacePlot.of(result));
      if (!manifest.isEmpty()) {
        files.write(RunManifest.NAME, manifest.text(request, work.sweep()));
      }
      if (!result.complete()) {
        for (Map.Entry<String, String> shard : shards.entrySet()) {
          files.write(shard.getKey(), shard.getValue());
        }
      }
      folder.publish(files, manifest.files());
    }
  }
}
