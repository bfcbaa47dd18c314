package org.loopwright.model.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class VisibleTextTest {
  @Test
  void whatTerminalsObeyIsShown() {
    assertThat(VisibleText.of("\u001b[31mred\u0007 \u009b0m\u007f"))
        .isEqualTo("\\u001b[31mred\\u0007 \\u009b0m\\u007f");
    assertThat(VisibleText.of("a\u202eb\ufffe\ud800")).isEqualTo("a\\u202eb\\ufffe\\ud800");
    assertThat(VisibleText.of("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
    assertThat(VisibleText.of("a\nb")).isEqualTo("a\\u000ab");
    assertThat(VisibleText.lines("a\r\n\tb\u0000")).isEqualTo("a\r\n\tb\\u0000");
  }

  @Test
  void lettersOfAllScriptsStay() {
    String text = "Größe 大小 μm² \ud83d\ude00 \\";
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Property
  void nothingInvisibleIsLeft(@ForAll String text) {
    assertThat(VisibleText.of(text).chars().filter(c -> c < 0x20 || (c >= 0x7f && c < 0xa0)))
        .isEmpty();
    assertThat(VisibleText.of(VisibleText.of(text))).isEqualTo(VisibleText.of(text));
  }

  @Test
  void longTextsLoseTheirMiddle() {
    assertThat(VisibleText.excerpt("short", 5)).isEqualTo("short");
    assertThat(VisibleText.excerpt("a".repeat(60) + "b".repeat(60), 9))
        .isEqualTo("aaaaaa ... (111 characters left out) ... bbb");
    Problem long1 =
        Problem.error(new Location("f", 1, 1, "k".repeat(100_000)), "m".repeat(100_000));
    assertThat(long1.toString()).startsWith("f:1 kkk").contains("left out").hasSizeLessThan(4_000);
  }
}
