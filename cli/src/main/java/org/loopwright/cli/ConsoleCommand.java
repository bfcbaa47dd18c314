package org.loopwright.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that reads its options, writes to a console and ends with an exit code. */
abstract class ConsoleCommand implements Callable<Integer> {
  static final String QUIET = "--quiet";

  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // a console asks for the option
  @Option(
      names = {"-q", QUIET},
      description = "Print results and errors only: no warnings, notes and progress.")
  private boolean quiet;

  @Override
  public final Integer call() throws IOException {
    return run(new Console(spec));
  }

  /** Runs the command; returns the exit code. */
  abstract int run(Console console) throws IOException;
}
