package org.loopwright.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete commands, options and their values. */
@Command(
    name = "generate-completion",
    description = "Print the completion script of a shell: bash, zsh or fish.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(loopwright generate-completion)",
      "  loopwright generate-completion --shell fish >"
          + " ~/.config/fish/completions/loopwright.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  private enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Option(
      names = "--shell",
      paramLabel = "SHELL",
      defaultValue = "bash",
      description = "bash, zsh or fish (default: ${DEFAULT-VALUE}).")
  private Shell shell;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine program = spec.root().commandLine();
    spec.commandLine().getOut().print(script(program));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private String script(CommandLine program) {
    return switch (shell) {
      // The script for bash finds out where it runs, and is one for zsh, too.
      case BASH, ZSH -> AutoComplete.bash(program.getCommandName(), program);
      case FISH -> FishCompletion.of(program);
    };
  }
}
