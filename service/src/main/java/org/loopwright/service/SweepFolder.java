package org.loopwright.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.report.SweepReport;
import org.loopwright.report.html.SweepPage;
import org.loopwright.report.plot.DesignPlot;
import org.loopwright.result.ExploreResult;
import org.loopwright.service.store.TableStore;

/** The folder of the results of a sweep and its checkpoint. */
public final class SweepFolder {
  private static final String CHECKPOINT = "checkpoint.json";

  private final OutputFolder folder;
  private final Optional<TableStore> tables;

  /**
   * A folder for a sweep.
   *
   * @param tables what writes designs as Parquet; empty leaves that out
   */
  public SweepFolder(OutputFolder folder, Optional<TableStore> tables) {
    this.folder = folder;
    this.tables = tables;
  }

  /** What an earlier run of {@code sweep} left; nothing if there was none. */
  public Optional<SweepResult> checkpoint(Sweep sweep) throws IOException {
    Optional<Path> file = folder.earlier(CHECKPOINT);
    return file.isPresent()
        ? Optional.of(SweepCheckpoint.read(sweep, file.get()))
        : Optional.empty();
  }

  public void saveCheckpoint(Sweep sweep, SweepResult result) throws IOException {
    folder.keep(CHECKPOINT, SweepCheckpoint.write(sweep, result));
  }

  /** Writes the checkpoint, numbers and plots; nothing is drawn if no design is valid. */
  public void write(ExploreResult explored) throws IOException {
    Sweep sweep = explored.sweep();
    SweepReport report = new SweepReport(explored);
    try (Draft files = folder.draft()) {
      files.write(CHECKPOINT, SweepCheckpoint.write(sweep, explored.result()));
      files.write("result.json", report.json().pretty());
      files.write("report.html", SweepPage.of(explored));
      files.write("pareto.csv", report.csv());
      files.write("best.csv", report.bestCsv());
      files.write("support.csv", report.studyCsv());
      files.plot("area-throughput", () -> DesignPlot.areaAgainstThroughput(explored));
      files.plot("buffer-throughput", () -> DesignPlot.bufferAgainstThroughput(explored));
      if (tables.isPresent()) {
        files.write("designs.parquet", DesignTable.of(explored.result()), tables.get());
      }
      folder.publish(files);
    }
  }
}
