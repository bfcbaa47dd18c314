package org.loopwright.bench.optimal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.workload.Workload;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times the proving search on the pairs of the reference mapper, and on all layers of ResNet-50,
 * and compares the EDP; see docs/benchmarks/optimal-search.md.
 */
@Command(
    name = "OptimalSearchBenchmark",
    description = "Times --search optimal and compares its EDP with that of the reference mapper.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class OptimalSearchBenchmark implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      defaultValue = "../shared/reference",
      description = "Folder of the reference data (default: ${DEFAULT-VALUE}).")
  private Path reference;

  @Option(
      names = "--library",
      paramLabel = "DIR",
      defaultValue = "library",
      description = "Library with the networks (default: ${DEFAULT-VALUE}).")
  private Path library;

  @Option(
      names = "--pairs",
      paramLabel = "REGEX",
      defaultValue = ".*",
      description = "Only the pairs ARCHITECTURE/LAYER in which this is found.")
  private Pattern pairs;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of a search (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Measure each pair so often; the median time counts.")
  private int repeat;

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      description = "End each search after N seconds.")
  private Optional<Double> limitSeconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "20",
      description =
          "Before anything is measured, search other layers for N seconds (default:"
              + " ${DEFAULT-VALUE}).")
  private double warmUpSeconds;

  @Option(
      names = "--networks",
      paramLabel = "ARCHITECTURE",
      split = ",",
      defaultValue = "eyeriss256,nvdla1024",
      description =
          "Architectures on which all layers of ResNet-50 are mapped (default: ${DEFAULT-VALUE});"
              + " 'none' for no network.")
  private List<String> networkArchitectures;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the measurements there.")
  private Optional<Path> csv;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "Put the tables between the two markers of this page.")
  private Optional<Path> page;

  private final PrintStream out;
  private final PrintStream log;

  private OptimalSearchBenchmark(PrintStream out, PrintStream log) {
    this.out = out;
    this.log = log;
  }

  /** Runs the benchmark; {@code --help} lists the options. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new OptimalSearchBenchmark(System.out, System.err));
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Task> all;
    List<Workload> warmUp;
    List<Workload> layers;
    try {
      all = ReferenceTasks.read(reference);
      warmUp = ReferenceTasks.distinctLayers(library.resolve("workloads/vgg16.yaml"));
      layers = ReferenceTasks.distinctLayers(library.resolve("workloads/resnet50.yaml"));
    } catch (SpecException wrong) {
      wrong.problems().forEach(log::println);
      return CommandLine.ExitCode.USAGE;
    }
    SearchTimer timer = new SearchTimer(threads, limit());
    List<Task> chosen = all.stream().filter(task -> pairs.matcher(task.name()).find()).toList();
    warmUp(all, warmUp);
    Map<String, List<Measurement>> sections = new LinkedHashMap<>();
    if (!chosen.isEmpty()) {
      sections.put("Pairs of the reference mapper", measured(timer, chosen));
    }
    for (Task hardware : firstOfEach(all, networkArchitectures)) {
      List<Task> network = layers.stream().map(hardware::with).toList();
      sections.put("ResNet-50 on " + hardware.architecture(), measured(timer, network));
    }
    String text = text(sections);
    out.print(text);
    if (page.isPresent()) {
      ResultPage.replace(page.get(), text);
    }
    if (csv.isPresent()) {
      Files.writeString(
          csv.get(), ResultPage.csv(sections.values().stream().flatMap(List::stream).toList()));
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Measurement> measured(SearchTimer timer, List<Task> tasks) {
    return tasks.stream().map(task -> printed(timer.measure(task, repeat))).toList();
  }

  private OptionalDouble limit() {
    return limitSeconds.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /** Searches layers that are none of the pairs', on each architecture in turn. */
  private void warmUp(List<Task> all, List<Workload> layers) {
    Set<Workload> known = new HashSet<>();
    all.forEach(task -> known.add(task.workload().withName("layer")));
    List<Workload> others =
        layers.stream().filter(layer -> !known.contains(layer.withName("layer"))).toList();
    List<Task> hardware = firstOfEach(all, all.stream().map(Task::architecture).toList());
    long start = System.nanoTime();
    double left = warmUpSeconds;
    for (int run = 0; left > 0; run++) {
      Workload layer = others.get(run / hardware.size() % others.size());
      new SearchTimer(threads, OptionalDouble.of(left))
          .measure(hardware.get(run % hardware.size()).with(layer));
      left = warmUpSeconds - (System.nanoTime() - start) / NANOS;
    }
  }

  /** A task of each architecture, in the order of the tasks. */
  private static List<Task> firstOfEach(List<Task> all, List<String> architectures) {
    Map<String, Task> first = new LinkedHashMap<>();
    all.stream()
        .filter(task -> architectures.contains(task.architecture()))
        .forEach(task -> first.putIfAbsent(task.architecture(), task));
    return List.copyOf(first.values());
  }

  private Measurement printed(Measurement measurement) {
    log.println(ResultPage.row(measurement));
    return measurement;
  }

  private String text(Map<String, List<Measurement>> sections) {
    StringBuilder text = new StringBuilder(conditions());
    sections.forEach(
        (title, measurements) ->
            text.append("\n### ")
                .append(title)
                .append("\n\n")
                .append(ResultPage.markdown(measurements))
                .append('\n'));
    return text.toString();
  }

  private String conditions() {
    return String.format(
        Locale.ROOT,
        "Java %s, %d processors, %d threads, at most %.0f MiB of heap, %s, median of %d.%n",
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        threads,
        Runtime.getRuntime().maxMemory() / SearchTimer.MIB,
        limitSeconds.map(s -> "time limit " + s + " s").orElse("no time limit"),
        repeat);
  }
}
