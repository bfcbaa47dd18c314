package org.loopwright.cli;

import java.util.List;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.report.RetargetReport;
import org.loopwright.result.RetargetResult;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.Pricing;
import org.loopwright.service.TechnologyStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Maps a network for one technology and for another, and finds what new mappings save. */
@Command(
    name = "retarget",
    description =
        "Map a network for two technologies: what the first one's mappings take in the second, and"
            + " what new mappings save. Tables of the specification are left out.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RetargetCommand extends ConsoleCommand {
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

  @Mixin private FormatOption format;

  @Override
  int run(Console console) {
    search.check();
    SpecificationFiles files = specification.read(Console.library(), models);
    Network network =
        specification.chosen(
            files
                .network()
                .orElseThrow(() -> new IllegalArgumentException("there is no network: --network")));
    Pricing target = pricing(to);
    try (Interruption interruption = new Interruption()) {
      MappingRequest request =
          new MappingRequest(
              specification.identity(files), files, network, pricing(from), this::options);
      RetargetResult result = retarget(request, target, interruption, console);
      console.result(format.render(new RetargetReport(result)));
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return result.layers().size() == network.layers().size()
          ? ExitCode.DONE
          : ExitCode.NO_VALID_MAPPING;
    }
  }

  /** Takes the bar down before anything is printed. */
  private RetargetResult retarget(
      MappingRequest request, Pricing target, Interruption interruption, Console console) {
    try (SearchProgressBar watch = SearchProgressBar.onTerminal(interruption, console)) {
      return TechnologyStudy.run(request, from, target, to, watch);
    }
  }

  private static Pricing pricing(String technology) {
    return new Pricing(Console.library().technologies(), Optional.of(technology), true);
  }

  /** The options of the user; the objective is energy if none is named. */
  private SearchOptions options(SearchOptions standard) {
    return search.over(standard.withGoal(goal -> goal.withObjectives(List.of(Objective.ENERGY))));
  }
}
