package org.loopwright.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.mcp.AgentServer;
import org.loopwright.mcp.AgentSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves an agent over standard input and output. */
@Command(
    name = "mcp",
    description =
        "Serve an agent, by the Model Context Protocol, over standard input and output until that"
            + " ends; see docs/mcp.md.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class McpCommand extends ConsoleCommand {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Files there may be named; without it only what is sent and the library is read.")
  private Path folder;

  @Option(
      names = "--searches",
      paramLabel = "N",
      defaultValue = "1",
      description = "Calls that run at once; more wait (default: ${DEFAULT-VALUE}).")
  private int searches;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "10m",
      description = "The longest time of the search of a layer (default: ${DEFAULT-VALUE}).")
  private Double maxSeconds;

  @Override
  int run(Console console) throws IOException {
    try {
      return serve(console);
    } catch (NoClassDefFoundError missing) {
      throw new IllegalArgumentException(
          "the server for agents is not there: it is in loopwright-mcp.jar, which must lie next to"
              + " loopwright.jar",
          missing);
    }
  }

  private int serve(Console console) throws IOException {
    AgentSettings settings =
        new AgentSettings(BuildVersion.read(), Console.library(), existing(), searches, maxSeconds);
    console.note("serving an agent over standard input and output until that ends");
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
      AgentServer.run(
          settings,
          new CommandsOfWorker(),
          new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
          out);
      return ExitCode.DONE;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private Optional<Path> existing() throws IOException {
    if (folder == null) {
      return Optional.empty();
    }
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    return Optional.of(folder.toRealPath());
  }
}
