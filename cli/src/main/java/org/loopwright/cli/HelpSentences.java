package org.loopwright.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The descriptions of commands and their options as plain sentences. */
final class HelpSentences {
  private HelpSentences() {}

  static String of(CommandSpec command) {
    return plain(command.usageMessage().description());
  }

  static String of(ArgSpec argument) {
    return plain(argument.description());
  }

  /** The first sentence, without its full stop. */
  static String firstOf(String sentences) {
    int end = sentences.indexOf(". ");
    String first = end < 0 ? sentences : sentences.substring(0, end);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private static String plain(String... lines) {
    return String.join(" ", lines).replace("%n", " ").replace("%%", "%").strip();
  }
}
