package org.loopwright.formats.template;

import java.util.ArrayList;
import java.util.List;

/** The function {@code range}, as in Python: {@code END}, or {@code START, END[, STEP]}. */
final class NumberRange {
  private NumberRange() {}

  /**
   * The numbers.
   *
   * @param most how many there may be
   */
  static List<Object> of(List<Object> given, int most) {
    long start = given.size() > 1 ? whole(given.get(0)) : 0;
    long end = given.size() > 1 ? whole(given.get(1)) : given.isEmpty() ? 0 : whole(given.get(0));
    long step = given.size() > 2 ? whole(given.get(2)) : 1;
    if (step == 0) {
      throw new TemplateRefusedException("a range needs a step other than 0");
    }
    List<Object> numbers = new ArrayList<>();
    for (long number = start; step > 0 ? number < end : number > end; number += step) {
      if (numbers.size() >= most) {
        throw new TemplateRefusedException("a range of more than " + most + " numbers");
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static long whole(Object value) {
    if (value instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && Math.abs(number.doubleValue()) < Integer.MAX_VALUE) {
      return number.longValue();
    }
    throw new TemplateRefusedException("a range is of whole numbers, not of '" + value + "'");
  }
}
