package org.loopwright.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.network.Network;
import org.loopwright.report.CensusReport;
import org.loopwright.report.CensusRowsFile;
import org.loopwright.result.CensusResult;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.CensusOptions;
import org.loopwright.service.CensusTable;
import org.loopwright.service.MappingCensus;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.Pricing;
import org.loopwright.service.ResultFolder;
import org.loopwright.service.WholeFile;
import org.loopwright.service.store.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the mappings of a layer by what they cost. */
@Command(
    name = "census",
    description = "Count the mappings of a layer: how many there are, and how their costs spread.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright census -a eyeriss -n alexnet --layer conv3 --samples 20000"})
final class CensusCommand extends ConsoleCommand {
  @Mixin private SpecificationOptions specification;
  @Mixin private TechnologyOptions technology;
  @Mixin private DrainOption drains;
  @Mixin private CensusCommandOptions census;

  @Option(
      names = "--bins",
      paramLabel = "N",
      defaultValue = "20",
      description = "Bins of each histogram (default: ${DEFAULT-VALUE}).")
  private int bins;

  @Option(
      names = "--rows",
      paramLabel = "FILE",
      description =
          "Write the statistics of each mapping that was counted there, as CSV, or as Parquet if"
              + " its name ends in .parquet.")
  private Path rows;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Write results there: census.json, census.csv, census.txt, histograms as SVG and PNG, and"
              + " for each statistic its best mapping, which 'evaluate' reads back.")
  private Path out;

  @Mixin private OverwriteOption overwrite;

  @Mixin private TableFormatOption format;

  @Override
  int run(Console console) throws IOException {
    if (bins < 1) {
      throw new IllegalArgumentException("--bins must be at least 1 but was " + bins);
    }
    CensusOptions options = census.options();
    RowsWriter rowsWriter = rowsWriter(); // before any work, as its jar may be missing
    MappingRequest request = request(console);
    try (OutputFolder folder = out == null ? null : overwrite.open(out, console);
        Interruption interruption = console.interruption()) {
      CensusReport report =
          new CensusReport(counted(request, options, interruption, console), bins);
      console.result(report, format.value());
      if (rows != null) {
        WholeFile.write(rows, file -> rowsWriter.write(report.result().census(), file));
      }
      write(console, report, Optional.ofNullable(folder), interruption);
      if (interruption.getAsBoolean()) {
        return ExitCode.INTERRUPTED;
      }
      return report.result().census().rows().size() > 0 ? ExitCode.DONE : ExitCode.NO_VALID_MAPPING;
    }
  }

  private interface RowsWriter {
    void write(Census census, Path file) throws IOException;
  }

  private RowsWriter rowsWriter() {
    if (rows == null || !rows.toString().endsWith(".parquet")) {
      return CensusCommand::writeCsv;
    }
    TableStore store = TableStore.required("--rows " + rows);
    return (counted, file) -> store.write(file, CensusTable.of(counted));
  }

  private static void writeCsv(Census census, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      CensusRowsFile.write(census, writer);
    }
  }

  private MappingRequest request(Console console) {
    SpecificationFiles files = specification.read(Console.library());
    Pricing pricing = technology.pricing(Console.library(), drains.charged());
    Network network =
        files
            .network()
            .map(specification::chosen)
            .orElseGet(() -> MappingRequest.singleLayer(files.specification()));
    MappingRequest request =
        new MappingRequest(
            specification.identity(files).withLayer(Optional.of(network.layers().get(0).name())),
            files,
            network,
            pricing,
            given -> given);
    request.requireReadable();
    console.warn(request.warnings());
    return request;
  }

  private static CensusResult counted(
      MappingRequest request, CensusOptions options, Interruption interruption, Console console) {
    try (CensusProgressBar bar =
        new CensusProgressBar(interruption, options.samples().orElse(-1), console.progress())) {
      return MappingCensus.run(request, options, bar.control());
    }
  }

  private void write(
      Console console,
      CensusReport report,
      Optional<OutputFolder> folder,
      Interruption interruption)
      throws IOException {
    if (folder.isPresent() && !new ResultFolder(folder.get(), interruption).write(report)) {
      console.note(Interruption.WITHOUT_PLOTS + folder.get().path());
    }
  }
}
