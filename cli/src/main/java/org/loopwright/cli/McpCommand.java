package org.loopwright.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.loopwright.mcp.AgentServer;
import org.loopwright.mcp.AgentSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ServerLimits limits;

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
        new AgentSettings(
            BuildVersion.read(),
            Console.library(),
            ExistingFolder.of(folder),
            limits.searches(),
            limits.maxSeconds());
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
}
