package org.loopwright.cli;

import picocli.CommandLine.Option;

/** How to print results that have rows. */
final class TableFormatOption {
  @Option(
      names = {"-f", "--format"},
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "How to print the result (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  OutputFormat value() {
    return format;
  }
}
