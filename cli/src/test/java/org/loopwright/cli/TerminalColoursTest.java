package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TerminalColoursTest {
  private static final TerminalColours SEEN = new TerminalColours(true);

  @Test
  void placeAndKindOfAMessageStandOut() {
    assertThat(SEEN.message("design.yaml:41:3 levels[2].depth: warning: is odd"))
        .isEqualTo(
            "\u001b[1mdesign.yaml:41:3\u001b[0m levels[2].depth: \u001b[33mwarning:\u001b[0m is odd");
    assertThat(SEEN.message("loopwright: there is no such file"))
        .isEqualTo("\u001b[31mloopwright:\u001b[0m there is no such file");
  }

  @Test
  void verdictStandsOutWhereItIsACellOfItsOwn() {
    assertThat(SEEN.result("conv1  optimal  1,234\nfound it  found"))
        .isEqualTo("conv1  \u001b[32moptimal\u001b[0m  1,234\nfound it  \u001b[33mfound\u001b[0m");
  }

  @Test
  void nothingIsColouredWhereNobodyLooks() {
    String text = "a.yaml:1 x: warning: y  optimal  ";
    assertThat(new TerminalColours(false).message(text)).isEqualTo(text);
    assertThat(new TerminalColours(false).result(text)).isEqualTo(text);
    assertThat(TerminalColours.ofResults().result(text)).isEqualTo(text); // of this test
  }

  @Test
  void widthIsThatOfTheLauncherUntilItIsOld() {
    assertThat(new TerminalWidth(() -> 0).current()).isEqualTo(79);
  }
}
