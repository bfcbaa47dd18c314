package org.loopwright.service.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.report.SpaceReport;
import org.loopwright.report.html.SpacePage;
import org.loopwright.report.plot.SpacePlot;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.ContentHash;
import org.loopwright.service.Draft;
import org.loopwright.service.OutputFolder;

/**
 * The folder of the results of a sweep of a design space. Each shard that is done is a file at
 * once, so that a run that ends early, however that comes, loses the shards at work and no more.
 */
public final class SpaceFolder implements ShardStore {
  private final OutputFolder folder;
  private final String sweep;
  private final DesignSpace space;
  private final boolean resumed;

  /** The files of shards by name. */
  private final Map<String, String> shards = new LinkedHashMap<>();

  /**
   * A folder for a sweep.
   *
   * @param resumed whether shards of an earlier run are taken over
   */
  public SpaceFolder(OutputFolder folder, SpaceRequest request, boolean resumed) {
    this.folder = folder;
    this.resumed = resumed;
    sweep = ContentHash.sha256(new PointDesigns(request).inputs());
    space = request.space().question().space();
  }

  @Override
  public synchronized Optional<List<PointRow>> rows(SpaceShard shard) {
    Optional<Path> file = resumed ? folder.earlier(ShardFile.name(shard)) : Optional.empty();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<PointRow> rows = ShardFile.read(file.get(), sweep, shard, space);
      shards.put(ShardFile.name(shard), ShardFile.write(sweep, shard, rows));
      return Optional.of(rows);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public synchronized void keep(SpaceShard shard, List<PointRow> rows) {
    String text = ShardFile.write(sweep, shard, rows);
    shards.put(ShardFile.name(shard), text);
    try {
      folder.keep(ShardFile.name(shard), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
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
      files.write("front", SpacePlot.of(result));
      if (!result.complete()) {
        for (Map.Entry<String, String> shard : shards.entrySet()) {
          files.write(shard.getKey(), shard.getValue());
        }
      }
      folder.publish(files);
    }
  }
}
