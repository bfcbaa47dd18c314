package org.loopwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.formats.study.StudyCodec;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.service.Pricing;
import org.loopwright.service.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads and checks files, and does nothing else. */
@Command(
    name = "validate",
    description =
        "Read specification files, a space or a study, and report everything that is wrong with"
            + " them.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright validate design.yaml network.yaml"})
final class ValidateCommand extends ConsoleCommand {
  @Mixin private SpecificationOptions specification;
  @Mixin private ModelOptions models;

  @Override
  int run(Console console) {
    if (specification
        .onlyFile()
        .flatMap(ValidateCommand::document)
        .filter(ValidateCommand::isRead)
        .isPresent()) {
      console.result("valid");
      return ExitCode.DONE;
    }
    SpecificationFiles files = specification.read(Console.library(), models);
    Optional<Network> network = files.network();
    List<Problem> problems =
        network.isPresent()
            ? Validation.of(files, specification.chosen(network.get()))
            : Validation.of(files);
    ProblemLines.of(problems.stream().filter(Problem::isError).toList()).forEach(console::error);
    console.warn(problems.stream().filter(problem -> !problem.isError()).toList());
    if (!specification.hasLibraryDesign()) {
      warnOfIdleAttributes(console, files, network);
    }
    if (problems.stream().anyMatch(Problem::isError)) {
      return ExitCode.BAD_INPUT;
    }
    console.result("valid");
    return ExitCode.DONE;
  }

  /** Spaces and studies are no specifications, and no templates. */
  private static boolean isRead(Node document) {
    if (SpaceReader.isSpace(document)) {
      SpaceReader.read(document);
      return true;
    }
    if (StudyCodec.isStudy(document)) {
      StudyCodec.read(document);
      return true;
    }
    return false;
  }

  private static Optional<Node> document(Path file) {
    try {
      return NodeFile.read(file);
    } catch (SpecException malformed) {
      return Optional.empty(); // who reads specifications says why
    }
  }

  private static void warnOfIdleAttributes(
      Console console, SpecificationFiles files, Optional<Network> network) {
    try {
      Specification sample =
          network.isPresent()
              ? files.specificationFor(network.get().layers().get(0).workload())
              : files.specification();
      Pricing pricing = new Pricing(Console.library().technologies(), Optional.empty(), false);
      console.warnOfIdleAttributes(pricing, sample, false);
    } catch (SpecException reported) {
      // What is wrong with the files is told already, with all else.
    }
  }
}
