package org.loopwright.cli;

import java.util.Locale;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what ships in the library. */
@Command(
    name = "list",
    description = "List what ships in the library.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description =
          "architectures, workloads, mappings, dataflows, costs or technology; all if not given.")
  private String kind;

  @Override
  public void run() {
    Library library = Console.library();
    Console console = new Console(spec);
    for (Kind each : Kind.values()) {
      if (kind == null) {
        console.result(each.folder() + ": " + String.join(", ", library.names(each)));
      } else if (each.folder().equals(kind.toLowerCase(Locale.ROOT))) {
        library.names(each).forEach(console::result);
        return;
      }
    }
    if (kind == null) {
      console.result("technology: " + String.join(", ", library.technologies().names()));
    } else if (kind.toLowerCase(Locale.ROOT).equals("technology")) {
      library.technologies().names().forEach(console::result);
    } else {
      throw new IllegalArgumentException(
          "there is no kind '"
              + kind
              + "'; there are architectures, workloads, mappings, dataflows, costs and technology");
    }
  }
}
