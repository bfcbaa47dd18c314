package org.loopwright.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.hardware.Hardware;
import org.loopwright.dataflow.language.Network;
import org.loopwright.dataflow.result.NetworkResult;
import org.loopwright.dataflow.result.Shortfall;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.formats.maestro.AnalysisJsonWriter;
import org.loopwright.formats.maestro.MaestroCsvWriter;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.model.diagnostics.SpecException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
  private static final String JSON_FILE = "analysis.json";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MAPPING", description = "Mapping file of a network.")
  private Path mapping;

  @Mixin private DataflowHardwareOptions hardwareOptions;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description =
          "Map the layers in this style, whatever their own dataflow: c-p, x-p, yx-p, yr-p, kc-p;"
              + " matrix products are mapped as gemm.")
  private String style;

  @Option(names = "--strict", description = "Refuse layers that need more than the hardware has.")
  private boolean strict;

  @Option(names = "--csv", paramLabel = "FILE", description = "Write a table, one row a layer.")
  private Path csv;

  @Option(names = "--out", paramLabel = "DIR", description = "Write all results as JSON there.")
  private Path out;

  @Override
  public Integer call() {
    try {
      return analyze();
    } catch (SpecException refused) {
      refused.problems().forEach(problem -> errors().println(problem));
    } catch (NoSuchFileException missing) {
      errors().println(missing.getFile() + ": there is no such file");
    } catch (MalformedInputException notText) {
      errors().println(mapping + ": the file is not UTF-8 text");
    } catch (IOException failed) {
      errors().println(failed);
    }
    return BAD_INPUT;
  }

  private int analyze() throws IOException {
    Hardware hardware = hardwareOptions.hardware();
    Network network = network(hardware);
    NetworkResult result = DataflowAnalysis.analyze(network, hardware);
    List<Shortfall> shortfalls =
        result.layers().stream().flatMap(l -> Shortfall.of(l).stream()).toList();
    shortfalls.forEach(shortfall -> errors().println((strict ? "" : "note: ") + shortfall));
    if (strict && !shortfalls.isEmpty()) {
      return TOO_MUCH;
    }
    write(network, result, hardware);
    spec.commandLine().getOut().print(AnalysisSummary.of(result));
    spec.commandLine().getOut().flush();
    return DONE;
  }

  private Network network(Hardware hardware) throws IOException {
    Optional<DataflowStyle> chosen = Optional.ofNullable(style).map(this::style);
    String text = Files.readString(mapping);
    MaestroReader.Outcome outcome =
        chosen.isPresent()
            ? MaestroReader.tryReadShapes(text, mapping.toString())
            : MaestroReader.tryRead(text, mapping.toString());
    outcome.warnings().forEach(warning -> errors().println(warning));
    outcome.requireNoErrors();
    return chosen.map(s -> styled(outcome.network(), s, hardware)).orElse(outcome.network());
  }

  private DataflowStyle style(String label) {
    return DataflowStyle.of(label)
        .filter(style -> style != DataflowStyle.GEMM)
        .orElseThrow(
            () -> new ParameterException(spec.commandLine(), "There is no style " + label));
  }

  private static Network styled(Network network, DataflowStyle style, Hardware hardware) {
    return network.withLayers(
        network.layers().stream()
            .map(
                layer ->
                    (style.suits(layer.type()) ? style : DataflowStyle.GEMM)
                        .map(layer, hardware.pes()))
            .toList());
  }

  private void write(Network network, NetworkResult result, Hardware hardware) throws IOException {
    if (csv != null) {
      createParent(csv);
      Files.writeString(csv, MaestroCsvWriter.write(asInTable(network, result, hardware)));
    }
    if (out != null) {
      Files.createDirectories(out);
      Files.writeString(out.resolve(JSON_FILE), AnalysisJsonWriter.write(result, hardware));
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

  private static void createParent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }

  private PrintWriter errors() {
    return spec.commandLine().getErr();
  }
}
