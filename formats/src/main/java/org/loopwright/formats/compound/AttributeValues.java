package org.loopwright.formats.compound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Attributes by name: numbers, which expressions may use, and texts. Mutable; of one estimate. */
final class AttributeValues {
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d|\\.\\d).*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern WITH_UNIT = Pattern.compile("\\d+(\\.\\d+)?\\s*[A-Za-z]+");

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  AttributeValues copy() {
    AttributeValues copy = new AttributeValues();
    copy.numbers.putAll(numbers);
    copy.texts.putAll(texts);
    return copy;
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /** Defines a name by a number, another name, an expression, or else a text as it stands. */
  void define(String name, String expression) {
    String same = texts.get(expression);
    if (same != null) {
      put(name, same);
    } else if (plainNumber(expression).isPresent() || isText(expression)) {
      put(name, expression);
    } else {
      double value = Arithmetic.value(expression, numbers);
      put(name, value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }
  }

  /** As {@link #define}, and what is no arithmetic is a text. */
  void defineAny(String name, String expression) {
    try {
      define(name, expression);
    } catch (IllegalArgumentException prose) {
      texts.put(name, expression);
    }
  }

  void defineIfAbsent(String name, String expression) {
    if (!has(name)) {
      define(name, expression);
    }
  }

  /** These expressions, evaluated with the names known here and those that stand before them. */
  AttributeValues evaluate(Map<String, String> expressions) {
    AttributeValues scope = copy();
    AttributeValues result = new AttributeValues();
    expressions.forEach(
        (name, expression) -> {
          scope.define(name, expression);
          result.put(name, scope.texts.get(name));
        });
    return result;
  }

  /** Takes over a value, if it is there. */
  void takeFrom(AttributeValues other, String name) {
    if (other.has(name)) {
      put(name, other.texts.get(name));
    }
  }

  boolean isZero(String name) {
    return numbers.containsKey(name) && numbers.get(name) == 0;
  }

  /** Takes over a value, unless it has its own. */
  void inherit(String name, AttributeValues from) {
    if (!has(name) && from.has(name)) {
      put(name, from.texts.get(name));
    }
  }

  private void put(String name, String text) {
    texts.put(name, text);
    plainNumber(text).ifPresent(number -> numbers.put(name, number));
  }

  /** Names, true or false, and amounts such as 45nm. */
  private static boolean isText(String text) {
    return WORD.matcher(text).matches() || WITH_UNIT.matcher(text).matches();
  }

  private static Optional<Double> plainNumber(String text) {
    try {
      return NUMBER.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    } catch (NumberFormatException notPlain) {
      return Optional.empty();
    }
  }

  Optional<Integer> count(String... names) {
    for (String name : names) {
      Double number = numbers.get(name);
      if (number != null && number >= 1 && number < Integer.MAX_VALUE) {
        return Optional.of((int) Math.ceil(number));
      }
    }
    return Optional.empty();
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  Map<String, String> texts() {
    return texts;
  }
}
