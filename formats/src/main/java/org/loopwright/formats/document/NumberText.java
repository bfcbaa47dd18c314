package org.loopwright.formats.document;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers as specifications write them. */
public final class NumberText {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][-+]?\\d{1,9})?");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x([0-9a-fA-F]{1,15})");

  /** The largest number of a file: far above any size or price, and products of such are finite. */
  public static final double MAX = 1e30;

  private static final int MAX_DIGITS = 19;

  private NumberText() {}

  /** The value of a whole number that fits 64 bits; {@code 1e3} and {@code 64.0} are whole too. */
  public static OptionalLong toLong(String text) {
    var hexadecimal = HEXADECIMAL.matcher(text);
    if (hexadecimal.matches()) {
      return OptionalLong.of(Long.parseLong(hexadecimal.group(1), 16));
    }
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    BigDecimal value = new BigDecimal(text);
    if (value.signum() == 0) {
      return OptionalLong.of(0);
    }
    return wholeDigits(value) > MAX_DIGITS ? OptionalLong.empty() : exact(value);
  }

  private static OptionalLong exact(BigDecimal value) {
    try {
      return OptionalLong.of(value.longValueExact());
    } catch (ArithmeticException fractionOrTooLarge) {
      return OptionalLong.empty();
    }
  }

  private static long wholeDigits(BigDecimal value) {
    return (long) value.precision() - value.scale();
  }

  /** The value of a number that is finite as a {@code double}. */
  public static OptionalDouble toDouble(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      OptionalLong whole = toLong(text);
      return whole.isPresent()
          ? OptionalDouble.of((double) whole.getAsLong())
          : OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
