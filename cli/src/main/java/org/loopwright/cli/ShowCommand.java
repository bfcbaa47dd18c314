package org.loopwright.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.network.Network;
import org.loopwright.report.DesignReport;
import org.loopwright.report.NetworkReport;
import org.loopwright.report.Report;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a design or a network. */
@Command(
    name = "show",
    description = "Show a design as a drawing and a table, or a network as a table of its layers.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright show eyeriss", "  loopwright show resnet50 --format csv"})
final class ShowCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "NAME|FILE",
      description = "A design or a network of the library (see: loopwright list), or a file.")
  private String name;

  @Mixin private TableFormatOption format;

  @Override
  int run(Console console) {
    console.result(report(SpecificationFiles.read(List.of(file()))), format.value());
    return ExitCode.DONE;
  }

  private Path file() {
    if (Files.exists(Path.of(name))) {
      return Path.of(name);
    }
    Library library = Console.library();
    List<String> names = new ArrayList<>();
    for (Kind kind : List.of(Kind.ARCHITECTURES, Kind.WORKLOADS)) {
      if (library.names(kind).contains(name)) {
        return library.find(kind, name);
      }
      names.addAll(library.names(kind));
    }
    Problem problem =
        Problem.error(
            Location.ofFile(name),
            "there is no such file, and no design or network of that name ships");
    throw new SpecException(
        problem.withAdvice(
            Spelling.advice(name, names).orElse("These ship: " + String.join(", ", names))));
  }

  private Report report(SpecificationFiles files) {
    Optional<Network> network = files.network();
    return network.isPresent()
        ? new NetworkReport(network.get())
        : new DesignReport(name, files.specification().architecture());
  }
}
