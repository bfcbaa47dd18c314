package org.loopwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.loopwright.formats.Schemas;
import org.loopwright.report.table.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the schema of a file or section, for editors. */
@Command(
    name = "schema",
    description = "Print the JSON Schema (draft 2020-12) of a file or section, for editors.",
    mixinStandardHelpOptions = true)
final class SchemaCommand extends ConsoleCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SECTION",
      defaultValue = Schemas.SPECIFICATION,
      description =
          "specification (a whole file), a section such as architecture or problem, technology, or"
              + " costs (default: ${DEFAULT-VALUE}).")
  private String section;

  @Override
  int run(Console console) {
    JsonNode schema = Schemas.named(section).orElseThrow(this::unknown);
    console.result(JsonObject.pretty(schema).stripTrailing());
    return ExitCode.DONE;
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "there is no schema '%s'; there are %s"
            .formatted(section, String.join(", ", Schemas.names())));
  }
}
