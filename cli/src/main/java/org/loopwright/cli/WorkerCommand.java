package org.loopwright.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.loopwright.service.worker.Worker;
import picocli.CommandLine.Command;

/** Serves another program over standard input and output. */
@Command(
    name = "worker",
    description =
        "Serve a program, such as the Python package, over standard input and output until that"
            + " ends; see docs/worker.md.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class WorkerCommand extends ConsoleCommand {
  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  int run(Console console) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES)) {
      new Worker(
              new CommandsOfWorker(),
              new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER_BYTES),
              out)
          .run();
    }
    return ExitCode.DONE;
  }
}
