package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a value may be: how it is read, and how editors are told. Both stand together, so that
 * neither can change without the other.
 *
 * @param schema keywords of JSON Schema; a {@link TableReference} in them stands for a table
 * @param reading turns a node into a value; what does not fit becomes an error
 */
public record ValueType<T>(Map<String, Object> schema, Reading<T> reading) {
  /** How a node is read. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(ValueReader values, Node node);
  }

  /** Stands for a table of keys; the table is asked for late, as tables may contain themselves. */
  public record TableReference(Supplier<KeyTable> table) {}

  /** Numbers may be quoted, or have a part that editors do not take for a number. */
  private static final String NUMBER_TEXT =
      "^\\s*[-+]?(0x[0-9a-fA-F]+|[0-9.]+([eE][-+]?[0-9]+)?)\\s*$";

  private static final int MOST_INT = Integer.MAX_VALUE;

  public static final ValueType<String> TEXT =
      new ValueType<>(
          fragment("type", List.of("string", "number", "boolean"), "pattern", "\\S"),
          ValueReader::text);
  public static final ValueType<Long> POSITIVE =
      new ValueType<>(number("integer", "minimum", 1), ValueReader::positive);
  public static final ValueType<Integer> POSITIVE_INT =
      new ValueType<>(
          number("integer", "minimum", 1, "maximum", MOST_INT), ValueReader::positiveInt);
  public static final ValueType<Long> NOT_NEGATIVE =
      new ValueType<>(number("integer", "minimum", 0), ValueReader::notNegative);
  public static final ValueType<Long> INTEGER =
      new ValueType<>(number("integer"), ValueReader::integer);
  public static final ValueType<Double> NUMBER =
      new ValueType<>(number("number"), ValueReader::number);
  public static final ValueType<Double> POSITIVE_NUMBER =
      new ValueType<>(number("number", "exclusiveMinimum", 0), ValueReader::positiveNumber);
  public static final ValueType<Double> NOT_NEGATIVE_NUMBER =
      new ValueType<>(number("number", "minimum", 0), ValueReader::notNegativeNumber);
  public static final ValueType<Double> FRACTION =
      new ValueType<>(number("number", "exclusiveMinimum", 0, "maximum", 1), ValueReader::fraction);
  public static final ValueType<Double> PART =
      new ValueType<>(number("number", "minimum", 0, "maximum", 1), ValueReader::part);
  public static final ValueType<Boolean> FLAG =
      new ValueType<>(
          fragment("type", List.of("boolean", "string"), "pattern", flagPattern()),
          ValueReader::flag);

  /** Words of a list, or of a text that parts them with commas or spaces. */
  public static final ValueType<List<ScalarNode>> WORDS =
      new ValueType<>(
          fragment(
              "type",
              List.of("string", "number", "array"),
              "items",
              fragment("type", List.of("string", "number", "boolean"))),
          ValueReader::words);

  /** Whatever stands there. */
  public static final ValueType<Node> ANYTHING = node(Map.of());

  public ValueType {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    requireNonNull(reading, "reading");
  }

  private static String flagPattern() {
    return "^([tT]rue|TRUE|[yY]es|YES|[oO]n|ON|[fF]alse|FALSE|[nN]o|NO|[oO]ff|OFF)$";
  }

  private static Map<String, Object> number(String type, Object... limits) {
    Map<String, Object> schema = fragment("type", List.of(type, "string"), "pattern", NUMBER_TEXT);
    schema.putAll(fragment(limits));
    return schema;
  }

  /** Keywords and their values, in turn. */
  public static Map<String, Object> fragment(Object... keywordsAndValues) {
    Map<String, Object> fragment = new LinkedHashMap<>();
    for (int i = 0; i < keywordsAndValues.length; i += 2) {
      fragment.put((String) keywordsAndValues[i], keywordsAndValues[i + 1]);
    }
    return fragment;
  }

  /** A value that the caller reads. */
  public static ValueType<Node> node(Map<String, Object> schema) {
    return new ValueType<>(schema, (values, node) -> node);
  }

  /** A text that is one of some words; hyphens and underscores are the same. */
  public static ValueType<String> oneOf(Collection<String> words) {
    List<String> spellings = new ArrayList<>();
    for (String word : words) {
      for (String spelling : KeyTable.spellings(word)) {
        if (!spellings.contains(spelling)) {
          spellings.add(spelling);
        }
      }
    }
    return new ValueType<>(fragment("enum", List.copyOf(spellings)), ValueReader::text);
  }

  /** A map with the keys of a table. */
  public static ValueType<Node> table(Supplier<KeyTable> table) {
    return node(fragment("$ref", new TableReference(table)));
  }

  /** A list of such values. */
  public static ValueType<List<Node>> listOf(ValueType<?> item) {
    return new ValueType<>(fragment("type", "array", "items", item.schema()), ValueReader::list);
  }

  /** A list of such values with so many at the least and the most. */
  public static ValueType<List<Node>> listOf(ValueType<?> item, int least, int most) {
    Map<String, Object> schema = new LinkedHashMap<>(listOf(item).schema());
    schema.put("minItems", least);
    schema.put("maxItems", most);
    return new ValueType<>(schema, ValueReader::list);
  }

  /** A map from any key to such a value. */
  public static ValueType<Node> mapOf(ValueType<?> value) {
    return node(fragment("type", "object", "additionalProperties", value.schema()));
  }

  /**
   * A map whose table depends on the word under one of its keys.
   *
   * @param required keys that it must have beside that one
   */
  public static ValueType<Node> variants(
      Key<?> tag, List<Key<?>> required, Map<List<String>, KeyTable> tables) {
    List<Object> rules = new ArrayList<>();
    List<String> words = new ArrayList<>();
    rules.add(fragment("required", List.of(tag.name())));
    required.forEach(key -> rules.add(isThere(key)));
    tables.forEach(
        (tags, table) -> {
          words.addAll(tags);
          rules.add(
              fragment(
                  "if",
                  fragment("properties", fragment(tag.name(), fragment("enum", tags))),
                  "then",
                  table(() -> table).schema()));
        });
    return node(
        fragment(
            "type",
            "object",
            "properties",
            fragment(tag.name(), fragment("description", tag.meaning(), "enum", words)),
            "allOf",
            rules));
  }

  /** What a map obeys that has a key in any of its spellings. */
  public static Map<String, Object> isThere(Key<?> key) {
    List<Object> ways = new ArrayList<>();
    for (String spelling : key.spellings()) {
      KeyTable.spellings(spelling).forEach(word -> ways.add(fragment("required", List.of(word))));
    }
    return ways.size() == 1 ? fragment("required", List.of(key.name())) : fragment("anyOf", ways);
  }

  /** A value of any of these types, which the caller reads. */
  public static ValueType<Node> anyOf(ValueType<?>... types) {
    List<Object> schemas = new ArrayList<>();
    for (ValueType<?> type : types) {
      schemas.add(type.schema());
    }
    return node(fragment("anyOf", schemas));
  }
}
