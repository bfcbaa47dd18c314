package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.dataflow.Shortfall;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.formats.maestro.MaestroCsvWriter;
import org.loopwright.report.AnalysisReport;
import org.loopwright.report.DirectiveSearchReport;
import org.loopwright.report.Report;
import org.loopwright.report.ReuseReport;
import org.loopwright.report.StyleComparisonReport;
import org.loopwright.result.CrossCheckResult;
import org.loopwright.result.SearchedLayer;
import org.loopwright.service.CrossCheck;
import org.loopwright.service.DirectiveMapping;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.ResultFolder;
import org.loopwright.service.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loopwright analyze}: what a data-centric mapping does on given hardware. */
@Command(
    name = "analyze",
    description = "Analyses a data-centric mapping: reuse, latency, energy, buffer needs.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:with --strict, a layer needs more than the hardware has; with --search, no mapping of a"
          + " layer fits",
      "2:bad usage or bad input",
      "3:internal error",
      "130:interrupted; what was found is kept"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  loopwright analyze net.m --pes 256 --noc-bandwidth 32 --out results",
      "  loopwright analyze --network alexnet --style all --pes 256",
      "  loopwright analyze --network alexnet --style kc-p --trace trace.json"
    })
final class AnalyzeCommand extends ConsoleCommand {
  private static final long MAX_CROSS_CHECK_WORK = 2_000_000;
  private static final int MAX_NOTES = 5;

  @Mixin private DataflowLayerOptions layers;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description =
          "Map the layers in this style, whatever their own dataflow: ${bundle:styles},"
              + " or 'all' to compare these; matrix products are mapped as gemm.")
  private String style;

  @Option(
      names = TileTexts.OPTION,
      paramLabel = "DIM=N",
      description =
          "With --style, what a PE holds of a dimension at a time, in place of the style's own,"
              + " such as K=4 or X=2 (windows); once for each dimension.")
  private List<String> tiles = List.of();

  @Mixin private DirectiveSearchCommandOptions search;

  @Mixin private DataflowHardwareOptions hardwareOptions;

  @Option(names = "--strict", description = "Refuse layers that need more than the hardware has.")
  private boolean strict;

  @Option(
      names = "--cross-check",
      description =
          "Also lower each layer to a loop nest and print what both models, and for small layers"
              + " the interpreter, count.")
  private boolean crossCheck;

  @Option(
      names = "--reuse",
      description =
          "Also print where each tensor is reused: over time in L1 and L2, and across PEs"
              + " (multicast of operands, reduction of results).")
  private boolean reuse;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write a table, one row a layer; with --style all one row a layer and style.")
  private Path csv;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Write all results there as JSON, and report.html; with --style all also the plots.")
  private Path out;

  @Mixin private OverwriteOption overwrite;

  @Mixin private TraceOption trace;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "How to print the results; csv is the table of --csv (default: text).")
  private OutputFormat format;

  @Override
  int run(Console console) throws IOException {
    DataflowHardware hardware = hardwareOptions.hardware();
    search.check();
    if (!tiles.isEmpty() && (style == null || StyleNames.ALL.equals(style))) {
      throw new IllegalArgumentException("--tile changes the tiles of one style: give --style");
    }
    if (search.isOn()) {
      return search(hardware, console);
    }
    return StyleNames.ALL.equals(style) ? compare(hardware, console) : analyze(hardware, console);
  }

  private int analyze(DataflowHardware hardware, Console console) throws IOException {
    DataflowNetwork network = mapped(hardware, console);
    NetworkResult result = DataflowAnalysis.analyze(network, hardware);
    List<Shortfall> shortfalls =
        result.layers().stream().flatMap(layer -> Shortfall.of(layer).stream()).toList();
    note(shortfalls, console);
    if (strict && !shortfalls.isEmpty()) {
      return ExitCode.NO_VALID_MAPPING;
    }
    AnalysisReport report = report(result, hardware);
    if (out != null) {
      publish(folder -> folder.write(report), console);
    }
    trace.write(report.identity(), result);
    print(report, result, hardware, console);
    return ExitCode.DONE;
  }

  private AnalysisReport report(NetworkResult result, DataflowHardware hardware) {
    return new AnalysisReport(
        Console.identity(result.network(), hardwareOptions.file()),
        result,
        hardware,
        crossCheck ? Optional.of(crossCheck(result)) : Optional.empty());
  }

  private void print(
      Report report, NetworkResult result, DataflowHardware hardware, Console console)
      throws IOException {
    if (csv != null) {
      WholeFile.write(csv, table(result, hardware, console));
    }
    if (format == OutputFormat.CSV) {
      console.result(table(result, hardware, console));
    } else {
      console.result(report, format);
    }
    if (reuse && format == OutputFormat.TEXT) {
      console.result(System.lineSeparator() + new ReuseReport(result.layers()).text());
    }
  }

  /** Gives each layer the best dataflow that a search finds, and analyses it like any other. */
  private int search(DataflowHardware hardware, Console console) throws IOException {
    if (style != null) {
      throw new IllegalArgumentException(
          "--search looks at every style, and --style maps in one: leave out one of them");
    }
    if (strict) {
      throw new IllegalArgumentException(
          "--strict says nothing to --search, whose mappings fit into the buffers: leave it out");
    }
    DirectiveMapping mapping = new DirectiveMapping(hardware, search.targets(), search.options());
    DataflowNetwork shapes = layers.shapes(console);
    noteUnlimited(hardware, console);
    try (Interruption interruption = console.interruption()) {
      DirectiveMapping.Outcome outcome = search(mapping, shapes, interruption, console);
      ProblemLines.of(outcome.problems()).forEach(console::error);
      if (!outcome.layers().isEmpty()) {
        publish(outcome, shapes, hardware, console);
      }
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return outcome.problems().isEmpty() ? ExitCode.DONE : ExitCode.NO_VALID_MAPPING;
    }
  }

  private DirectiveMapping.Outcome search(
      DirectiveMapping mapping,
      DataflowNetwork shapes,
      Interruption interruption,
      Console console) {
    try (DirectiveProgressBar bar =
        new DirectiveProgressBar(
            interruption, search.targets().get(0).objective(), console.progress())) {
      return mapping.run(shapes, bar);
    }
  }

  private void publish(
      DirectiveMapping.Outcome outcome,
      DataflowNetwork shapes,
      DataflowHardware hardware,
      Console console)
      throws IOException {
    DataflowNetwork found =
        shapes.withLayers(outcome.layers().stream().map(SearchedLayer::mapped).toList());
    NetworkResult result = DataflowAnalysis.analyze(found, hardware);
    DirectiveSearchReport report =
        new DirectiveSearchReport(report(result, hardware), search.targets(), outcome.layers());
    if (out != null) {
      publish(folder -> folder.write(report), console);
    }
    trace.write(Console.identity(found, hardwareOptions.file()), result);
    print(report, result, hardware, console);
  }

  private static void noteUnlimited(DataflowHardware hardware, Console console) {
    if (hardware.l1SizeBytes() == DataflowHardware.UNLIMITED
        || hardware.l2SizeBytes() == DataflowHardware.UNLIMITED) {
      console.note(
          "note: a buffer of any size may be used; --l1-size and --l2-size say what there is");
    }
  }

  private static List<CrossCheckResult> crossCheck(NetworkResult result) {
    return result.layers().stream()
        .map(layer -> CrossCheck.of(layer, MAX_CROSS_CHECK_WORK))
        .toList();
  }

  /** The layers with their own dataflows or in the one style chosen. */
  private DataflowNetwork mapped(DataflowHardware hardware, Console console) throws IOException {
    if (style == null) {
      return layers.asWritten(console);
    }
    DataflowStyle chosen = StyleNames.style(style);
    TileSizes sizes = tiles(chosen);
    DataflowNetwork shapes = layers.shapes(console);
    return shapes.withLayers(
        shapes.layers().stream()
            .map(layer -> chosen.orForProducts(layer.type()).map(layer, hardware.pes(), sizes))
            .toList());
  }

  private TileSizes tiles(DataflowStyle chosen) {
    List<TileSizes> combinations = TileTexts.combinations(tiles, chosen);
    if (combinations.size() > 1) {
      throw new IllegalArgumentException(
          "--tile of analyze takes one size for each dimension; explore sweeps several");
    }
    return combinations.get(0);
  }

  /** Prints all shortfalls if they refuse the mapping, else the first few. */
  private void note(List<Shortfall> shortfalls, Console console) {
    if (strict) {
      shortfalls.forEach(each -> console.note(each.toString()));
      return;
    }
    shortfalls.stream().limit(MAX_NOTES).forEach(each -> console.note("note: " + each));
    if (shortfalls.size() > MAX_NOTES) {
      int more = shortfalls.size() - MAX_NOTES;
      console.note("note: and " + more + " more like these; --strict lists all");
    }
  }

  /** The table is the reference's, which assumes spatial multicast and reduction throughout. */
  private static String table(NetworkResult result, DataflowHardware hardware, Console console) {
    if (hardware.noc().multicast() && hardware.noc().reduction()) {
      return MaestroCsvWriter.write(result);
    }
    console.note(
        "note: like the reference's, the table assumes multicast and reduction; JSON and text have"
            + " the figures without");
    return MaestroCsvWriter.write(
        DataflowAnalysis.analyze(result.network(), hardware.withSpatialReuse(true, true)));
  }

  private int compare(DataflowHardware hardware, Console console) throws IOException {
    if (strict || crossCheck || trace.isWanted()) {
      throw new IllegalArgumentException(
          "--strict, --cross-check and --trace need one style, not all");
    }
    DataflowNetwork network = layers.shapes(console);
    StyleComparison comparison = StyleComparison.of(network, hardware);
    comparison.refusals().forEach(refusal -> console.note("note: " + refusal.message()));
    StyleComparisonReport report =
        new StyleComparisonReport(Console.identity(network, hardwareOptions.file()), comparison);
    if (csv != null) {
      WholeFile.write(csv, report.csv());
    }
    if (out != null) {
      publish(folder -> folder.write(report), console);
    }
    console.result(report, format);
    return ExitCode.DONE;
  }

  /** Writes a result into a folder. */
  private interface Writing {
    void into(ResultFolder folder) throws IOException;
  }

  private void publish(Writing writing, Console console) throws IOException {
    try (OutputFolder folder = overwrite.open(out, console)) {
      writing.into(new ResultFolder(folder, () -> false));
    }
  }
}
