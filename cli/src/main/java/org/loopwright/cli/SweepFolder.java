package org.loopwright.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.report.JsonText;
import org.loopwright.report.explore.DesignCsv;
import org.loopwright.report.explore.DesignPlots;
import org.loopwright.report.explore.SweepCheckpoint;
import org.loopwright.report.explore.SweepJson;
import org.loopwright.report.explore.SweepReport;
import org.loopwright.service.WholeFile;

/** The folder where a sweep leaves its results and its checkpoint. */
final class SweepFolder {
  private static final String CHECKPOINT = "checkpoint.json";

  private final Path folder;

  SweepFolder(Path folder) {
    this.folder = folder;
  }

  /** What an earlier run of {@code sweep} left; nothing if there was none. */
  Optional<SweepResult> checkpoint(Sweep sweep) throws IOException {
    Path file = folder.resolve(CHECKPOINT);
    return Files.exists(file)
        ? Optional.of(SweepCheckpoint.read(sweep, Files.readString(file)))
        : Optional.empty();
  }

  void saveCheckpoint(Sweep sweep, SweepResult result) throws IOException {
    write(CHECKPOINT, SweepCheckpoint.write(sweep, result));
  }

  void write(SweepReport report) throws IOException {
    Sweep sweep = report.sweep();
    SweepResult result = report.result();
    saveCheckpoint(sweep, result);
    write("result.json", JsonText.pretty(SweepJson.of(report)));
    write("pareto.csv", DesignCsv.front(result.front()));
    write("best.csv", DesignCsv.best(sweep.objectives(), result.best()));
    write("support.csv", DesignCsv.study(report.study()));
    plot("area-throughput", DesignPlots.areaAgainstThroughput(sweep, result));
    plot("buffer-throughput", DesignPlots.bufferAgainstThroughput(sweep, result));
  }

  private void write(String name, String text) throws IOException {
    WholeFile.write(folder.resolve(name), text);
  }

  /** Nothing is drawn of a sweep without a valid design. */
  private void plot(String name, DesignPlots plot) throws IOException {
    if (!plot.isEmpty()) {
      draw(folder.resolve(name + ".svg"), plot.image()::writeSvg);
      draw(folder.resolve(name + ".png"), plot.image()::writePng);
    }
  }

  private interface Drawing {
    void writeTo(OutputStream out) throws IOException;
  }

  private static void draw(Path file, Drawing drawing) throws IOException {
    WholeFile.write(
        file,
        draft -> {
          try (OutputStream out = Files.newOutputStream(draft)) {
            drawing.writeTo(out);
          }
        });
  }
}
