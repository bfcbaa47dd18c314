package org.loopwright.cli;

import org.loopwright.formats.Specification;
import org.loopwright.report.CountsReport;
import org.loopwright.service.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Executes a given mapping of a small problem point by point. */
@Command(
    name = "simulate",
    description =
        "Execute a given mapping of a small problem point by point, and count what moves.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright simulate -a teaching mapping.yaml"})
final class SimulateCommand extends ConsoleCommand {
  @Mixin private SpecificationOptions specification;

  @Option(
      names = "--check",
      description = "Print the counts of the analysis next to those of the execution.")
  private boolean check;

  @Option(
      names = "--most-work",
      paramLabel = "N",
      defaultValue = "" + Simulation.DEFAULT_MAX_WORK,
      description = "Refuse problems of more point-moves than this (default: ${DEFAULT-VALUE}).")
  private long maxWork;

  @Override
  int run(Console console) {
    Specification given = specification.read(Console.library()).specification();
    console.warn(given.warnings());
    Simulation simulation = Simulation.run(given, maxWork);
    console.result(
        check
            ? CountsReport.compare(simulation.executed(), simulation.analysed())
            : CountsReport.of(simulation.executed()));
    return ExitCode.DONE;
  }
}
