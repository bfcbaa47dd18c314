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
import org.loopwright.formats.maestro.MaestroCsvWriter;
import org.loopwright.report.AnalysisReport;
import org.loopwright.report.StyleComparisonReport;
import org.loopwright.result.CrossCheckResult;
import org.loopwright.service.CrossCheck;
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
      "1:with --strict, a layer needs more than the hardware has",
      "2:bad usage or bad input",
      "3:internal error"
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

  @Mixin private DataflowHardwareOptions hardwareOptions;

  @Option(names = "--strict", description = "Refuse layers that need more than the hardware has.")
  private boolean strict;

  @Option(
      names = "--cross-check",
      description =
          "Also lower each layer to a loop nest and print what both models, and for small layers the"
              + " interpreter, count.")
  private boolean crossCheck;

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

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "How to print the results; csv is the table of --csv (default: text).")
  private OutputFormat format;

  @Override
  int run(Console console) throws IOException {
    DataflowHardware hardware = hardwareOptions.hardware();
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
    AnalysisReport report =
        new AnalysisReport(
            Console.identity(network, hardwareOptions.file()),
            result,
            hardware,
            crossCheck ? Optional.of(crossCheck(result)) : Optional.empty());
    if (csv != null) {
      WholeFile.write(csv, table(result, hardware, console));
    }
    if (out != null) {
      publish(folder -> folder.write(report));
    }
    if (format == OutputFormat.CSV) {
      console.result(table(result, hardware, console));
    } else {
      console.result(report, format);
    }
    return ExitCode.DONE;
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
    DataflowNetwork shapes = layers.shapes(console);
    return shapes.withLayers(
        shapes.layers().stream()
            .map(layer -> chosen.orForProducts(layer.type()).map(layer, hardware.pes()))
            .toList());
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
    if (strict || crossCheck) {
      throw new IllegalArgumentException("--strict and --cross-check need one style, not all");
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
      publish(folder -> folder.write(report));
    }
    console.result(report, format);
    return ExitCode.DONE;
  }

  /** Writes a result into a folder. */
  private interface Writing {
    void into(ResultFolder folder) throws IOException;
  }

  private void publish(Writing writing) throws IOException {
    try (OutputFolder folder = overwrite.open(out)) {
      writing.into(new ResultFolder(folder, () -> false));
    }
  }
}
