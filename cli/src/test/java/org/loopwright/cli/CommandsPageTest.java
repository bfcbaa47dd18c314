package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * docs/commands.md is what {@code --help} prints of each command. {@code -Dgolden.update} writes
 * it.
 */
final class CommandsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "commands.md");
  private static final int COLUMNS = 100;

  @Test
  void pageIsTheHelpOfEachCommand() throws IOException {
    String page = page();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).contains("## loopwright map", "--objective");
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Commands\n\nWhat `--help` prints, written by `CommandsPageTest`.\n");
    CommandLine program = Main.commandLine();
    append(page, "loopwright", program);
    program
        .getSubcommands()
        .forEach((name, command) -> append(page, "loopwright " + name, command));
    return page.toString();
  }

  private static void append(StringBuilder page, String title, CommandLine command) {
    String help = command.setUsageHelpWidth(COLUMNS).getUsageMessage(Ansi.OFF);
    page.append("\n## ").append(title).append("\n\n```text\n");
    help.lines().map(String::stripTrailing).forEach(line -> page.append(line).append('\n'));
    page.append("```\n");
  }
}
