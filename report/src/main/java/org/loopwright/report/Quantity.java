package org.loopwright.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: few digits, thousands apart, units beside them. */
final class Quantity {
  private static final String[] ENERGY_UNITS = {"pJ", "nJ", "uJ", "mJ", "J", "kJ"};

  private Quantity() {}

  /** A whole number with its thousands apart. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number that may be whole, with all its digits. */
  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? count((long) number)
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Energy in the unit that leaves one to three digits before the point. */
  static String energy(double pj) {
    int unit = 0;
    double value = pj;
    while (value >= 1000 && unit < ENERGY_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return significant(value) + " " + ENERGY_UNITS[unit];
  }

  /** Area in mm2 where it is large enough, else in um2. */
  static String area(double um2) {
    return um2 >= 10_000 ? significant(um2 / 1e6) + " mm2" : significant(um2) + " um2";
  }

  static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }

  /** A share as percent with two digits that tell, rounded up, so that it never says too little. */
  static String gap(double share) {
    return new BigDecimal(100 * share)
            .round(new MathContext(2, RoundingMode.UP))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** About four significant digits. */
  static String significant(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= 1e6 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
