package org.loopwright.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.report.SpaceReport;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceSweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explore} on Spark: the points of a space of loop-nest designs. */
@Command(
    name = "explore",
    description = "Sweeps a space of loop-nest designs; a shard of its points is a task.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SparkExploreCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int NO_VALID_DESIGN = 1;

  /** Nobody waits for an executor, so its collector may pause it. */
  private static final String EXECUTOR_DEFAULTS = "spark.executor.defaultJavaOptions";

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SPACE",
      description = "The file of a design space where the driver runs, or a name of the library.")
  private String space;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "PATH",
      required = true,
      description = "Write results there: a folder of any file system that Hadoop knows.")
  private String out;

  @Option(names = "--overwrite", description = "Replace the results of an earlier run.")
  private boolean overwrite;

  @Option(names = "--resume", description = "Go on from the shards that an earlier run finished.")
  private boolean resume;

  @Option(
      names = "--rows",
      paramLabel = "auto|all|front",
      defaultValue = "auto",
      description = {
        "Which points the Parquet files have: all, or of each shard its front and the best for each"
            + " objective (default: all of up to a million)."
      })
  private String rows;

  @Override
  public Integer call() throws IOException {
    RowChoice choice = Labels.require(RowChoice.class, rows, "choice of rows");
    Path file = Library.installed().find(Kind.SPACES, space);
    SpaceRequest request = SentSweep.request(SpaceReader.read(file), ProgramVersion.read());
    try (JavaSparkContext spark = new JavaSparkContext(settings())) {
      // Only now, while executors start
      SpaceSweep.warnings(request).forEach(spec.commandLine().getErr()::println);
      SpaceResult result = new SparkSweep(spark, request, choice, out, earlier()).run();
      spec.commandLine().getOut().print(new SpaceReport(result).text());
      spec.commandLine().getOut().flush();
      spec.commandLine()
          .getErr()
          .println(
              String.format(
                  Locale.ROOT,
                  "%.2f s with %d tasks at once",
                  result.timing().seconds(),
                  result.timing().threads()));
      return result.valid().isEmpty() ? NO_VALID_DESIGN : DONE;
    }
  }

  /** Master, memory and cores are those of spark-submit. */
  private SparkConf settings() {
    SparkConf settings =
        new SparkConf().setIfMissing("spark.app.name", "loopwright explore " + space);
    boolean isTold =
        settings.contains(EXECUTOR_DEFAULTS)
            || settings.contains("spark.executor.extraJavaOptions");
    return isTold ? settings : settings.set(EXECUTOR_DEFAULTS, "-XX:+UseParallelGC");
  }

  private Earlier earlier() {
    return resume ? Earlier.RESUMED : overwrite ? Earlier.REPLACED : Earlier.REFUSED;
  }
}
