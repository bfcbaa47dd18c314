package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.report.ComparisonReport;
import org.loopwright.result.DesignComparison;
import org.loopwright.result.DesignComparison.ComparedDesign;
import org.loopwright.result.MappingResult;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.Pricing;
import org.loopwright.service.ResultFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Maps a network on several designs, and tells why they differ. */
@Command(
    name = "compare",
    description =
        "Map a network on several designs, each to its optimum, and tell why they differ: which"
            + " level, which count. The first design is what the others are compared with.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright compare eyeriss nvdla-like -n alexnet --layer conv3"})
final class CompareCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "DESIGN",
      arity = "2..*",
      description =
          "Architectures from the library (see: loopwright list architectures), or files.")
  private List<String> designs = List.of();

  @Option(
      names = {"-n", "--network"},
      paramLabel = "NAME|FILE",
      required = true,
      description = "A network from the library (see: loopwright list workloads), or a file.")
  private String network;

  @Option(
      names = {"-l", "--layer"},
      paramLabel = "NAME",
      split = ",",
      description = "Of the network only these layers.")
  private List<String> layers = List.of();

  @Mixin private TechnologyOptions technology;
  @Mixin private SearchCommandOptions search;

  @Mixin private TableFormatOption format;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Write results there: JSON, CSV, text, a page and a plot.")
  private Path out;

  @Mixin private OverwriteOption overwrite;

  @Override
  int run(Console console) throws IOException {
    search.check();
    Library library = Console.library();
    Pricing pricing = technology.pricing(library);
    List<MappingRequest> requests =
        designs.stream().map(design -> request(library, design, pricing)).toList();
    requests.forEach(MappingRequest::requireReadable);
    try (OutputFolder folder = out == null ? null : overwrite.open(out, console);
        Interruption interruption = console.interruption()) {
      DesignComparison comparison = compared(requests, interruption, console);
      ComparisonReport report = new ComparisonReport(comparison);
      console.result(report, format.value());
      if (folder != null && !new ResultFolder(folder, interruption).write(report)) {
        console.note(Interruption.WITHOUT_PLOTS + folder.path());
      }
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return comparison.designs().stream().allMatch(ComparedDesign::isComplete)
          ? ExitCode.DONE
          : ExitCode.NO_VALID_MAPPING;
    }
  }

  /** Takes the bar down before anything is printed. */
  private DesignComparison compared(
      List<MappingRequest> requests, Interruption interruption, Console console) {
    try (SearchProgressBar watch = SearchProgressBar.onTerminal(interruption, console)) {
      List<ComparedDesign> compared = new ArrayList<>();
      for (int i = 0; i < designs.size(); i++) {
        MappingResult result = NetworkMapping.run(requests.get(i), watch);
        compared.add(new ComparedDesign(designs.get(i), result));
      }
      return new DesignComparison(requests.get(0).network().name(), compared);
    }
  }

  private MappingRequest request(Library library, String design, Pricing pricing) {
    List<Path> paths =
        List.of(library.find(Kind.ARCHITECTURES, design), library.find(Kind.WORKLOADS, network));
    SpecificationFiles files = SpecificationFiles.read(paths);
    Network whole =
        files
            .network()
            .orElseThrow(() -> new IllegalArgumentException(network + " has no section 'network'"));
    Network chosen =
        new Network(
            whole.name(),
            whole.source(),
            LayerChoice.of(whole.name(), whole.layers(), Network.Layer::name, layers));
    return new MappingRequest(
        library.identity(BuildVersion.read(), files, paths), files, chosen, pricing, search::over);
  }
}
