package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.report.FrontCsv;
import org.loopwright.report.FrontJson;
import org.loopwright.report.FrontText;
import org.loopwright.report.JsonText;
import org.loopwright.report.LayerFront;
import org.loopwright.report.NetworkFront;
import org.loopwright.report.NetworkFrontCsv;
import org.loopwright.report.NetworkFrontJson;
import org.loopwright.report.NetworkFrontText;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.FrontFolder;
import org.loopwright.service.FrontMapping;
import org.loopwright.service.Pricing;

/** Finds the front of a layer or a network, prints it and writes it where the user wants it. */
final class FrontRun {
  private final Console console;
  private final OutputFormat format;
  private final Optional<Path> out;

  FrontRun(Console console, OutputFormat format, Optional<Path> out) {
    this.console = console;
    this.format = format;
    this.out = out;
  }

  /** The exit code of the command. */
  int run(
      SpecificationFiles files,
      Pricing pricing,
      Network network,
      UnaryOperator<SearchOptions> options,
      int mostPoints)
      throws IOException {
    try (Interruption interruption = new Interruption()) {
      SearchProgressBar bar = SearchProgressBar.ofTerminal(interruption);
      FrontMapping mapping =
          new FrontMapping(
              files,
              pricing,
              options,
              mostPoints,
              (layer, number, asked) ->
                  bar.begin(layer + ", search " + number + " of the front", 1, 1, asked));
      boolean found =
          isSingle(network)
              ? told(
                  watched(bar, () -> mapping.of(network.layers().get(0).workload())), interruption)
              : told(watched(bar, () -> mapping.of(network, interruption)), interruption);
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return found ? ExitCode.DONE : ExitCode.NO_VALID_MAPPING;
    }
  }

  private static boolean isSingle(Network network) {
    return network.layers().size() == 1 && network.layers().get(0).count() == 1;
  }

  /** Takes the bar down before anything is printed. */
  private static <T> T watched(SearchProgressBar bar, Supplier<T> search) {
    try (bar) {
      return search.get();
    }
  }

  /** Prints and writes; returns whether there is a point. */
  private boolean told(LayerFront layer, Interruption interruption) throws IOException {
    print(layer);
    if (out.isPresent()
        && !new FrontFolder(out.get(), BuildVersion.read()).write(layer, interruption)) {
      console.note(Interruption.WITHOUT_PLOTS + out.get());
    }
    return !layer.front().points().isEmpty();
  }

  private boolean told(NetworkFront network, Interruption interruption) throws IOException {
    print(network);
    if (out.isPresent()
        && !new FrontFolder(out.get(), BuildVersion.read()).write(network, interruption)) {
      console.note(Interruption.WITHOUT_PLOTS + out.get());
    }
    return network.points().map(points -> !points.isEmpty()).orElse(true);
  }

  private void print(LayerFront layer) throws IOException {
    switch (format) {
      case TEXT -> console.result(FrontText.of(layer));
      case JSON -> console.result(JsonText.pretty(FrontJson.of(BuildVersion.read(), layer)));
      case CSV -> console.result(FrontCsv.of(layer));
    }
  }

  private void print(NetworkFront network) throws IOException {
    switch (format) {
      case TEXT -> console.result(NetworkFrontText.of(network));
      case JSON ->
          console.result(JsonText.pretty(NetworkFrontJson.of(BuildVersion.read(), network)));
      case CSV -> console.result(NetworkFrontCsv.of(network));
    }
  }
}
