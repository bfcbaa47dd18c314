package org.loopwright.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.cost.Evaluator;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where commands write: results to standard output, the rest to standard error, files whole or not
 * at all.
 */
final class Console {
  private final PrintWriter out;
  private final PrintWriter err;

  Console(CommandSpec spec) {
    out = spec.commandLine().getOut();
    err = spec.commandLine().getErr();
  }

  /** The library beside the installation, or in the working folder. */
  static Library library() {
    return new Library(Path.of(System.getProperty("loopwright.home", "."), "library"));
  }

  /** Prints a result. */
  void result(String text) {
    out.print(text);
    if (!text.endsWith(System.lineSeparator())) {
      out.println();
    }
    out.flush();
  }

  /** Says something that is not a result. */
  void note(String text) {
    err.println(text);
    err.flush();
  }

  void warn(List<Problem> warnings) {
    warnings.forEach(warning -> note(warning.toString()));
  }

  /** Warns of what has no price, or costs nothing. */
  void warn(Pricing pricing, Specification specification, Evaluator evaluator) {
    Set<String> said = new LinkedHashSet<>(pricing.warnings(specification));
    evaluator
        .missingEnergies()
        .forEach(missing -> said.add(missing + " is not known and counts as 0"));
    evaluator
        .zeroEnergyComponents()
        .forEach(name -> said.add("every access of " + name + " has an energy of 0"));
    said.forEach(warning -> note("warning: " + warning));
  }
}
