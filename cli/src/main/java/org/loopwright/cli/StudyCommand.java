package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyCodec;
import org.loopwright.formats.study.StudyFile;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.report.Report;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.WholeFile;
import org.loopwright.study.PartStore;
import org.loopwright.study.StudyResult;
import org.loopwright.study.StudyRunner;
import org.loopwright.study.plan.StudyContext;
import org.loopwright.study.show.StudyFolder;
import org.loopwright.study.show.StudyIndex;
import org.loopwright.study.show.StudyReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs studies: what a source claims, checked. */
@Command(
    name = "study",
    description =
        "Run a study: compute what a source claims, and tell which claims hold. A run that is"
            + " stopped goes on from its --out folder.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright list studies", "  loopwright study maestro-fig03 --out results"})
final class StudyCommand extends ConsoleCommand {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which;

  /** Which studies. */
  private static final class Which {
    @Parameters(
        paramLabel = "NAME|FILE",
        arity = "1",
        description = "A study from the library (see: loopwright study --list) or a file.")
    private String name;

    @Option(names = "--all", description = "All studies of the library.")
    private boolean all;

    @Option(names = "--list", description = "List the studies of the library, and run none.")
    private boolean list;
  }

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Write results there (of --all, a folder each): claims and tables as JSON and CSV, charts"
              + " as SVG and PNG, a page; and parts, from which a later run goes on.")
  private Path out;

  @Option(
      names = "--pages",
      paramLabel = "DIR",
      description = "Write pages and charts there too, of --all with an index.")
  private Path pages;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Parts that run at a time (default: all processors).")
  private Integer threads;

  @Mixin private TableFormatOption format;

  @Override
  int run(Console console) throws IOException {
    if (threads != null && threads < 1) {
      throw new IllegalArgumentException("--threads must be at least 1 but was " + threads);
    }
    Library library = Console.library();
    if (which.list) {
      for (String name : library.names(Kind.STUDIES)) {
        Study study = StudyCodec.read(library.find(Kind.STUDIES, name));
        console.result("%-18s %s".formatted(name, study.title()));
      }
      return ExitCode.DONE;
    }
    try (Interruption interruption = console.interruption()) {
      return which.all ? all(library, console, interruption) : one(library, console, interruption);
    }
  }

  private int one(Library library, Console console, Interruption interruption) throws IOException {
    Path file = library.find(Kind.STUDIES, which.name);
    StudyFile study = StudyFile.read(file);
    StudyResult result = run(study, context(library, file), out, console, interruption);
    if (!result.interrupted()) {
      console.result(new StudyReport(result), format.value());
    }
    return exitCode(List.of(result), interruption);
  }

  /** A study that cannot be read is named, and the others go on. */
  private int all(Library library, Console console, Interruption interruption) throws IOException {
    List<StudyResult> results = new ArrayList<>();
    boolean allRead = true;
    for (String name : library.names(Kind.STUDIES)) {
      Path file = library.find(Kind.STUDIES, name);
      if (interruption.getAsBoolean()) {
        break;
      }
      try {
        Path folder = out == null ? null : out.resolve(name);
        results.add(
            run(StudyFile.read(file), context(library, file), folder, console, interruption));
      } catch (SpecException wrong) {
        allRead = false;
        wrong.problems().forEach(problem -> console.error(problem.toString()));
      }
    }
    results.removeIf(StudyResult::interrupted);
    if (pages != null && !interruption.getAsBoolean()) {
      WholeFile.write(pages.resolve("README.md"), new StudyIndex(results).text());
    }
    Report report = new StudyReport.Several(results.stream().map(StudyReport::new).toList());
    console.result(report, format.value());
    int code = exitCode(results, interruption);
    return allRead || code != ExitCode.DONE ? code : ExitCode.NO_VALID_MAPPING;
  }

  private static StudyContext context(Library library, Path file) {
    Path folder = file.getParent();
    return new StudyContext(library, BuildVersion.read(), folder == null ? Path.of("") : folder);
  }

  private StudyResult run(
      StudyFile file, StudyContext context, Path folder, Console console, Interruption interruption)
      throws IOException {
    if (folder != null) {
      OverwriteOption.warnIfUndrawn(folder, console);
    }
    Optional<StudyFolder> opened =
        folder == null ? Optional.empty() : Optional.of(StudyFolder.open(folder));
    try {
      PartStore parts = opened.isPresent() ? opened.get().parts() : PartStore.NONE;
      Study study = file.study();
      StudyResult result =
          watched(study, context, parts, console, interruption).after(file.leftOut());
      if (result.interrupted()) {
        console.note(
            "interrupted: no claim of %s is judged%s"
                .formatted(
                    study.name(),
                    opened.isPresent() ? "; the same command goes on from what is done" : ""));
        return result;
      }
      result.failures().forEach(problem -> console.error(problem.toString()));
      if (opened.isPresent() && !opened.get().write(result, interruption)) {
        console.note(Interruption.WITHOUT_PLOTS + folder);
      }
      if (pages != null) {
        Files.createDirectories(pages);
        StudyFolder.writePage(result, pages);
      }
      return result;
    } finally {
      if (opened.isPresent()) {
        opened.get().close();
      }
    }
  }

  /** Takes the bar down before anything is printed. */
  private StudyResult watched(
      Study study,
      StudyContext context,
      PartStore parts,
      Console console,
      Interruption interruption) {
    int parallel = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    try (StudyProgressBar watch = new StudyProgressBar(interruption, console.progress())) {
      return StudyRunner.run(study, context, parts, parallel, watch);
    }
  }

  private static int exitCode(List<StudyResult> results, Interruption interruption) {
    if (interruption.getAsBoolean()) {
      return ExitCode.INTERRUPTED;
    }
    return results.stream().allMatch(result -> result.failures().isEmpty())
        ? ExitCode.DONE
        : ExitCode.NO_VALID_MAPPING;
  }
}
