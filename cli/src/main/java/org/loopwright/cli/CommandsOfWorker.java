package org.loopwright.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;
import org.loopwright.service.worker.CommandProgress;
import org.loopwright.service.worker.WorkerCommands;
import picocli.CommandLine;

/** The commands of the program, for a worker: each request has a command line of its own. */
final class CommandsOfWorker implements WorkerCommands {
  private static final String WORKER = "worker";

  @Override
  public int run(
      List<String> words,
      PrintWriter out,
      PrintWriter err,
      BooleanSupplier stop,
      Optional<Consumer<CommandProgress>> listener) {
    if (!words.isEmpty() && words.get(0).equals(WORKER)) {
      err.println("loopwright: a worker does not start another");
      return ExitCode.BAD_INPUT;
    }
    CommandLine program = Main.commandLine(new Starter(stop, listener));
    int code = program.setOut(out).setErr(err).execute(words.toArray(String[]::new));
    out.flush();
    return code;
  }

  @Override
  public Optional<Evaluator> open(List<String> words, PrintWriter err) {
    OpenCommand command = new OpenCommand();
    CommandLine commandLine = Main.guarded(new CommandLine(command));
    int code = commandLine.setOut(err).setErr(err).execute(words.toArray(String[]::new));
    return code == ExitCode.DONE ? command.evaluator() : Optional.empty();
  }
}
