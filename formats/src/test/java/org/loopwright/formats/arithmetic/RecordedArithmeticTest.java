package org.loopwright.formats.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.model.expression.Expression;

/**
 * Holds arithmetic to what CPython makes of 300 random expressions; {@code
 * src/test/python/expressions.py} records them.
 */
final class RecordedArithmeticTest {
  private static final Map<String, Number> NAMES =
      Map.of(
          "width",
          BigInteger.valueOf(24),
          "depth",
          BigInteger.valueOf(1024),
          "less",
          BigInteger.valueOf(-7),
          "none",
          BigInteger.ZERO,
          "half",
          0.5,
          "odd",
          -2.75);

  /** What logarithms and powers of another library may differ by. */
  private static final int MAX_ULPS = 4;

  static List<String> lines() throws IOException {
    try (InputStream in = RecordedArithmeticTest.class.getResourceAsStream("expressions.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void threeHundredAreRecorded() throws IOException {
    assertThat(lines()).hasSize(300).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void pythonAgrees(String line) {
    String text = line.substring(0, line.indexOf('\t'));
    String recorded = line.substring(text.length() + 1);
    Expression expression = Arithmetic.parse(text).root();
    if (recorded.endsWith("Error")) {
      assertThatThrownBy(() -> expression.evaluate(NAMES)).isInstanceOf(ArithmeticException.class);
    } else if (recorded.matches("-?\\d+")) {
      assertThat(expression.evaluate(NAMES)).isEqualTo(new BigInteger(recorded));
    } else {
      double value = Double.parseDouble(recorded);
      boolean exact = !text.matches(".*(log|exp|pow|\\*\\*).*");
      assertThat(expression.evaluate(NAMES)).isInstanceOf(Double.class);
      assertThat((Double) expression.evaluate(NAMES))
          .isBetween(value - ulps(exact, value), value + ulps(exact, value));
    }
  }

  private static double ulps(boolean exact, double value) {
    return exact ? 0 : MAX_ULPS * Math.ulp(value);
  }
}
