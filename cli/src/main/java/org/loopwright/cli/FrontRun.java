package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.formats.network.Network;
import org.loopwright.report.FrontCsv;
import org.loopwright.report.FrontJson;
import org.loopwright.report.FrontText;
import org.loopwright.report.JsonText;
import org.loopwright.report.LayerFront;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.pareto.ParetoFront;
import org.loopwright.search.pareto.ParetoSearch;
import org.loopwright.service.FrontFolder;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/** Finds the front of a layer, prints it and writes it where the user wants it. */
final class FrontRun {
  private final Console console;
  private final OutputFormat format;
  private final Optional<Path> out;

  FrontRun(Console console, OutputFormat format, Optional<Path> out) {
    this.console = console;
    this.format = format;
    this.out = out;
  }

  /** The one layer; a front of several is refused. */
  static Network.Layer only(Network network) {
    if (network.layers().size() != 1) {
      throw new IllegalArgumentException(
          "--pareto takes one layer at a time, and network "
              + network.name()
              + " has "
              + network.layers().size()
              + ": choose one with --layer, such as --layer "
              + network.layers().get(0).name());
    }
    return network.layers().get(0);
  }

  /** The exit code of the command. */
  int run(Specification specification, Pricing pricing, SearchOptions options, int mostPoints)
      throws IOException {
    try (Interruption interruption = new Interruption()) {
      LayerFront layer =
          new LayerFront(
              specification.workload().orElseThrow(),
              specification.architecture(),
              options,
              mostPoints,
              search(specification, pricing, options, mostPoints, interruption));
      print(layer);
      if (out.isPresent()
          && !new FrontFolder(out.get(), BuildVersion.read()).write(layer, interruption)) {
        console.note(Interruption.WITHOUT_PLOTS + out.get());
      }
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return layer.front().points().isEmpty() ? ExitCode.NO_VALID_MAPPING : ExitCode.DONE;
    }
  }

  private static ParetoFront search(
      Specification specification,
      Pricing pricing,
      SearchOptions options,
      int mostPoints,
      Interruption interruption) {
    String layer = specification.workload().orElseThrow().name();
    try (SearchProgressBar bar = SearchProgressBar.ofTerminal(interruption)) {
      return ParetoSearch.run(
          SpecificationEvaluation.evaluator(specification, pricing),
          specification.constraints(),
          options,
          mostPoints,
          System::nanoTime,
          (number, asked) ->
              bar.begin(layer + ", search " + number + " of the front", 1, 1, asked));
    }
  }

  private void print(LayerFront layer) throws IOException {
    switch (format) {
      case TEXT -> console.result(FrontText.of(layer));
      case JSON -> console.result(JsonText.pretty(FrontJson.of(BuildVersion.read(), layer)));
      case CSV -> console.result(FrontCsv.of(layer));
    }
  }
}
