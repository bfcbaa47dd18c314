package org.loopwright.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time in seconds, given in seconds or with its unit: {@code 5m}. */
final class TimeConverter implements ITypeConverter<Double> {
  private static final Pattern AMOUNT =
      Pattern.compile("(-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*(s|m|min|h)?");
  private static final Map<String, Double> SECONDS =
      Map.of("s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0);

  @Override
  public Double convert(String given) {
    Matcher amount = AMOUNT.matcher(given.strip());
    if (!amount.matches()) {
      throw new TypeConversionException(
          "'"
              + given
              + "' is not a time; write seconds, or a number with its unit, such as 90s (s, m or h)");
    }
    double number = Double.parseDouble(amount.group(1));
    return amount.group(2) == null ? number : number * SECONDS.get(amount.group(2));
  }
}
