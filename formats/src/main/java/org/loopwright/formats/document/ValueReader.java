package org.loopwright.formats.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;

/**
 * Reads single nodes as typed values. A mismatch becomes an error of the {@link Diagnosis} and
 * gives a stand-in value that constructors accept.
 */
public final class ValueReader {
  /** Stands in for a text that could not be read. */
  static final String NO_TEXT = "?";

  /** A number and a unit behind it, as in {@code 64KB}; an exponent is no unit. */
  private static final Pattern WITH_UNIT =
      Pattern.compile("\\s*[-+]?\\d[\\d.]*\\s*(?![eE][-+]?\\d)[A-Za-z%][A-Za-z0-9/^%]*\\s*");

  private final Diagnosis diagnosis;
  private final String unit;

  public ValueReader(Diagnosis diagnosis) {
    this(diagnosis, "");
  }

  private ValueReader(Diagnosis diagnosis, String unit) {
    this.diagnosis = diagnosis;
    this.unit = unit;
  }

  /** A reader of values in a unit, which its messages name. */
  public ValueReader in(String unit) {
    return unit.equals(this.unit) ? this : new ValueReader(diagnosis, unit);
  }

  /** Where problems go. */
  public Diagnosis diagnosis() {
    return diagnosis;
  }

  private <T> T refuse(Node node, String expected, T standIn) {
    diagnosis.error(node.location(), "must be " + expected + " but was " + node.describe());
    return standIn;
  }

  private <T> T refuseNumber(Node node, String expected, T standIn) {
    String inUnit = unit.isEmpty() ? "" : " (" + unit + ")";
    String message = "must be " + expected + inUnit + " but was " + node.describe();
    diagnosis.add(Problem.error(node.location(), message).withAdvice(numberWithUnit(node)));
    return standIn;
  }

  private Optional<String> numberWithUnit(Node node) {
    return node.scalarText()
        .filter(text -> NumberText.toDouble(text).isEmpty() && WITH_UNIT.matcher(text).matches())
        .map(text -> "Write the number alone" + (unit.isEmpty() ? "" : ", in " + unit));
  }

  /** A text with at least one visible character. */
  public String text(Node node) {
    return node.scalarText()
        .filter(text -> !text.isBlank())
        .orElseGet(() -> refuse(node, "a text", NO_TEXT));
  }

  public long positive(Node node) {
    return whole(node, value -> value > 0, "a positive integer", 1);
  }

  public int positiveInt(Node node) {
    return (int)
        whole(
            node,
            value -> value > 0 && value <= Integer.MAX_VALUE,
            "a positive integer below 2^31",
            1);
  }

  public long notNegative(Node node) {
    return whole(node, value -> value >= 0, "an integer >= 0", 0);
  }

  public long integer(Node node) {
    return whole(node, value -> true, "an integer", 0);
  }

  private long whole(Node node, LongPredicate allowed, String expected, long standIn) {
    OptionalLong value = NumberText.toLong(node.scalarText().orElse("").trim());
    return value.isPresent() && allowed.test(value.getAsLong())
        ? value.getAsLong()
        : refuseNumber(node, expected, standIn);
  }

  public double number(Node node) {
    return decimal(node, value -> true, "a finite number", 0);
  }

  public double positiveNumber(Node node) {
    return decimal(node, value -> value > 0, "a positive number", 1);
  }

  public double notNegativeNumber(Node node) {
    return decimal(node, value -> value >= 0, "a finite number >= 0", 0);
  }

  /** A part of a whole, not nothing. */
  public double fraction(Node node) {
    return decimal(node, value -> value > 0 && value <= 1, "a fraction in (0, 1]", 1);
  }

  /** A part of a whole, perhaps nothing. */
  public double part(Node node) {
    return decimal(node, value -> value >= 0 && value <= 1, "a number in [0, 1]", 0);
  }

  private double decimal(Node node, DoublePredicate allowed, String expected, double standIn) {
    OptionalDouble value = NumberText.toDouble(node.scalarText().orElse("").trim());
    if (value.isPresent() && Math.abs(value.getAsDouble()) > NumberText.MAX) {
      return refuseNumber(node, "a number of at most 1e30", standIn);
    }
    return value.isPresent() && allowed.test(value.getAsDouble())
        ? value.getAsDouble()
        : refuseNumber(node, expected, standIn);
  }

  public boolean flag(Node node) {
    return switch (node.scalarText().orElse("").toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> refuse(node, "true or false", false);
    };
  }

  public List<Node> list(Node node) {
    return node instanceof ListNode list ? list.items() : refuse(node, "a list", List.<Node>of());
  }

  /**
   * The entries of a map by their keys, in which hyphens and underscores are the same; two entries
   * of one key are an error.
   */
  public Map<String, MapNode.Entry> entries(Node node) {
    if (!(node instanceof MapNode map)) {
      return refuse(node, "a map", Map.of());
    }
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    for (MapNode.Entry entry : map.entries()) {
      MapNode.Entry first = entries.putIfAbsent(canonical(entry.key()), entry);
      if (first != null) {
        duplicate(entry, first);
      }
    }
    return entries;
  }

  /** A key with its hyphens as underscores. */
  static String canonical(String key) {
    return key.replace('-', '_');
  }

  void duplicate(MapNode.Entry entry, MapNode.Entry first) {
    diagnosis.error(
        entry.location(),
        "key '%s' is given twice; the first, '%s', is on line %s"
            .formatted(entry.key(), first.key(), first.location().line()));
  }

  /** The words of a list, or of a text that separates them with commas or spaces. */
  public List<ScalarNode> words(Node node) {
    List<ScalarNode> words = new ArrayList<>();
    if (node instanceof ScalarNode scalar) {
      for (String word : scalar.text().trim().split("[\\s,]+")) {
        if (!word.isEmpty()) {
          words.add(new ScalarNode(scalar.location(), word));
        }
      }
      return words;
    }
    return texts(node);
  }

  /** The texts of a list, or one alone. */
  public List<ScalarNode> texts(Node node) {
    if (node instanceof ScalarNode scalar) {
      return List.of(scalar);
    }
    return list(node).stream().map(item -> new ScalarNode(item.location(), text(item))).toList();
  }
}
