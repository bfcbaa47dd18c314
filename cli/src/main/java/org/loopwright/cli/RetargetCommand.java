package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.report.RetargetReport;
import org.loopwright.result.RetargetResult;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.Pricing;
import org.loopwright.service.ResultFolder;
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
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright retarget -a eyeriss -n alexnet --from 65nm --to 16nm"})
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

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Write results there: retarget.json, retarget.csv, retarget.txt and report.html.")
  private Path out;

  @Mixin private OverwriteOption overwrite;

  @Mixin private TableFormatOption format;

  @Override
  int run(Console console) throws IOException {
    search.check();
    SpecificationFiles files = specification.read(Console.library(), models);
    Network network =
        specification.chosen(
            files
                .network()
                .orElseThrow(() -> new IllegalArgumentException("there is no network: --network")));
    Pricing target = pricing(to);
    try (OutputFolder folder = out == null ? null : overwrite.open(out, console);
        Interruption interruption = console.interruption()) {
      MappingRequest request =
          new MappingRequest(
              specification.identity(files), files, network, pricing(from), this::options);
      RetargetResult result = retarget(request, target, interruption, console);
      RetargetReport report = new RetargetReport(result);
      console.result(report, format.value());
      if (folder != null) {
        new ResultFolder(folder, interruption).write(report);
      }
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
