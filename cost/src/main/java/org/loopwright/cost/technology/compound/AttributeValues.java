package org.loopwright.cost.technology.compound;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.loopwright.model.expression.Formula;

/**
 * Attributes by name: numbers, which expressions may use, and texts. Mutable; belongs to one
 * estimate or one reading.
 */
public final class AttributeValues {
  private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,300}");
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d|\\.\\d).*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern WITH_UNIT = Pattern.compile("\\d+(\\.\\d+)?\\s*[A-Za-z]+");

  /** Beyond it, not every whole number is a double. */
  private static final double MAX_EXACT = 0x1p53;

  private final Function<String, Formula> parser;
  private final Map<String, Number> numbers = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();

  /**
   * No attributes yet.
   *
   * @param parser makes a formula of a text, or throws {@link IllegalArgumentException}
   */
  public AttributeValues(Function<String, Formula> parser) {
    this.parser = parser;
  }

  /** No attributes yet, with the same parser. */
  AttributeValues empty() {
    return new AttributeValues(parser);
  }

  public AttributeValues copy() {
    AttributeValues copy = empty();
    copy.numbers.putAll(numbers);
    copy.texts.putAll(texts);
    return copy;
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  /** Defines a name by a number, another name, an expression, or else the text itself. */
  void define(String name, String expression) {
    set(name, evaluate(expression));
  }

  /**
   * The text of a number, of the value of another name, of an expression's value, or else the text
   * itself.
   *
   * @throws IllegalArgumentException if it is an expression that cannot be worked out
   */
  public String evaluate(String expression) {
    String same = texts.get(expression);
    if (same != null) {
      return same;
    }
    boolean plain = plainNumber(expression).isPresent() || isText(expression);
    if (plain && !isDifference(expression)) {
      return expression;
    }
    double value = value(expression);
    return value == Math.rint(value) && Math.abs(value) < MAX_EXACT
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /**
   * The value of an expression.
   *
   * @throws IllegalArgumentException if it cannot be worked out
   */
  double value(String expression) {
    return parser.apply(expression).value(numbers);
  }

  /** Whether what looks like a word with hyphens is a difference of known names. */
  private boolean isDifference(String expression) {
    String[] parts = expression.split("-", -1);
    return parts.length > 1
        && numbers.containsKey(parts[0])
        && Arrays.stream(parts)
            .allMatch(part -> numbers.containsKey(part) || plainNumber(part).isPresent());
  }

  /** Like {@link #define}, but what is no arithmetic is a text. */
  void defineAny(String name, String expression) {
    try {
      define(name, expression);
    } catch (IllegalArgumentException prose) {
      set(name, expression);
    }
  }

  void defineIfAbsent(String name, String expression) {
    if (!has(name)) {
      define(name, expression);
    }
  }

  /** These expressions, evaluated with the names known here and those before them. */
  AttributeValues evaluate(Map<String, String> expressions) {
    AttributeValues scope = copy();
    AttributeValues result = empty();
    expressions.forEach(
        (name, expression) -> {
          scope.define(name, expression);
          result.set(name, scope.texts.get(name));
        });
    return result;
  }

  /** Takes a value from another set, if it has one. */
  void takeFrom(AttributeValues other, String name) {
    if (other.has(name)) {
      set(name, other.texts.get(name));
    }
  }

  /** Takes a value from another set, unless there is one already. */
  void inherit(String name, AttributeValues from) {
    if (!has(name)) {
      takeFrom(from, name);
    }
  }

  boolean isZero(String name) {
    return numbers.containsKey(name) && numbers.get(name).doubleValue() == 0;
  }

  /** Gives a name the text of a value. */
  public void set(String name, String text) {
    texts.put(name, text);
    numbers.remove(name);
    number(text).ifPresent(number -> numbers.put(name, number));
  }

  /** Names, true or false, and amounts such as 45nm. */
  private static boolean isText(String text) {
    return WORD.matcher(text).matches() || WITH_UNIT.matcher(text).matches();
  }

  /** The value of a number, or of a truth value, which counts as 1 or 0. */
  private static Optional<Number> number(String text) {
    return switch (text) {
      case "true", "True" -> Optional.of(BigInteger.ONE);
      case "false", "False" -> Optional.of(BigInteger.ZERO);
      default -> plainNumber(text);
    };
  }

  private static Optional<Number> plainNumber(String text) {
    try {
      if (INTEGER.matcher(text).matches()) {
        return Optional.of(new BigInteger(text));
      }
      return NUMBER.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    } catch (NumberFormatException notPlain) {
      return Optional.empty();
    }
  }

  /** The first of these attributes that is a positive number, rounded up. */
  Optional<Integer> count(String... names) {
    for (String name : names) {
      double number = Optional.ofNullable(numbers.get(name)).map(Number::doubleValue).orElse(0.0);
      if (number >= 1 && number < Integer.MAX_VALUE) {
        return Optional.of((int) Math.ceil(number));
      }
    }
    return Optional.empty();
  }

  Map<String, String> texts() {
    return texts;
  }
}
