package org.loopwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The completions of the shell fish, a line for each command and option; picocli has none. */
final class FishCompletion {
  private static final String COMPLETE = "complete -c loopwright";

  private FishCompletion() {}

  static String of(CommandLine program) {
    List<String> lines = new ArrayList<>();
    lines.add("# Completions of loopwright for fish.");
    lines.add(COMPLETE + " -n __fish_use_subcommand -l version -d 'Print version information'");
    for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
      String about = HelpSentences.firstOf(HelpSentences.of(command.getValue().getCommandSpec()));
      lines.add(
          "%s -n __fish_use_subcommand -f -a %s -d %s"
              .formatted(COMPLETE, command.getKey(), quoted(about)));
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        lines.add(line(command.getKey(), option));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(String command, OptionSpec option) {
    StringBuilder line = new StringBuilder(COMPLETE);
    line.append(" -n '__fish_seen_subcommand_from ").append(command).append('\'');
    for (String name : option.names()) {
      boolean isLong = name.startsWith("--");
      line.append(isLong ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().min() > 0) {
      line.append(" -r");
    }
    if (option.completionCandidates() != null) {
      line.append(" -f -a ").append(quoted(String.join(" ", option.completionCandidates())));
    }
    return line.append(" -d ")
        .append(quoted(HelpSentences.firstOf(HelpSentences.of(option))))
        .toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
