package org.loopwright.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole: {@code 0.01} or {@code 1%}. */
final class ShareConverter implements ITypeConverter<Double> {
  private static final String PERCENT = "%";
  private static final double HUNDRED = 100;

  @Override
  public Double convert(String given) {
    String text = given.strip();
    try {
      double share =
          text.endsWith(PERCENT)
              ? Double.parseDouble(text.substring(0, text.length() - 1).strip()) / HUNDRED
              : Double.parseDouble(text);
      if (share >= 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a share that is out of its range is.
    }
    throw new TypeConversionException(
        "'" + given + "' is not a share from 0 to below 1, such as 0.01 or 1%");
  }
}
