package org.loopwright.cli;

import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a verb: answers {@code --help} and {@code --version}. */
@Command(
    name = "loopwright",
    description = "How well a tensor workload can run on an accelerator.",
    resourceBundle = "org.loopwright.cli.HelpTexts",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:no valid mapping",
      "2:bad usage, bad input, or output that cannot be written",
      "3:internal error",
      "130:interrupted"
    })
abstract class ProgramCommand implements Runnable {
  private final BooleanSupplier stop;

  @Spec private CommandSpec spec;

  ProgramCommand(BooleanSupplier stop) {
    this.stop = stop;
  }

  /** Whether whoever started the command wants it to end with what it has. */
  boolean isStopped() {
    return stop.getAsBoolean();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
