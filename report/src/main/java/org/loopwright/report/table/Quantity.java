package org.loopwright.report.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people: few digits, thousands apart, with their units. */
public final class Quantity {
  private Quantity() {}

  /** A whole number with its thousands apart. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number that may be whole, with all its digits. */
  public static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? count((long) number)
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** Energy in the unit that leaves one to three digits before the point. */
  public static String energy(double pj) {
    EnergyUnit unit = EnergyUnit.of(pj);
    return significant(pj / unit.pj()) + " " + unit.name();
  }

  /** A unit of energy, and how many pJ it has. */
  public record EnergyUnit(String name, double pj) {
    private static final String[] NAMES = {"pJ", "nJ", "uJ", "mJ", "J", "kJ"};

    /** The largest unit that is at most {@code pj}; at least the first. */
    public static EnergyUnit of(double pj) {
      int unit = 0;
      double size = 1;
      while (pj >= 1000 * size && unit < NAMES.length - 1) {
        size *= 1000;
        unit++;
      }
      return new EnergyUnit(NAMES[unit], size);
    }
  }

  /** Area in mm2 where it is large enough, else in um2. */
  public static String area(double um2) {
    return um2 >= 10_000 ? significant(um2 / 1e6) + " mm2" : significant(um2) + " um2";
  }

  public static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }

  /** A share as percent with two significant digits, rounded up, so that it is never too small. */
  public static String gap(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .round(new MathContext(2, RoundingMode.UP))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  /** About four significant digits. */
  public static String significant(double value) {
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
