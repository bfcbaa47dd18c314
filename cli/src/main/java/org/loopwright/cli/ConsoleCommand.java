package org.loopwright.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that reads its options, writes to a console and ends with an exit code. */
abstract class ConsoleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() throws IOException {
    return run(new Console(spec));
  }

  /** Runs the command; returns the exit code. */
  abstract int run(Console console) throws IOException;
}
