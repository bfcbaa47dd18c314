package org.loopwright.cli;

import picocli.CommandLine;

/** Where the program starts: hands the arguments to {@link LoopwrightCommand}. */
public final class Main {
  private Main() {}

  /** Runs the command named in {@code args} and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true"); // plots need no screen
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    ConsoleErrors errors = new ConsoleErrors();
    return new CommandLine(new LoopwrightCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }
}
