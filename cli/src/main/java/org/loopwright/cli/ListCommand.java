package org.loopwright.cli;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists what ships in the library. */
@Command(
    name = "list",
    description = "List what ships in the library.",
    mixinStandardHelpOptions = true)
final class ListCommand extends ConsoleCommand {
  private static final String TECHNOLOGY = "technology";

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "${bundle:library.kinds} or technology; all if not given.")
  private String kind;

  @Override
  int run(Console console) {
    Library library = Console.library();
    if (kind == null) {
      for (Kind each : Kind.values()) {
        console.result(each.label() + ": " + String.join(", ", library.names(each)));
      }
      console.result(TECHNOLOGY + ": " + String.join(", ", library.technologies().names()));
    } else if (kind.equalsIgnoreCase(TECHNOLOGY)) {
      library.technologies().names().forEach(console::result);
    } else {
      library
          .names(Labels.find(Kind.class, kind).orElseThrow(this::unknown))
          .forEach(console::result);
    }
    return ExitCode.DONE;
  }

  private IllegalArgumentException unknown() {
    List<String> kinds = new ArrayList<>(Labels.list(Kind.class));
    kinds.add(TECHNOLOGY);
    return new IllegalArgumentException(
        "there is no kind '%s'; there are %s".formatted(kind, Labels.join(kinds, "and")));
  }
}
