package org.loopwright.formats.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArithmeticTest {
  private static final Map<String, Double> NAMES = Map.of("depth", 1024.0, "width", 24.0);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2 + 3 * 4; 14",
        "-(width - 4) / 2; -10",
        "ceil(width / 16); 2",
        "log2(depth); 10",
        "max(1, ceil(log2(depth))) if depth >= 1 else 1; 10",
        "1 if depth < 1 else width % 7; 3",
        "floor(sqrt(width)) + min(depth, 1) + abs(-1); 6",
        "2 ** 3 ** 2 - pow(2, 9); 0",
        "7 // 2 + -7 % 4; 4",
        "0 if width > 99 else 1 if depth > 99 else 2; 1",
        "5 if width > 1 and not depth < 1 or 0 > 1 else 6; 5",
        "int(-2.5) + round(2.6) + log10(100) + exp(0) + log(1); 4",
        "5 if not depth > 1 else 6; 6",
        "not width; 0",
        "depth ** (1.0 / 2); 32",
        "-2 ** 2 + 2 ** -1; -3.5",
        "width // 7 * 2; 6",
        "-7 // 2; -4",
        "-7 % 3; 2",
        "8 * (1 if depth > 1 and width < 1 else 2); 16",
        "max(1 if depth < 1 else 5, 3) + 1; 6",
        "int(-7 / 2) + round(2.6) + pow(2, 3); 8",
        "width if depth == 1 or width == 24 else 0; 24",
      })
  void arithmeticIsWorkedOut(String expression, double value) {
    assertThat(Arithmetic.value(expression, NAMES)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 ^ 9",
        "9 ** 9 ** 9",
        "ceil(1e900000000)",
        "1e900000000 % 7",
        "sqrt(-1)",
        "9 ** 999",
        "fact(9)",
        "dt_now()",
        "random()",
        "str_upper(\"a\")",
        "unknown + 1",
        "1 / 0",
        "log2(0)",
        "1 +",
        "",
        "T(java.lang.Runtime)",
        "width.class",
        "width[0]",
        "\"text\"",
        "999999999999999999999999999999999999999 * 2",
      })
  void allElseIsRefused(String expression) {
    assertThatIllegalArgumentException().isThrownBy(() -> Arithmetic.value(expression, NAMES));
  }

  @Test
  void longExpressionsAreRefused() {
    String deep = "(".repeat(400) + "1" + ")".repeat(400);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arithmetic.value(deep, NAMES))
        .withMessageContaining("300 characters");
  }

  @Property(tries = 500)
  void noTextDoesMoreThanFail(
      @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String text) {
    try {
      assertThat(Arithmetic.value(text, NAMES)).isFinite();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }
}
