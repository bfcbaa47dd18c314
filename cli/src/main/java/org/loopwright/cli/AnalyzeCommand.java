package org.loopwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.comparison.StyleComparison;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.language.Network;
import org.loopwright.dataflow.result.NetworkResult;
import org.loopwright.dataflow.result.Shortfall;
import org.loopwright.formats.maestro.AnalysisJsonWriter;
import org.loopwright.formats.maestro.MaestroCsvWriter;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.CrossCheckText;
import org.loopwright.report.StyleComparisonCsv;
import org.loopwright.report.StyleComparisonText;
import org.loopwright.service.ComparisonFolder;
import org.loopwright.service.CrossCheck;
import org.loopwright.service.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loopwright analyze}: what a data-centric mapping does on given hardware. */
@Command(
    name = "analyze",
    description = "Analyses a data-centric mapping: reuse, latency, energy, buffer needs.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:with --strict, a layer needs more than the hardware has",
      "2:bad usage or bad input",
      "3:internal error"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int TOO_MUCH = 1;
  private static final int BAD_INPUT = 2;
  private static final long CROSS_CHECK_MOST_WORK = 2_000_000;
  private static final int MOST_NOTES = 5;
  private static final String JSON_FILE = "analysis.json";

  @Spec private CommandSpec spec;

  @Mixin private DataflowNetworkOptions networkOptions;

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
      names = "--out",
      paramLabel = "DIR",
      description = "Write all results there as JSON; with --style all also the plots.")
  private Path out;

  @Override
  public Integer call() {
    try {
      Hardware hardware = hardwareOptions.hardware();
      return networkOptions.comparesStyles() ? compare(hardware) : analyze(hardware);
    } catch (SpecException refused) {
      refused.problems().forEach(problem -> errors().println(problem));
    } catch (NoSuchFileException missing) {
      errors().println(missing.getFile() + ": there is no such file");
    } catch (MalformedInputException notText) {
      errors().println("the mapping file is not UTF-8 text");
    } catch (IOException failed) {
      errors().println(failed);
    }
    return BAD_INPUT;
  }

  private int analyze(Hardware hardware) throws IOException {
    Network network = networkOptions.mapped(hardware);
    NetworkResult result = DataflowAnalysis.analyze(network, hardware);
    List<Shortfall> shortfalls =
        result.layers().stream().flatMap(l -> Shortfall.of(l).stream()).toList();
    tell(shortfalls);
    if (strict && !shortfalls.isEmpty()) {
      return TOO_MUCH;
    }
    write(network, result, hardware);
    print(AnalysisSummary.of(result));
    if (crossCheck) {
      result.layers().stream()
          .map(layer -> CrossCheck.of(layer, CROSS_CHECK_MOST_WORK))
          .forEach(views -> print(System.lineSeparator() + CrossCheckText.of(views)));
    }
    return DONE;
  }

  /** All of them where they refuse the mapping, else the first few. */
  private void tell(List<Shortfall> shortfalls) {
    if (strict) {
      shortfalls.forEach(errors()::println);
      return;
    }
    shortfalls.stream().limit(MOST_NOTES).forEach(each -> errors().println("note: " + each));
    if (shortfalls.size() > MOST_NOTES) {
      int more = shortfalls.size() - MOST_NOTES;
      errors().println("note: and " + more + " more like these; --strict lists all");
    }
  }

  private int compare(Hardware hardware) throws IOException {
    if (strict || crossCheck) {
      throw new ParameterException(
          spec.commandLine(), "--strict and --cross-check need one style, not all");
    }
    StyleComparison comparison = StyleComparison.of(networkOptions.shapes(), hardware);
    comparison.refusals().forEach(refusal -> errors().println("note: " + refusal.message()));
    if (csv != null) {
      WholeFile.write(csv, StyleComparisonCsv.of(comparison));
    }
    if (out != null) {
      new ComparisonFolder(out).write(comparison);
    }
    print(StyleComparisonText.of(comparison));
    return DONE;
  }

  private void write(Network network, NetworkResult result, Hardware hardware) throws IOException {
    if (csv != null) {
      WholeFile.write(csv, MaestroCsvWriter.write(asInTable(network, result, hardware)));
    }
    if (out != null) {
      WholeFile.write(out.resolve(JSON_FILE), AnalysisJsonWriter.write(result, hardware));
    }
  }

  /** The table is the reference's, which assumes spatial multicast and reduction throughout. */
  private NetworkResult asInTable(Network network, NetworkResult result, Hardware hardware) {
    if (hardware.multicast() && hardware.reduction()) {
      return result;
    }
    errors()
        .println(
            "note: like the reference's table, "
                + csv
                + " assumes multicast and reduction; --out has the figures without");
    return DataflowAnalysis.analyze(network, hardware.withSpatialReuse(true, true));
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
