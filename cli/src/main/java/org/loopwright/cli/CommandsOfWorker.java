package org.loopwright.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.cost.Evaluator;
import org.loopwright.service.worker.CommandProgress;
import org.loopwright.service.worker.WorkerCommands;
import picocli.CommandLine;

/** The commands of the program, for a worker: each request has a command line of its own. */
final class CommandsOfWorker implements WorkerCommands {
  /** They take standard input and output for themselves. */
  private static final Set<String> SERVERS = Set.of("worker", "mcp");

  @Override
  public int run(
      List<String> words,
      PrintWriter out,
      PrintWriter err,
      BooleanSupplier stop,
      Optional<Consumer<CommandProgress>> listener) {
    if (!words.isEmpty() && SERVERS.contains(words.get(0))) {
      err.println("loopwright: a worker starts no other server");
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
