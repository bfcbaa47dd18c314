package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.report.SpaceReport;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardStore;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceControl;
import org.loopwright.service.space.SpaceFolder;
import org.loopwright.service.space.SpaceProgress;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceSweep;
import org.loopwright.service.store.TableStore;

/** Sweeps a design space of a file, and publishes the result. */
final class SpaceRun {
  /** What of the options of {@code explore} a space file does not state itself. */
  static final Set<String> OPTIONS =
      Set.of("--threads", "--out", "--overwrite", "--resume", "--rows", "--format", "--quiet");

  private final Console console;
  private final OutputFormat format;
  private final int threads;
  private final RowChoice rows;

  SpaceRun(Console console, OutputFormat format, int threads, RowChoice rows) {
    this.rows = rows;
    this.console = console;
    this.format = format;
    this.threads = threads;
  }

  /** Sweeps the space of a file; returns the exit code of the command. */
  int run(Path file, Optional<OutputFolder> out, boolean resumed) throws IOException {
    SpaceRequest request = request(SpaceReader.read(file));
    SpaceSweep.warnings(request).forEach(console::note);
    Optional<TableStore> tables = out.isPresent() ? tables() : Optional.empty();
    Optional<SpaceFolder> folder =
        out.map(
            results ->
                new SpaceFolder(results, request, new ShardWork(request, tables, rows), resumed));
    try (Interruption interruption = console.interruption()) {
      ShardStore store =
          folder.isPresent() ? folder.get() : ShardStore.none(request.space().question());
      SpaceResult result = swept(request, store, interruption);
      console.result(new SpaceReport(result), format);
      if (folder.isPresent()) {
        folder.get().write(result);
      }
      return end(result);
    }
  }

  private Optional<TableStore> tables() {
    return rows == RowChoice.AUTO
        ? ParquetTables.find(console)
        : Optional.of(TableStore.required("--rows"));
  }

  private static SpaceRequest request(SpaceFile space) {
    RunIdentity identity =
        RunIdentity.of(BuildVersion.read())
            .withArchitecture(space.architecture())
            .withNetwork(Optional.of(String.join(", ", space.networks())));
    return new SpaceRequest(
        identity, space, Console.library(), Optional.empty(), UnaryOperator.identity());
  }

  private SpaceResult swept(SpaceRequest request, ShardStore store, Interruption interruption) {
    long points = request.space().question().space().size();
    ProgressBars bars = console.progress();
    try (ProgressBar bar = bars.areWanted() ? bars.start("explore", points) : null) {
      return SpaceSweep.run(
          request,
          new SpaceControl(
              threads, System::nanoTime, interruption, progress -> show(bar, request, progress)),
          store);
    }
  }

  private static void show(ProgressBar bar, SpaceRequest request, SpaceProgress progress) {
    if (bar != null) {
      bar.stepTo(progress.done());
      String counts = "%,d proved, %,d pruned".formatted(progress.proved(), progress.pruned());
      String best =
          progress.best().isPresent()
              ? String.format(
                  Locale.ROOT,
                  "best %s %.4g",
                  request.space().question().objectives().get(0).label(),
                  progress.best().getAsDouble())
              : "";
      bar.setExtraMessage(best.isEmpty() ? counts : best + ", " + counts + "\n" + best);
    }
  }

  private int end(SpaceResult result) {
    List<PointStatus> bad = List.of(PointStatus.INVALID, PointStatus.FAILED, PointStatus.NOT_FOUND);
    long failed = bad.stream().mapToLong(status -> result.counts().getOrDefault(status, 0L)).sum();
    if (failed > 0) {
      console.note(
          String.format(
              Locale.ROOT,
              "note: %,d points have no result, each with its reason in --format csv",
              failed));
    }
    console.note(
        String.format(
            Locale.ROOT,
            "%.2f s on %d threads, %.3g points/s",
            result.timing().seconds(),
            result.timing().threads(),
            result.tally().points() / Math.max(1e-9, result.timing().seconds())));
    if (!result.complete()) {
      return ExitCode.INTERRUPTED;
    }
    return result.valid().isEmpty() ? ExitCode.NO_VALID_MAPPING : ExitCode.DONE;
  }
}
