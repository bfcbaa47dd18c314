package org.loopwright.cli;

import org.loopwright.formats.Schemas;
import org.loopwright.report.table.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a file or section may say, for editors. */
@Command(
    name = "schema",
    description = "Print the JSON Schema (draft 2020-12) of a file or section, for editors.",
    mixinStandardHelpOptions = true)
final class SchemaCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SECTION",
      defaultValue = Schemas.SPECIFICATION,
      description =
          "specification (a whole file), a section such as architecture or problem, technology, or"
              + " costs (default: ${DEFAULT-VALUE}).")
  private String section;

  @Override
  public void run() {
    new Console(spec)
        .result(
            JsonObject.pretty(
                    Schemas.named(section)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "there is no schema '%s'; there are %s"
                                        .formatted(section, String.join(", ", Schemas.names())))))
                .stripTrailing());
  }
}
