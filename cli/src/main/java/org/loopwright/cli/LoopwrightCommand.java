package org.loopwright.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a verb: answers {@code --help} and {@code --version}. */
@Command(
    name = "loopwright",
    subcommands = {
      MapCommand.class,
      EvaluateCommand.class,
      EstimateCommand.class,
      CensusCommand.class,
      RetargetCommand.class,
      StudyCommand.class,
      SimulateCommand.class,
      AnalyzeCommand.class,
      ExploreCommand.class,
      CompareCommand.class,
      ValidateCommand.class,
      ConvertCommand.class,
      SchemaCommand.class,
      ListCommand.class,
      AutoComplete.GenerateCompletion.class
    },
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
final class LoopwrightCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
