package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private static final String MESSAGE =
      "best edp 6.915e+14, 1 proved, 1 pruned\nbest edp 6.915e+14";

  @Test
  void partThatIsDoneAndTheTimeLeftAreTold() {
    assertThat(ProgressLine.bar("explore", 1, 4, 6, MESSAGE, 119))
        .isEqualTo(
            "explore  25 % ["
                + "=".repeat(10)
                + " ".repeat(30)
                + "] 1/4, 18 s left, best edp 6.915e+14, 1 proved, 1 pruned");
  }

  @Test
  void narrowTerminalHasTheShorterMessageAndNoBar() {
    assertThat(ProgressLine.bar("explore", 1, 4, 6, MESSAGE, 59))
        .isEqualTo("explore  25 % 1/4, 18 s left, best edp 6.915e+14");
  }

  @Test
  void workWithoutAKnownEndTellsHowLongItTakes() {
    assertThat(ProgressLine.bar("census", 12_000, -1, 3.4, " 6,000 can run", 79))
        .isEqualTo("census 12,000, 3 s, 6,000 can run");
  }

  @Test
  void programsHearTheWholeMessageOnly() {
    assertThat(ProgressLine.whole(MESSAGE)).isEqualTo("best edp 6.915e+14, 1 proved, 1 pruned");
    assertThat(ProgressLine.whole("")).isEmpty();
  }

  @Property(tries = 200)
  void lineNeverBreaks(
      @ForAll @IntRange(max = 200) int width,
      @ForAll @LongRange(max = 1_000_000_000) long done,
      @ForAll @LongRange(min = -1, max = 1_000_000_000) long max) {
    assertThat(
            ProgressLine.bar("explore", Math.min(done, Math.max(0, max)), max, 9, MESSAGE, width))
        .hasSizeLessThanOrEqualTo(width)
        .doesNotContain("\n");
  }
}
