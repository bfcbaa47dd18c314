package org.loopwright.cli;

import org.loopwright.report.Report;
import picocli.CommandLine.Option;

/** How to print a result that is one object, not rows. */
final class FormatOption {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the result (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  String render(Report report) {
    return format.render(report);
  }
}
