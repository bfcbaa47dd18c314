package org.loopwright.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.loopwright.model.network.Network;
import org.loopwright.report.ExplanationReport;
import org.loopwright.report.FrontReport;
import org.loopwright.report.MappingReport;
import org.loopwright.report.NetworkFrontReport;
import org.loopwright.report.Report;
import org.loopwright.report.trace.TracedLayer;
import org.loopwright.result.LayerFront;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.NetworkFront;
import org.loopwright.service.FrontMapping;
import org.loopwright.service.LimitStudy;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.ResultFolder;

/** Maps, and publishes the result: prints it and writes it where the user wants it. */
final class MapRun implements AutoCloseable {
  private final Console console;
  private final OutputFormat format;
  private final Optional<OutputFolder> out;
  private final Interruption interruption;
  private final SearchProgressBar watch;

  MapRun(Console console, OutputFormat format, Optional<OutputFolder> out) {
    this.console = console;
    interruption = console.interruption();
    this.format = format;
    watch = SearchProgressBar.onTerminal(interruption, console);
    this.out = out;
  }

  /** What people see of a result besides the table. */
  record Shown(boolean verbose, boolean billed) {}

  /** Writes a result into a folder; returns whether there was time for all plots. */
  private interface Writing {
    boolean into(ResultFolder folder) throws IOException;
  }

  /** Finds the best mapping of each layer; returns the exit code of the command. */
  int map(MappingRequest request, boolean explain, Shown shown, TraceOption trace)
      throws IOException {
    MappingResult result =
        searched(
            () -> {
              MappingResult mapped = NetworkMapping.run(request, watch);
              return explain ? LimitStudy.explain(request, mapped, watch) : mapped;
            });
    MappingReport report = new MappingReport(result, shown.verbose(), shown.billed());
    publish(report, folder -> folder.write(result));
    trace.write(result.identity(), result.layers().stream().flatMap(MapRun::traced).toList());
    report.inputErrors().forEach(error -> console.error(error.toString()));
    return exitCode(request.network(), result.layers());
  }

  private static Stream<TracedLayer> traced(MappedLayer layer) {
    return layer.best().stream()
        .map(
            best ->
                new TracedLayer(
                    layer.workload(),
                    layer.count(),
                    layer.architecture().orElseThrow(),
                    best.mapping(),
                    best.evaluation()));
  }

  private int exitCode(Network network, List<MappedLayer> layers) {
    if (interruption.getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    boolean allMapped =
        layers.size() == network.layers().size()
            && layers.stream().allMatch(layer -> layer.best().isPresent());
    boolean badInput = layers.stream().anyMatch(layer -> !layer.problems().isEmpty());
    if (allMapped) {
      return ExitCode.DONE;
    }
    return badInput ? ExitCode.BAD_INPUT : ExitCode.NO_VALID_MAPPING;
  }

  /** Finds the front of a layer or a network; returns the exit code of the command. */
  int front(MappingRequest request, int maxPoints) throws IOException {
    FrontMapping mapping = new FrontMapping(request, maxPoints, watch);
    List<Network.Layer> layers = request.network().layers();
    boolean found;
    if (layers.size() == 1 && layers.get(0).count() == 1) {
      LayerFront front = searched(() -> mapping.layer(layers.get(0).workload()));
      publish(new FrontReport(front), folder -> folder.write(front));
      found = !front.points().isEmpty();
    } else {
      NetworkFront front = searched(mapping::network);
      publish(new NetworkFrontReport(front), folder -> folder.write(front));
      found = front.points().map(points -> !points.isEmpty()).orElse(true);
    }
    if (interruption.getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    return found ? ExitCode.DONE : ExitCode.NO_VALID_MAPPING;
  }

  /** Takes the bar down before anything is printed. */
  private <T> T searched(Supplier<T> search) {
    try (watch) {
      return search.get();
    }
  }

  private void publish(Report report, Writing writing) throws IOException {
    console.result(report, format);
    if (format == OutputFormat.CSV && report instanceof MappingReport mapping) {
      mapping.explanations().map(ExplanationReport::text).forEach(console::note);
    }
    if (out.isPresent() && !writing.into(new ResultFolder(out.get(), interruption))) {
      console.note(Interruption.WITHOUT_PLOTS + out.get().path());
    }
  }

  @Override
  public void close() {
    interruption.close();
  }
}
