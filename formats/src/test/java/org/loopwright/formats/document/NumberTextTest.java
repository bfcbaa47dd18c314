package org.loopwright.formats.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "-4,-4",
    "+7,7",
    "1e3,1000",
    "64.0,64",
    "0x10,16",
    "9223372036854775807,9223372036854775807",
    "0e999999999,0"
  })
  void wholeNumbersAreRead(String text, long value) {
    assertThat(NumberText.toLong(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "1.5",
        "9223372036854775808",
        "1e999",
        "1e999999999",
        "1e-999999999",
        ".nan",
        "NaN",
        "Infinity",
        "1d",
        "0x",
        "1_000",
        "1e9999999999",
        "1 2"
      })
  void otherTextsAreNoWholeNumbers(String text) {
    assertThat(NumberText.toLong(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1e-9,1e-9", ".5,0.5", "3.,3", "-2.5e3,-2500"})
  void decimalsAreRead(String text, double value) {
    assertThat(NumberText.toDouble(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {".inf", ".nan", "1e999", "0x1p3", "1f", "one"})
  void otherTextsAreNoDecimals(String text) {
    assertThat(NumberText.toDouble(text)).isEmpty();
  }
}
