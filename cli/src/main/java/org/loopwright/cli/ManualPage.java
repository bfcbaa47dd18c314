package org.loopwright.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page, in the macros of {@code man(7)}, made from the commands. */
final class ManualPage {
  private final StringBuilder page = new StringBuilder();

  private ManualPage() {}

  static String of(CommandLine program, String version) {
    ManualPage manual = new ManualPage();
    manual.head(program.getCommandSpec(), version);
    for (Map.Entry<String, CommandLine> command : program.getSubcommands().entrySet()) {
      manual.command(command.getKey(), command.getValue().getCommandSpec());
    }
    manual.tail(program.getCommandSpec());
    return manual.page.toString();
  }

  private void head(CommandSpec program, String version) {
    macro(".TH LOOPWRIGHT 1 \"\" \"Loopwright " + version + "\"");
    macro(".SH NAME");
    text("loopwright - " + HelpSentences.firstOf(HelpSentences.of(program)));
    macro(".SH SYNOPSIS");
    macro(".B loopwright");
    macro("\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIFILE\\fR...]");
    macro(".SH DESCRIPTION");
    text(
        "Takes a workload, an architecture and, if there is one, a mapping; finds the best mapping"
            + " and reports cycles, energy and area, with every count that they were made from.");
    macro(".SH COMMANDS");
  }

  private void command(String name, CommandSpec command) {
    macro(".SS loopwright " + escaped(name));
    text(HelpSentences.of(command));
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      entry("\\fI" + escaped(parameter.paramLabel()) + "\\fR", HelpSentences.of(parameter));
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        entry(names(option), HelpSentences.of(option));
      }
    }
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(names.isEmpty() ? "" : ", ").append("\\fB").append(escaped(name)).append("\\fR");
    }
    if (option.arity().max() > 0) {
      names.append("=\\fI").append(escaped(option.paramLabel())).append("\\fR");
    }
    return names.toString();
  }

  private void tail(CommandSpec program) {
    macro(".SH \"EXIT STATUS\"");
    program
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> entry("\\fB" + escaped(code.strip()) + "\\fR", meaning));
    macro(".SH ENVIRONMENT");
    entry("\\fBJAVA_HOME\\fR", "The Java to run with; otherwise the one on the PATH.");
    entry("\\fBLOOPWRIGHT_JAVA_OPTS\\fR", "More options for the virtual machine, such as -Xmx8g.");
    entry("\\fBLOOPWRIGHT_CLASSPATH\\fR", "Jars or folders with models of components.");
    entry("\\fBLOOPWRIGHT_CACHE\\fR", "Where the archive of classes lies that makes starts quick.");
  }

  private void entry(String head, String body) {
    macro(".TP");
    macro(head);
    text(body);
  }

  private void macro(String line) {
    page.append(line).append('\n');
  }

  /** A line that begins like a macro would be taken for one. */
  private void text(String body) {
    String line = escaped(body);
    boolean isLikeMacro = line.startsWith(".") || line.startsWith("'");
    page.append(isLikeMacro ? "\\&" : "").append(line).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}
