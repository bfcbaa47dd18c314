package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.network.Network;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the best mapping of a layer, or of every layer of a network. */
@Command(
    name = "map",
    description = "Find the best mapping of a layer, or of every layer of a network.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  loopwright map -a eyeriss -n alexnet",
      "  loopwright map -a eyeriss -n resnet50 --objective delay --out results",
      "  loopwright map design.yaml layer.yaml --search optimal --explain"
    })
final class MapCommand extends ConsoleCommand {
  private static final int MAX_WARNINGS = 20;

  @Mixin private SpecificationOptions specification;
  @Mixin private ModelOptions models;
  @Mixin private TechnologyOptions technology;
  @Mixin private DrainOption drains;
  @Mixin private SearchCommandOptions search;
  @Mixin private FrontCommandOptions front;

  @Option(
      names = "--explain",
      description =
          "Search again with each limit of the hardware wider, then with each constraint left out,"
              + " in turn, and report the gains.")
  private boolean explain;

  @Mixin private ImperfectOption imperfect;

  @Option(
      names = {"-v", "--verbose"},
      description = "Report for every layer what was proved and what was removed.")
  private boolean verbose;

  @Mixin private BillOption bill;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Write results there: result.json, report.txt, layers.csv, bill.csv (counts x prices),"
              + " energy plots as SVG and PNG, prices.yaml (ERT and ART), and for each layer a file"
              + " that 'evaluate' reads back.")
  private Path out;

  @Mixin private OverwriteOption overwrite;

  @Mixin private TraceOption trace;

  @Mixin private TableFormatOption format;

  @Override
  int run(Console console) throws IOException {
    imperfect.check(search, front);
    front.check(search, explain);
    search.check();
    if (front.isWanted() && trace.isWanted()) {
      throw console.misuse(
          "--trace is of one mapping a layer; it does not go with --pareto, but 'evaluate' traces a"
              + " point of the front");
    }
    MappingRequest request = request(console);
    request.checkObjectives();
    warn(console, request);
    try (OutputFolder folder = out == null ? null : overwrite.open(out, console);
        MapRun run = new MapRun(console, format.value(), Optional.ofNullable(folder))) {
      return front.isWanted()
          ? run.front(request, front.maxPoints())
          : run.map(request, explain, new MapRun.Shown(verbose, bill.isWanted()), trace);
    }
  }

  private MappingRequest request(Console console) {
    SpecificationFiles files = specification.read(Console.library(), models);
    Pricing pricing = technology.pricing(Console.library(), drains.charged());
    Optional<Network> given = files.network().map(specification::chosen);
    Network network = given.orElseGet(() -> single(console, files));
    Optional<String> layer =
        given.isPresent() ? Optional.empty() : Optional.of(network.layers().get(0).name());
    RunIdentity identity = specification.identity(files).withLayer(layer);
    MappingRequest request = new MappingRequest(identity, files, network, pricing, this::options);
    request.requireReadable();
    if (given.isPresent()) {
      warnOfLayers(console, request.warnings());
    }
    return request;
  }

  /** The one layer of a specification without a network. */
  private static Network single(Console console, SpecificationFiles files) {
    Specification one = files.specification();
    console.warn(one.warnings());
    return MappingRequest.singleLayer(one);
  }

  private SearchOptions options(SearchOptions given) {
    return front.isWanted() ? front.over(search.over(given)) : imperfect.over(given, search);
  }

  private static void warnOfLayers(Console console, List<Problem> warnings) {
    console.warn(warnings.stream().limit(MAX_WARNINGS).toList());
    if (warnings.size() > MAX_WARNINGS) {
      console.note(
          "warning: %d more like these; validate shows all"
              .formatted(warnings.size() - MAX_WARNINGS));
    }
  }

  private void warn(Console console, Pricing pricing, Specification sample) {
    console.warn(pricing, sample, SpecificationEvaluation.evaluator(sample, pricing));
    console.warnOfIdleAttributes(pricing, sample, specification.hasLibraryDesign());
  }

  /** Warns of prices, and of a search that proves nothing. */
  private void warn(Console console, MappingRequest request) {
    Optional<Specification> sample = request.sample();
    sample.ifPresent(one -> warn(console, request.pricing(), one));
    if (!front.isWanted() && !imperfect.isWanted()) {
      search
          .note(sample.flatMap(Specification::search).orElseGet(SearchDefaults::options))
          .ifPresent(console::note);
    }
  }
}
