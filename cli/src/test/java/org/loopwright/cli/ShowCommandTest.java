package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ShowCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void designIsDrawnFromTheOutside() {
    assertThat(run("show", "eyeriss")).isZero();
    assertThat(out.toString())
        .containsSubsequence("| DRAM", "| GLB, 65,536 words (128 KiB)", "x 256 (16 x 16)", "| RF")
        .contains("both 16");
  }

  @Test
  void networkIsATableOfItsLayers() {
    assertThat(run("show", "alexnet", "--format", "csv")).isZero();
    assertThat(out.toString().lines()).hasSize(1 + 8).anyMatch(line -> line.startsWith("conv3,1,"));
  }

  @Test
  void nameThatIsMisspelledIsCorrected() {
    assertThat(run("show", "eyerisss")).isEqualTo(2);
    assertThat(err.toString()).contains("eyerisss", "eyeriss");
  }

  @Test
  void helpListsEveryCommandInAGroup() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Mappings:", "Hardware:", "Look:", "Files:");
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) ->
                assertThat(
                        command.getCommandSpec().usageMessage().hidden()
                            || out.toString().contains("  " + name))
                    .as(name)
                    .isTrue());
  }
}
