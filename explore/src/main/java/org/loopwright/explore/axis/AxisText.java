package org.loopwright.explore.axis;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * Axes as users write them: values and ranges, separated by commas; {@code A..B} is every number
 * from A to B, {@code A..B:S} every S-th of them, {@code A..B:*F} goes from one to the next by a
 * factor.
 */
public final class AxisText {
  private static final String TO = "..";
  private static final long GREATEST = Integer.MAX_VALUE;

  private AxisText() {}

  /**
   * Reads an axis.
   *
   * @param what the parameter, for messages
   * @throws IllegalArgumentException if the text is no axis
   */
  public static Axis parse(String text, String what) {
    try {
      List<Progression> parts = new ArrayList<>();
      for (String item : text.split(",", -1)) {
        addItem(item.strip(), parts);
      }
      return new Axis(Axis.joined(parts));
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(what + " '" + text + "': " + refused.getMessage());
    }
  }

  private static void addItem(String item, List<Progression> parts) {
    int to = item.indexOf(TO);
    if (to < 0) {
      parts.add(new Progression(number(item), 1, 1));
      return;
    }
    int colon = item.indexOf(':', to);
    long first = number(item.substring(0, to));
    long last = number(item.substring(to + TO.length(), colon < 0 ? item.length() : colon));
    String step = colon < 0 ? "1" : item.substring(colon + 1).strip();
    if (step.startsWith("*")) {
      addPowers(first, last, number(step.substring(1)), parts);
    } else {
      parts.addAll(Axis.range(first, last, number(step)).runs());
    }
  }

  private static void addPowers(long first, long last, long factor, List<Progression> parts) {
    Require.that(factor > 1, "the factor of a range must be more than 1 but was %d", factor);
    Require.that(last >= first, "range %d..%d must not descend", first, last);
    for (long value = first; value <= last; value *= factor) {
      parts.add(new Progression(value, 1, 1));
    }
  }

  private static long number(String text) {
    long value;
    try {
      value = Long.parseLong(text.strip());
    } catch (NumberFormatException notNumber) {
      throw new IllegalArgumentException(
          "'" + text + "' is no whole number; write values and ranges such as 8,16 or 64..512:64",
          notNumber);
    }
    Require.that(
        value >= 1 && value <= GREATEST,
        "values must be from 1 to %d but one is %d",
        GREATEST,
        value);
    return value;
  }
}
