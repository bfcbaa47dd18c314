package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.timeloop.TablesWriter;
import org.loopwright.report.PriceReport;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Pricing;
import org.loopwright.service.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what each action and instance of a design costs. */
@Command(
    name = "estimate",
    description =
        "Print what each action and instance of a design costs, and where each number comes from.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  loopwright estimate -a eyeriss",
      "  loopwright estimate design.yaml --technology 16nm --format csv"
    })
final class EstimateCommand extends ConsoleCommand {
  @Mixin private SpecificationOptions specification;
  @Mixin private TechnologyOptions technology;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write the prices there as ERT and ART, to be read with other specifications.")
  private Path out;

  @Mixin private FormatOption format;

  @Override
  int run(Console console) throws IOException {
    SpecificationFiles files = specification.read(Console.library());
    Specification given = files.specification();
    Pricing pricing = technology.pricing(Console.library());
    PriceList prices = pricing.prices(given);
    console.warn(given.warnings());
    pricing.warnings(given).forEach(warning -> console.note("warning: " + warning));
    console.warnOfIdleAttributes(pricing, given, specification.hasLibraryDesign());
    if (out != null) {
      WholeFile.write(out, TablesWriter.yaml(given.architecture(), prices));
    }
    RunIdentity identity = specification.identity(files).withTechnology(pricing.technology(given));
    console.result(format.render(new PriceReport(identity, prices, pricing.area(given))));
    return ExitCode.DONE;
  }
}
