package org.loopwright.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;
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
    int code = commandLine(args).setOut(out.writer()).setErr(err).execute(args);
    Optional<String> loss = out.loss();
    loss.ifPresent(
        why -> err.println("loopwright: standard output, which is incomplete now: " + why));
    return loss.isPresent() && code < ExitCode.BAD_INPUT ? ExitCode.BAD_INPUT : code;
  }

  /**
   * The program with no more commands than its arguments need: to make all takes longer than most
   * run.
   */
  private static CommandLine commandLine(String[] args) {
    if (List.of(args).equals(List.of("--version"))) {
      return guarded(new CommandLine(new OneCommand()));
    }
    return Arrays.stream(LoopwrightCommand.commands())
        .filter(command -> args.length > 0 && isAlone(command, args[0]))
        .findFirst()
        .map(command -> guarded(new CommandLine(new OneCommand()).addSubcommand(command)))
        .orElseGet(Main::commandLine);
  }

  /** Whether a command has that name and knows nothing of the others. */
  private static boolean isAlone(Class<?> command, String name) {
    return ConsoleCommand.class.isAssignableFrom(command)
        && command.getAnnotation(CommandLine.Command.class).name().equals(name);
  }

  static CommandLine commandLine() {
    return commandLine(Starter.SHELL);
  }

  /** The same for commands of a program that stops them, or wants to know how far they are. */
  static CommandLine commandLine(Starter starter) {
    CommandLine program = guarded(new CommandLine(new LoopwrightCommand(starter)));
    program.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    program.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    return program;
  }

  /** A command line whose errors are told, never thrown. */
  static CommandLine guarded(CommandLine commandLine) {
    ConsoleErrors errors = new ConsoleErrors();
    return commandLine
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
