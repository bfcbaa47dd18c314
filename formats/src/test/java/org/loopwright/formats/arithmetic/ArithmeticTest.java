package org.loopwright.formats.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
        "1 < 2 < 3; 1",
        "3 > 2 > 2; 0",
        "0 or 5; 5",
        "3 and 0 or 4; 4",
        "2 and 3 + 1; 4",
        "(3 > 2) + 1; 2",
        "not not 1; 1",
        "round(0.5) + round(1.5) + round(2.5); 4",
        "7 ** 30 % 10; 9",
        "9 ** 300 // 9 ** 299; 9",
        "1 if width > 1 else nowhere; 1",
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
        "9 ** 9 ** 9 > 1",
        "9.0 ** 999 > 1",
        "1e308 * 10 > 1",
        "(-8) ** 0.5",
        "0 ** -1",
        "007 + 1",
        "max(1)",
        "1 2",
        "not",
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
    for (String deep : List.of("(".repeat(400_000), "not ".repeat(400_000), "-".repeat(301))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Arithmetic.value(deep + "1", NAMES))
          .withMessageContaining("300 characters");
    }
  }

  @Test
  void theDeepestNestingIsRead() {
    assertThat(Arithmetic.value("(".repeat(149) + "1" + ")".repeat(149), NAMES)).isEqualTo(1);
    assertThat(Arithmetic.value("-".repeat(298) + "1", NAMES)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "2 ^ 9; '2 ^ 9' is no arithmetic: a power is written ** and not ^",
        "1 + ) 2; '1 + ) 2' is no arithmetic: ')' is unexpected at character 5",
        "1 +; '1 +' is no arithmetic: it ends too early",
        "1 / 0; '1 / 0' is no arithmetic: division by zero",
        "fact(9); 'fact(9)' is no arithmetic: there is no function fact",
        "pow(9); 'pow(9)' is no arithmetic: pow does not take 1 arguments",
        "1 + depht; '1 + depht' uses depht, which has no value",
        "10 ** 31; '10 ** 31' is not a usable number",
      })
  void messagesNameTheReason(String expression, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arithmetic.value(expression, NAMES))
        .withMessage(message);
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
