package org.loopwright.formats.compound;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Attributes by name: numbers, which expressions may use, and texts. Mutable; of one estimate. */
final class AttributeValues {
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d|\\.\\d).*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

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

  void defineIfAbsent(String name, String expression) {
    if (!has(name)) {
      define(name, expression);
    }
  }

  /** These expressions, evaluated with the names known here. */
  AttributeValues evaluate(Map<String, String> expressions) {
    AttributeValues result = new AttributeValues();
    expressions.forEach(
        (name, expression) -> {
          AttributeValues scope = copy();
          scope.define(name, expression);
          result.put(name, scope.texts.get(name));
        });
    return result;
  }

  private void put(String name, String text) {
    texts.put(name, text);
    plainNumber(text).ifPresent(number -> numbers.put(name, number));
  }

  /** Names, nodes such as 45nm, and true or false. */
  private static boolean isText(String text) {
    return WORD.matcher(text).matches() || text.matches("\\d+nm");
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
