package org.loopwright.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An energy in pJ, given in pJ or with its unit: {@code 3.2mJ}. */
final class EnergyConverter implements ITypeConverter<Double> {
  private static final Pattern AMOUNT =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*(pJ|nJ|uJ|mJ|J)?");
  private static final Map<String, Double> PJ =
      Map.of("pJ", 1.0, "nJ", 1e3, "uJ", 1e6, "mJ", 1e9, "J", 1e12);

  @Override
  public Double convert(String given) {
    Matcher amount = AMOUNT.matcher(given.strip());
    if (amount.matches()) {
      String exponent = amount.group(2) == null ? "" : amount.group(2).toLowerCase(Locale.ROOT);
      double number = Double.parseDouble(amount.group(1) + exponent);
      double pj = amount.group(3) == null ? number : number * PJ.get(amount.group(3));
      if (pj > 0 && pj < Double.POSITIVE_INFINITY) {
        return pj;
      }
    }
    throw new TypeConversionException(
        "'"
            + given
            + "' is not a positive energy; write pJ, or a number with its unit, such as 3.2mJ"
            + " (pJ, nJ, uJ, mJ or J)");
  }
}
