package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class ConvertersTest {
  @ParameterizedTest
  @CsvSource({
    "7, 7",
    "2.5pJ, 2.5",
    "3nJ, 3e3",
    "4 uJ, 4e6",
    "3.2mJ, 3.2e9",
    "1J, 1e12",
    "1e3nJ, 1e6",
    ".5, 0.5"
  })
  void energiesAreReadInTheirUnits(String text, double pj) {
    assertThat(new EnergyConverter().convert(text)).isEqualTo(pj);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mJ", "-3mJ", "0", "3 W", "3mj", "1e400", "NaN", "Infinity"})
  void whatIsNoEnergyIsRefused(String text) {
    assertThatThrownBy(() -> new EnergyConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is not a positive energy");
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "5s, 5", "0.5 s, 0.5", "2m, 120", "2min, 120", "1h, 3600", "1e2, 100"})
  void timesAreReadInTheirUnits(String text, double seconds) {
    assertThat(new TimeConverter().convert(text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "5d", "5 seconds", "NaN", "Infinity"})
  void whatIsNoTimeIsRefused(String text) {
    assertThatThrownBy(() -> new TimeConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is not a time")
        .hasMessageContaining("such as 90s (s, m or h)");
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.01", "1%, 0.01", "2.5 %, 0.025", "0, 0"})
  void sharesAreReadAsPartOrPercent(String text, double share) {
    assertThat(new ShareConverter().convert(text)).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "1", "100%", "-0.1", "NaN", "one"})
  void whatIsNoShareIsRefused(String text) {
    assertThatThrownBy(() -> new ShareConverter().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("such as 0.01 or 1%");
  }
}
