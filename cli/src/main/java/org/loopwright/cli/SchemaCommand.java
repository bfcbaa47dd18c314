package org.loopwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.loopwright.formats.Schemas;
import org.loopwright.report.table.JsonObject;
import org.loopwright.service.editor.SchemaInstallation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the schema of a file or section, or installs all, for editors. */
@Command(
    name = "schema",
    description =
        "Print the JSON Schema (draft 2020-12) of a file or section, for editors; with --install"
            + " write all and name them in the settings of editors.",
    mixinStandardHelpOptions = true)
final class SchemaCommand extends ConsoleCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "SECTION",
      description =
          "specification (a whole file), a section such as architecture or problem, technology, or"
              + " costs (default: specification).")
  private String section;

  @Option(
      names = "--install",
      arity = "0..1",
      paramLabel = "DIR",
      fallbackValue = ".",
      description =
          "Write all schemas into the project DIR (default: the working folder), and add them to"
              + " its settings of VS Code and IntelliJ; what is there stays.")
  private Path project;

  @Override
  int run(Console console) throws IOException {
    if (project != null) {
      return install(console);
    }
    String name = section == null ? Schemas.SPECIFICATION : section;
    JsonNode schema = Schemas.named(name).orElseThrow(() -> unknown(name));
    console.result(JsonObject.pretty(schema).stripTrailing());
    return ExitCode.DONE;
  }

  private int install(Console console) throws IOException {
    if (section != null) {
      throw console.misuse(
          "--install writes every schema: leave out '%s', or write --install=DIR"
              .formatted(section));
    }
    SchemaInstallation.into(project).forEach(console::result);
    return ExitCode.DONE;
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "there is no schema '%s'; there are %s"
            .formatted(name, String.join(", ", Schemas.names())));
  }
}
