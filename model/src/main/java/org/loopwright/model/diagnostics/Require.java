package org.loopwright.model.diagnostics;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Checks that constructors of model values make; each throws {@link IllegalArgumentException}. */
public final class Require {
  private Require() {}

  /** Returns {@code value} if it is positive. */
  public static long positive(long value, String what, Object... names) {
    if (value <= 0) {
      throw refused(what, names, "must be positive but was " + value);
    }
    return value;
  }

  /** Returns {@code value} if it is a finite number of at least zero. */
  public static double notNegative(double value, String what, Object... names) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw refused(what, names, "must be a finite number >= 0 but was " + value);
    }
    return value;
  }

  /** Returns {@code text} if it has a character that is not white space. */
  public static String notBlank(String text, String what, Object... names) {
    if (text == null || text.isBlank()) {
      throw refused(what, names, "must not be empty");
    }
    return text;
  }

  /**
   * Throws unless {@code condition} holds; {@code problem} is the message, filled with {@code
   * names}.
   */
  public static void that(boolean condition, String problem, Object... names) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, problem, names));
    }
  }

  /** Throws if {@code names} has a duplicate. */
  public static void distinct(Collection<String> names, String what) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      that(seen.add(name), "duplicate %s %s", what, name);
    }
  }

  private static IllegalArgumentException refused(String what, Object[] names, String problem) {
    return new IllegalArgumentException(String.format(Locale.ROOT, what, names) + " " + problem);
  }
}
