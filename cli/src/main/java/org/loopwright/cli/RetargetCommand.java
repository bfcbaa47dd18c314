package org.loopwright.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.report.JsonText;
import org.loopwright.report.MappedLayer;
import org.loopwright.report.RetargetText;
import org.loopwright.report.RetargetedLayer;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;
import org.loopwright.service.TechnologyStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Maps a network for one technology and for another, and tells what mapping anew saves. */
@Command(
    name = "retarget",
    description =
        "Map a network for two technologies: what the first one's mappings take in the second, and"
            + " what mapping anew saves. Tables of the specification are left out.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RetargetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SpecificationOptions specification;
  @Mixin private ModelOptions models;
  @Mixin private SearchCommandOptions search;

  @Option(
      names = "--from",
      paramLabel = "NAME|FOLDER",
      required = true,
      description = "The old technology.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "NAME|FOLDER",
      required = true,
      description = "The new technology.")
  private String to;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the result (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Override
  public Integer call() {
    search.check();
    Console console = new Console(spec);
    SpecificationFiles files = specification.read(Console.library(), models);
    Network network =
        specification.chosen(
            files
                .network()
                .orElseThrow(() -> new IllegalArgumentException("there is no network: --network")));
    Pricing newPricing = pricing(to);
    try (Interruption interruption = new Interruption()) {
      Pricing oldPricing = pricing(from);
      List<MappedLayer> before = map(files, oldPricing, network, interruption);
      List<MappedLayer> after = map(files, newPricing, network, interruption);
      List<RetargetedLayer> layers =
          TechnologyStudy.compare(files, before, after, oldPricing, newPricing);
      console.result(
          format == OutputFormat.JSON
              ? JsonText.pretty(RetargetText.json(from, to, layers))
              : RetargetText.of(from, to, layers));
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return layers.size() == network.layers().size() ? ExitCode.DONE : ExitCode.NO_VALID_MAPPING;
    }
  }

  private static Pricing pricing(String technology) {
    return new Pricing(Console.library().technologies(), Optional.of(technology), true);
  }

  private List<MappedLayer> map(
      SpecificationFiles files, Pricing pricing, Network network, Interruption interruption) {
    try (SearchProgressBar watch = SearchProgressBar.ofTerminal(interruption)) {
      return NetworkMapping.run(files, pricing, network, this::options, interruption, watch);
    }
  }

  /** As the user says, but for energy where he names no objective. */
  private SearchOptions options(SearchOptions standard) {
    return search.over(standard.withGoal(goal -> goal.withObjectives(List.of(Objective.ENERGY))));
  }
}
