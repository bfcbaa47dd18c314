package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).matches("loopwright \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void helpListsTheExitCodes() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString()).contains("Usage: loopwright", "130   interrupted");
  }

  @Test
  void noCommandIsBadUsage() {
    assertThat(execute()).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("loopwright: Missing command");
  }

  @Test
  void wrongCommandIsNamedWithTheOneThatWasMeant() {
    assertThat(execute("mapp", "-n", "alexnet")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "loopwright: there is no command 'mapp'; did you mean map?",
            "loopwright --help lists the commands");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void completionIsWritten() {
    assertThat(execute("generate-completion")).isZero();
    assertThat(out.toString()).contains("complete -F _complete_loopwright", "--network");
  }

  @Test
  void completionIsWrittenForFish() {
    assertThat(execute("generate-completion", "--shell", "fish")).isZero();
    assertThat(out.toString().lines())
        .allMatch(line -> line.startsWith("complete -c loopwright "))
        .anyMatch(line -> line.contains("-n __fish_use_subcommand -a map "))
        .anyMatch(
            line ->
                line.contains("'__fish_seen_subcommand_from map'")
                    && line.contains("-s o -l out -r -F"))
        .noneMatch(line -> line.contains("${"));
  }

  @Test
  void quietPrintsResultsAndErrorsOnly() {
    assertThat(execute("convert", "--to", "maestro", "--quiet", "nothing.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing.yaml");
  }

  private int execute(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
