package org.loopwright.cli;

import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.loopwright.serve.ExplorerServer;
import org.loopwright.serve.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the explorer to a browser on this machine. */
@Command(
    name = "serve",
    description =
        "Open the explorer in the browser: edit designs, networks and mappings, see what they cost"
            + " as you type, search, and save. Only this machine can reach it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {"  loopwright serve --open", "  loopwright serve --folder results --searches 2"})
final class ServeCommand extends ConsoleCommand {
  /** What opens an address, where the desktop of the JDK cannot. */
  private static final List<String> OPENERS = List.of("xdg-open", "open", "wslview");

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of 127.0.0.1 (default: one that is free).")
  private int port;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Save files there, and open those and the results (--out) in it; without it no file is"
              + " read or written.")
  private Path folder;

  @Mixin private ServerLimits limits;

  @Override
  int run(Console console) throws IOException {
    try {
      return serve(console);
    } catch (NoClassDefFoundError missing) {
      throw new IllegalArgumentException(
          "the server is not there: it is in loopwright-serve.jar, which must lie next to"
              + " loopwright.jar",
          missing);
    }
  }

  private int serve(Console console) throws IOException {
    ServerSettings settings =
        new ServerSettings(
            port,
            BuildVersion.read(),
            Console.library(),
            ExistingFolder.of(folder),
            limits.searches(),
            limits.maxSeconds());
    try (ExplorerServer server = ExplorerServer.start(settings)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
      console.result(server.url());
      console.note("the explorer is at this address until Ctrl-C; who has it may use it");
      if (open && !opened(server.url())) {
        console.note("no browser could be opened: copy the address into one");
      }
      new CountDownLatch(1).await(); // until Ctrl-C
      return ExitCode.DONE;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private static boolean opened(String address) {
    for (String opener : OPENERS) {
      try {
        new ProcessBuilder(opener, address)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        return true;
      } catch (IOException missing) {
        // The next one may be there.
      }
    }
    return openedByDesktop(address);
  }

  private static boolean openedByDesktop(String address) {
    try {
      if (!Desktop.isDesktopSupported()) {
        return false;
      }
      Desktop.getDesktop().browse(URI.create(address));
      return true;
    } catch (IOException | UnsupportedOperationException impossible) {
      return false;
    }
  }
}
