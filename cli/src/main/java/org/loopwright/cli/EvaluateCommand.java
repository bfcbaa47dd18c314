package org.loopwright.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.NestReuse;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.timeloop.LoopNestWriter;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.CostReport;
import org.loopwright.report.NestReuseReport;
import org.loopwright.report.Report;
import org.loopwright.report.html.EvaluationPage;
import org.loopwright.report.trace.TracedLayer;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.BatchEvaluation;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;
import org.loopwright.service.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a given mapping, or many. */
@Command(
    name = "evaluate",
    description = "Evaluate one given mapping, or many with --batch.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  loopwright evaluate design.yaml layer.yaml --mapping mapping.yaml --bill",
      "  loopwright evaluate specification.yaml --out page.html --trace trace.json"
    })
final class EvaluateCommand extends ConsoleCommand {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String PAGE = ".html";

  @Mixin private SpecificationOptions specification;
  @Mixin private TechnologyOptions technology;
  @Mixin private DrainOption drains;

  @Option(
      names = {"-m", "--mapping"},
      paramLabel = "FILE",
      description =
          "The mapping: a file with that section alone, or (.txt) a loop nest as it is printed.")
  private Path mapping;

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description =
          "Evaluate every case of a JSON-lines file (plain or gzip) instead; see docs/results.md.")
  private Path batch;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "Write the results there instead of printing them; a name that ends in .html gets a page"
              + " that stands alone.")
  private Path out;

  @Option(
      names = "--reuse",
      description =
          "Also print where each data space is reused: over time in each level, and across the"
              + " instances below it (multicast of operands, reduction of results).")
  private boolean reuse;

  @Mixin private TraceOption trace;
  @Mixin private FormatOption format;
  @Mixin private BillOption bill;

  @Override
  int run(Console console) throws IOException {
    if (batch != null && trace.isWanted()) {
      throw console.misuse("--trace is of one mapping; it does not go with --batch");
    }
    return batch == null ? evaluateOne(console) : evaluateBatch(console);
  }

  private int evaluateOne(Console console) throws IOException {
    SpecificationFiles files = specification.read(Console.library());
    Specification given =
        specification.ofOneLayer(
            mapping == null ? files : files.withMapping(NodeFile.require(mapping)));
    console.warn(given.warnings());
    Pricing pricing = technology.pricing(Console.library(), drains.charged());
    Evaluator evaluator = SpecificationEvaluation.evaluator(given, pricing);
    console.warn(pricing, given, evaluator);
    console.warnOfIdleAttributes(pricing, given, specification.hasLibraryDesign());
    Verdict verdict = SpecificationEvaluation.evaluate(given, pricing);
    RunIdentity identity =
        specification
            .identity(files)
            .withLayer(given.workload().map(Workload::name))
            .withTechnology(pricing.technology(given));
    String nest = LoopNestWriter.text(given.architecture(), given.mapping().orElseThrow());
    Report report = report(given, new CostReport(identity, nest, verdict, bill.isWanted()));
    if (verdict instanceof Verdict.Valid valid) {
      trace.write(identity, List.of(traced(given, valid.evaluation())));
    }
    if (out == null) {
      console.result(format.render(report));
    } else if (verdict instanceof Verdict.Valid valid && out.toString().endsWith(PAGE)) {
      WholeFile.write(out, page(identity, given, valid.evaluation()));
    } else {
      WholeFile.write(out, format.render(report));
    }
    return verdict instanceof Verdict.Valid ? ExitCode.DONE : ExitCode.NO_VALID_MAPPING;
  }

  private Report report(Specification given, CostReport cost) {
    return reuse && cost.verdict() instanceof Verdict.Valid valid
        ? new NestReuseReport(
            cost, NestReuse.of(given.workload().orElseThrow(), valid.evaluation()))
        : cost;
  }

  private static TracedLayer traced(Specification given, Evaluation evaluation) {
    return new TracedLayer(
        given.workload().orElseThrow(),
        1,
        given.architecture(),
        given.mapping().orElseThrow(),
        evaluation);
  }

  private static String page(RunIdentity identity, Specification given, Evaluation evaluation) {
    return EvaluationPage.of(
        identity,
        given.architecture(),
        given.workload().orElseThrow(),
        given.mapping().orElseThrow(),
        evaluation);
  }

  private int evaluateBatch(Console console) throws IOException {
    Pricing pricing = technology.pricing(Console.library(), drains.charged());
    BatchEvaluation.Summary summary;
    if (out == null) {
      summary = BatchEvaluation.run(batch, pricing, bill.isWanted(), new TextStream(console.out()));
      console.out().flush();
    } else {
      BatchEvaluation.Summary[] written = new BatchEvaluation.Summary[1];
      WholeFile.write(
          out,
          file -> {
            try (OutputStream stream =
                new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
              written[0] = BatchEvaluation.run(batch, pricing, bill.isWanted(), stream);
            }
          });
      summary = written[0];
    }
    console.note(
        "%d cases: %d valid, %d invalid, %d malformed"
            .formatted(summary.cases(), summary.valid(), summary.invalid(), summary.malformed()));
    return summary.malformed() == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }
}
