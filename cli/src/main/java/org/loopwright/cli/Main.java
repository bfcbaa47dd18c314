package org.loopwright.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Where the program starts: hands the arguments to {@link LoopwrightCommand}. */
public final class Main {
  private Main() {}

  /** Runs the command named in {@code args} and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // plots need no screen
    System.exit(run(args, StandardOutput.ofProcess(), StandardOutput.errors()));
  }

  /** Runs a command; a result that standard output did not take is an error, whatever its code. */
  static int run(String[] args, StandardOutput out, PrintWriter err) {
    int code = commandLine().setOut(out.writer()).setErr(err).execute(args);
    Optional<String> loss = out.loss();
    loss.ifPresent(
        why -> err.println("loopwright: standard output, which is incomplete now: " + why));
    return loss.isPresent() && code < ExitCode.BAD_INPUT ? ExitCode.BAD_INPUT : code;
  }

  static CommandLine commandLine() {
    ConsoleErrors errors = new ConsoleErrors();
    return new CommandLine(new LoopwrightCommand())
        .setExecutionStrategy(Main::runGuarded)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  /** Runs the command; errors of the virtual machine, which picocli lets through, end as others. */
  private static int runGuarded(ParseResult arguments) {
    try {
      return new RunLast().execute(arguments);
    } catch (Error failure) {
      return ConsoleErrors.internal(failure, arguments.commandSpec().commandLine().getErr());
    }
  }
}
