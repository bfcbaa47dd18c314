package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.report.ExplanationText;
import org.loopwright.report.JsonText;
import org.loopwright.report.MapText;
import org.loopwright.report.MappedLayer;
import org.loopwright.report.MappingJson;
import org.loopwright.report.NetworkCsv;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.LimitStudy;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;
import org.loopwright.service.ResultFolder;
import org.loopwright.service.SpecificationEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds the best mapping of a layer, or of every layer of a network. */
@Command(
    name = "map",
    description = "Find the best mapping of a layer, or of every layer of a network.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class MapCommand implements Callable<Integer> {
  private static final int MOST_WARNINGS = 20;

  @Spec private CommandSpec spec;
  @Mixin private SpecificationOptions specification;
  @Mixin private ModelOptions models;
  @Mixin private TechnologyOptions technology;
  @Mixin private SearchCommandOptions search;
  @Mixin private FrontCommandOptions front;

  @Option(
      names = "--explain",
      description =
          "Search again with each limit of the hardware wider, then with each constraint left out,"
              + " in turn, and tell what that wins.")
  private boolean explain;

  @Option(
      names = "--imperfect",
      description =
          "Also factors that do not divide their dimension: the last iteration of a loop does what"
              + " is left. As hybrid first, then on from there; never worse, with a lower bound,"
              + " without proof.")
  private boolean imperfect;

  @Option(
      names = {"-v", "--verbose"},
      description = "Tell of every layer what was proved and what was removed.")
  private boolean verbose;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Write results there: result.json, report.txt, layers.csv, bill.csv (counts x prices),"
              + " energy plots as SVG and PNG, prices.yaml (ERT and ART), and for each layer a file that"
              + " 'evaluate' reads back.")
  private Path out;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "How to print the results (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() throws IOException {
    if (imperfect) {
      checkImperfect();
    }
    if (front.isWanted()) {
      front.check(search, explain);
    }
    search.check();
    Console console = new Console(spec);
    SpecificationFiles files = specification.read(Console.library(), models);
    Pricing pricing = technology.pricing(Console.library());
    Optional<Network> given = files.network();
    Network network =
        given.isPresent() ? specification.chosen(given.get()) : single(console, files, pricing);
    if (given.isPresent()) {
      warn(console, files, network);
    }
    Optional<Specification> any = any(files, network);
    any.ifPresent(
        one -> console.warn(pricing, one, SpecificationEvaluation.evaluator(one, pricing)));
    if (!front.isWanted() && !imperfect) {
      search
          .note(any.flatMap(Specification::search).orElseGet(SearchDefaults::options))
          .ifPresent(console::note);
    }
    if (out != null) {
      Files.createDirectories(out); // that nobody searches for minutes and cannot keep the result
    }
    return front.isWanted()
        ? front(console, files, pricing, network)
        : map(console, files, pricing, network);
  }

  private void checkImperfect() {
    if (front.isWanted()) {
      throw new IllegalArgumentException(
          "--pareto knows perfect factors only: leave out --pareto or --imperfect");
    }
    if (search.namesAnotherThan(SearchAlgorithm.IMPERFECT, SearchAlgorithm.HYBRID)) {
      throw new IllegalArgumentException(
          "--imperfect searches in its own way and proves a bound only, not the optimum: leave out"
              + " --search, or, for the optimum among perfect factors, --imperfect");
    }
  }

  private SearchOptions options(SearchOptions given) {
    return imperfect
        ? search
            .over(given.withAlgorithm(SearchAlgorithm.IMPERFECT))
            .withAlgorithm(SearchAlgorithm.IMPERFECT)
        : search.over(given);
  }

  private int front(Console console, SpecificationFiles files, Pricing pricing, Network network)
      throws IOException {
    return new FrontRun(console, format, Optional.ofNullable(out))
        .run(files, pricing, network, given -> front.over(search.over(given)), front.mostPoints());
  }

  private int map(Console console, SpecificationFiles files, Pricing pricing, Network network)
      throws IOException {
    try (Interruption interruption = new Interruption()) {
      List<MappedLayer> layers = map(files, pricing, network, interruption);
      print(console, layers);
      if (out != null
          && !new ResultFolder(out, BuildVersion.read())
              .write(layers, pricing::pricesOf, interruption)) {
        console.note(Interruption.WITHOUT_PLOTS + out);
      }
      return exitCode(interruption, network, layers);
    }
  }

  /** Warns of what the files say for the layers, each warning once. */
  private static void warn(Console console, SpecificationFiles files, Network network) {
    Set<Problem> warnings = new LinkedHashSet<>();
    for (Network.Layer layer : network.layers()) {
      specification(files, layer).ifPresent(one -> warnings.addAll(one.warnings()));
    }
    console.warn(warnings.stream().limit(MOST_WARNINGS).toList());
    if (warnings.size() > MOST_WARNINGS) {
      console.note(
          "warning: %d more like these; validate shows all"
              .formatted(warnings.size() - MOST_WARNINGS));
    }
  }

  /** What the files say for a layer: prices and how to search all layers share. */
  private static Optional<Specification> any(SpecificationFiles files, Network network) {
    return network.layers().stream()
        .flatMap(layer -> specification(files, layer).stream())
        .findFirst();
  }

  /** What the files say for a layer; nothing if that is malformed, as the mapper tells later. */
  private static Optional<Specification> specification(
      SpecificationFiles files, Network.Layer layer) {
    try {
      return Optional.of(files.specificationFor(layer.workload()));
    } catch (SpecException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }

  /** The one layer of a specification without a network. */
  private static Network single(Console console, SpecificationFiles files, Pricing pricing) {
    Specification one = files.specification();
    console.warn(one.warnings());
    return new Network(
        "specification",
        Optional.empty(),
        List.of(new Network.Layer(SpecificationEvaluation.evaluator(one, pricing).workload(), 1)));
  }

  private List<MappedLayer> map(
      SpecificationFiles files, Pricing pricing, Network network, Interruption interruption) {
    try (SearchProgressBar watch = SearchProgressBar.ofTerminal(interruption)) {
      List<MappedLayer> layers =
          NetworkMapping.run(files, pricing, network, this::options, interruption, watch);
      return explain ? LimitStudy.explain(files, pricing, layers, interruption, watch) : layers;
    }
  }

  private void print(Console console, List<MappedLayer> layers) throws IOException {
    switch (format) {
      case TEXT -> console.result(MapText.of(layers, verbose));
      case JSON ->
          console.result(JsonText.pretty(MappingJson.network(BuildVersion.read(), layers)));
      case CSV -> {
        console.result(NetworkCsv.of(layers));
        layers.forEach(
            layer ->
                layer
                    .explanation()
                    .ifPresent(why -> console.note(ExplanationText.of(layer.name(), why))));
      }
    }
  }

  private static int exitCode(
      Interruption interruption, Network network, List<MappedLayer> layers) {
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
}
