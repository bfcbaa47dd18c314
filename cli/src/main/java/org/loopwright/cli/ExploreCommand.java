package org.loopwright.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepControl;
import org.loopwright.explore.SweepProgress;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.SweepRun;
import org.loopwright.explore.budget.Budget;
import org.loopwright.formats.maestro.CostTableReader;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.report.SweepReport;
import org.loopwright.result.ExploreResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.SweepFolder;
import org.loopwright.service.space.RowChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loopwright explore}: hardware for a workload, under area and power budgets. */
@Command(
    name = "explore",
    description = {
      "Sweeps hardware: a space of loop-nest designs, or data-centric PEs, L1, L2 and bandwidth.",
      "MAPPING may be the file of a design space, or the name of one of the library (see:"
          + " loopwright",
      "list spaces): each of its points is built, priced and mapped to the optimum. All options"
          + " but",
      "--threads, --out, --overwrite, --resume, --rows and --format are for data-centric sweeps.",
      "AXIS is a list of values and ranges: 8,16 or 64..512 or 64..512:64 or 64..4096:*2."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:no valid design",
      "2:bad usage or bad input",
      "3:internal error",
      "130:interrupted; what was found is kept"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright explore eyeriss-buffers --out results"})
final class ExploreCommand extends ConsoleCommand {
  private static final long CHECKPOINT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String SHIPPED_COSTS = "maestro-28nm";

  @Mixin private SweepWorkloadOptions workload;
  @Mixin private SweepHardwareOptions hardware;

  @Option(
      names = "--max-area",
      paramLabel = "MM2",
      defaultValue = "16",
      description = "Area budget, mm2 (default: ${DEFAULT-VALUE}).")
  private double maxArea;

  @Option(
      names = "--max-power",
      paramLabel = "MW",
      defaultValue = "450",
      description = "Power budget, mW (default: ${DEFAULT-VALUE}).")
  private double maxPower;

  @Option(
      names = "--objective",
      split = ",",
      paramLabel = "OBJECTIVE",
      description = "${bundle:design.objectives}, or several (default: all three).")
  private List<String> objectives = List.of();

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      defaultValue = SHIPPED_COSTS,
      description = "Cost table: a file, or a name in library/costs (default: ${DEFAULT-VALUE}).")
  private String costs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads (default: one a processor). The result does not depend on it.")
  private Integer threads;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Write results there: JSON, CSV, Parquet, plots and a checkpoint.")
  private Path out;

  @Mixin private OverwriteOption overwrite;

  @Option(names = "--resume", description = "Go on from the checkpoint in the --out folder.")
  private boolean resume;

  @Option(
      names = "--rows",
      paramLabel = "auto|all|front",
      description = {
        "Which points of a space the Parquet files in --out have: all, or of each shard its front and"
            + " the best for each objective (default: all of up to a million)."
      })
  private String rows;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "How to print the results; csv is the Pareto front (default: text).")
  private OutputFormat format;

  @Override
  int run(Console console) throws IOException {
    if (resume && out == null) {
      throw console.misuse("--resume needs --out");
    }
    Optional<Path> space = workload.space();
    if (space.isPresent()) {
      return explore(space.get(), console);
    }
    if (rows != null) {
      throw console.misuse("--rows is for sweeps of a space, which have rows of all points");
    }
    Sweep sweep = sweep(console);
    try (OutputFolder output = out == null ? null : open(console);
        Interruption interruption = console.interruption()) {
      Optional<SweepFolder> folder =
          Optional.ofNullable(output)
              .map(results -> new SweepFolder(results, ParquetTables.find(console)));
      SweepResult from =
          resume ? startingPoint(sweep, folder.get(), console) : SweepResult.nothing();
      ExploreResult explored = run(sweep, from, folder, interruption, console);
      print(console, explored);
      if (folder.isPresent()) {
        folder.get().write(explored);
      }
      return exitCode(explored.end());
    }
  }

  /** Sweeps a space, whose file states what other options say of data-centric sweeps. */
  private int explore(Path space, Console console) throws IOException {
    Optional<String> other = console.optionOtherThan(SpaceRun.OPTIONS);
    if (other.isPresent()) {
      throw console.misuse(
          "%s is for data-centric sweeps; %s states axes, networks and budgets itself"
              .formatted(other.get(), space));
    }
    try (OutputFolder output = out == null ? null : open(console)) {
      return new SpaceRun(console, format, workers(), rowChoice())
          .run(space, Optional.ofNullable(output), resume);
    }
  }

  private RowChoice rowChoice() {
    return rows == null ? RowChoice.AUTO : Labels.require(RowChoice.class, rows, "choice of rows");
  }

  private int workers() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private OutputFolder open(Console console) throws IOException {
    return resume
        ? OverwriteOption.open(out, Earlier.RESUMED, console)
        : overwrite.open(out, console);
  }

  private Sweep sweep(Console console) throws IOException {
    List<DesignObjective> chosen =
        objectives.isEmpty()
            ? List.of(DesignObjective.values())
            : objectives.stream()
                .map(name -> Labels.require(DesignObjective.class, name, "objective"))
                .toList();
    return new Sweep(
        workload.workloads(chosen, console),
        hardware.axes(),
        hardware.shared(),
        blocks(),
        new Budget(maxArea, maxPower),
        chosen);
  }

  private BuildingBlocks blocks() {
    return CostTableReader.read(Console.library().find(Kind.COSTS, costs));
  }

  private SweepResult startingPoint(Sweep sweep, SweepFolder folder, Console console)
      throws IOException {
    Optional<SweepResult> before = folder.checkpoint(sweep);
    if (before.isEmpty()) {
      console.note("note: " + out + " has no checkpoint, so the sweep starts from the beginning");
    }
    return before.orElseGet(SweepResult::nothing);
  }

  private ExploreResult run(
      Sweep sweep,
      SweepResult from,
      Optional<SweepFolder> folder,
      Interruption interruption,
      Console console) {
    int workers = workers();
    long start = System.nanoTime();
    try (SweepProgressBar bar = new SweepProgressBar(sweep, console.progress())) {
      Watch watch = new Watch(sweep, bar, folder, start);
      SweepResult result =
          SweepRun.resume(sweep, from, new SweepControl(workers, interruption, watch::accept));
      double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
      RunIdentity identity =
          RunIdentity.of(BuildVersion.read())
              .withArchitecture(hardware.file().map(Path::toString))
              .withNetwork(Optional.of(sweep.workloads().get(0).network()));
      return new ExploreResult(
          identity,
          sweep,
          result,
          study(sweep, result),
          new ExploreResult.Timing(seconds, workers, from.tally().tasksDone()));
    }
  }

  private static List<SpatialReuseAblation.Row> study(Sweep sweep, SweepResult result) {
    int throughput = sweep.objectives().indexOf(DesignObjective.THROUGHPUT);
    return throughput < 0 || result.best().isEmpty()
        ? List.of()
        : SpatialReuseAblation.of(sweep, result.best().get(throughput));
  }

  /** Draws progress, and saves a checkpoint every few seconds. */
  private static final class Watch {
    private final Sweep sweep;
    private final SweepProgressBar bar;
    private final Optional<SweepFolder> folder;
    private long savedAt;

    Watch(Sweep sweep, SweepProgressBar bar, Optional<SweepFolder> folder, long start) {
      this.sweep = sweep;
      this.bar = bar;
      this.folder = folder;
      this.savedAt = start;
    }

    void accept(SweepProgress progress) {
      bar.show(progress);
      long now = System.nanoTime();
      if (folder.isPresent() && now - savedAt >= CHECKPOINT_NANOS) {
        savedAt = now;
        try {
          folder.get().saveCheckpoint(sweep, progress.snapshot());
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      }
    }
  }

  private void print(Console console, ExploreResult explored) {
    console.result(new SweepReport(explored), format);
    console.note(
        String.format(
            Locale.ROOT,
            "%.2f s on %d threads, %.3g designs/s, %d layers analysed",
            explored.timing().seconds(),
            explored.timing().threads(),
            explored.designsPerSecond(),
            explored.result().tally().analyses()));
  }

  private static int exitCode(ExploreResult.End end) {
    return switch (end) {
      case INTERRUPTED -> ExitCode.INTERRUPTED;
      case INFEASIBLE -> ExitCode.NO_VALID_MAPPING;
      case OPTIMAL -> ExitCode.DONE;
    };
  }
}
