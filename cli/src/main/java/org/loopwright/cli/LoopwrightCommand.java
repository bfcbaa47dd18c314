package org.loopwright.cli;

import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;

/** The program with all its commands. */
@Command(
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
      QueryCommand.class,
      ValidateCommand.class,
      ConvertCommand.class,
      ServeCommand.class,
      ShowCommand.class,
      SchemaCommand.class,
      ListCommand.class,
      WorkerCommand.class,
      McpCommand.class,
      GenerateFilesCommand.class,
      CompletionCommand.class
    })
final class LoopwrightCommand extends ProgramCommand {
  LoopwrightCommand(BooleanSupplier stop) {
    super(stop);
  }

  /** The commands. */
  static Class<?>[] commands() {
    return LoopwrightCommand.class.getAnnotation(Command.class).subcommands();
  }
}
