package org.loopwright.cli;

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
  LoopwrightCommand(Starter starter) {
    super(starter);
  }

  /** The commands. */
  static Class<?>[] commands() {
    return LoopwrightCommand.class.getAnnotation(Command.class).subcommands();
  }
}
