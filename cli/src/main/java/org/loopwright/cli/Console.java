package org.loopwright.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.report.Report;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
import org.loopwright.service.worker.CommandProgress;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where commands write: results to standard output, the rest to standard error, files whole or not
 * at all.
 */
final class Console {
  private final CommandLine commandLine;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;

  Console(CommandSpec spec) {
    commandLine = spec.commandLine();
    // Options that are mixed into others have a specification of their own, without the command's
    CommandSpec command = commandLine.getParseResult().commandSpec();
    quiet = command.findOption(ConsoleCommand.QUIET).getValue();
    out = commandLine.getOut();
    err = commandLine.getErr();
  }

  /** The wish to stop, from the system or from who started the command. */
  Interruption interruption() {
    Object root = commandLine.getCommandSpec().root().userObject();
    return new Interruption(
        root instanceof ProgramCommand program ? program::isStopped : () -> false);
  }

  /** Where results are written as a stream. */
  PrintWriter out() {
    return out;
  }

  /** The error for options that do not go together. */
  ParameterException misuse(String message) {
    return new ParameterException(commandLine, message);
  }

  /** An option that was given and is none of these, by its longest name. */
  Optional<String> optionOtherThan(Set<String> names) {
    return commandLine.getParseResult().matchedOptions().stream()
        .filter(option -> Arrays.stream(option.names()).noneMatch(names::contains))
        .map(OptionSpec::longestName)
        .findFirst();
  }

  /** The library next to the installation, inside the jar, or in the working folder. */
  static Library library() {
    return Library.installed();
  }

  /** Prints a result for people. */
  void result(String text) {
    document(VisibleText.lines(text));
  }

  /** Prints what a program reads back, as it is. */
  void document(String text) {
    out.print(text);
    if (!text.isEmpty() && !text.endsWith(System.lineSeparator())) {
      out.println();
    }
    out.flush();
  }

  /** Prints a result in a format. */
  void result(Report report, OutputFormat format) {
    String text = VisibleText.lines(format.render(report));
    document(format == OutputFormat.TEXT ? TerminalColours.ofResults().result(text) : text);
  }

  /** Prints something that is no result, unless the user wants quiet. */
  void note(String text) {
    if (!quiet) {
      error(text);
    }
  }

  /** Prints what is wrong. */
  void error(String text) {
    err.println(TerminalColours.ofMessages().message(ProblemLines.shown(text)));
    err.flush();
  }

  /** Where progress is shown, if somebody can see it and wants to. */
  ProgressBars progress() {
    Object root = commandLine.getCommandSpec().root().userObject();
    Optional<Consumer<CommandProgress>> listener =
        root instanceof ProgramCommand program ? program.listener() : Optional.empty();
    return listener
        .map(ProgressBars::reportingTo)
        .orElseGet(() -> quiet ? ProgressBars.NONE : ProgressBars.onTerminal());
  }

  /**
   * What a result of a data-centric network is about, on the hardware of a file if one is given.
   */
  static RunIdentity identity(DataflowNetwork network, Optional<Path> hardware) {
    return RunIdentity.of(BuildVersion.read())
        .withArchitecture(hardware.map(Path::toString))
        .withNetwork(Optional.of(network.name()));
  }

  void warn(List<Problem> warnings) {
    ProblemLines.of(warnings).forEach(this::note);
  }

  /** Warns of attributes that no price depends on; those of the library are for other runs, too. */
  void warnOfIdleAttributes(Pricing pricing, Specification specification, boolean ofLibrary) {
    if (!ofLibrary) {
      pricing.idleAttributes(specification).forEach(text -> note("warning: " + text));
    }
  }

  /** Warns of what has no price, or costs nothing. */
  void warn(Pricing pricing, Specification specification, Evaluator evaluator) {
    Set<String> texts = new LinkedHashSet<>(pricing.warnings(specification));
    evaluator
        .missingEnergies()
        .forEach(missing -> texts.add(missing + " is not known and counts as 0"));
    evaluator
        .zeroEnergyComponents()
        .forEach(name -> texts.add("every access of " + name + " has an energy of 0"));
    texts.forEach(warning -> note("warning: " + warning));
  }
}
