package org.loopwright.cli;

import java.util.Optional;
import java.util.function.Consumer;
import org.loopwright.service.worker.CommandProgress;
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
  private final Starter starter;

  @Spec private CommandSpec spec;

  ProgramCommand(Starter starter) {
    this.starter = starter;
  }

  /** Whether whoever started the command wants it to end with what it has. */
  boolean isStopped() {
    return starter.stop().getAsBoolean();
  }

  /** Whoever started the command, if they want to know how far it is. */
  Optional<Consumer<CommandProgress>> listener() {
    return starter.listener();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
