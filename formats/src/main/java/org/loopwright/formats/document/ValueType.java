package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.loopwright.model.diagnostics.Location;

/**
 * What a value may be: how it is read, how it is written, and its schema for editors.
 *
 * @param schema keywords of JSON Schema; a {@link TableReference} in them is a table
 * @param reading turns a node into a value; what does not fit is an error
 * @param writing turns a value into a node
 */
public record ValueType<T>(Map<String, Object> schema, Reading<T> reading, Writing<T> writing) {
  /** How a node is read; gives nothing, after an error, where no value can take its place. */
  @FunctionalInterface
  public interface Reading<T> {
    Optional<T> read(ValueReader values, Node node);
  }

  /** How a value is written. */
  @FunctionalInterface
  public interface Writing<T> {
    Node write(T value, Location at);
  }

  /** A table of keys; it is asked for late, as tables may contain themselves. */
  public record TableReference(Supplier<KeyTable> table) {}

  /** Numbers may be quoted, or have a part that editors do not take for a number. */
  private static final String NUMBER_TEXT =
      "^\\s*[-+]?(0x[0-9a-fA-F]+|[0-9.]+([eE][-+]?[0-9]+)?)\\s*$";

  private static final String TRUTH =
      "^([tT]rue|TRUE|[yY]es|YES|[oO]n|ON|[fF]alse|FALSE|[nN]o|NO|[oO]ff|OFF)$";

  public static final ValueType<String> TEXT =
      scalar(
          fragment("type", List.of("string", "number", "boolean"), "pattern", "\\S"),
          ValueReader::text);
  public static final ValueType<Long> POSITIVE =
      scalar(number("integer", "minimum", 1), ValueReader::positive);
  public static final ValueType<Integer> POSITIVE_INT =
      scalar(
          number("integer", "minimum", 1, "maximum", Integer.MAX_VALUE), ValueReader::positiveInt);
  public static final ValueType<Long> NOT_NEGATIVE =
      scalar(number("integer", "minimum", 0), ValueReader::notNegative);
  public static final ValueType<Long> INTEGER = scalar(number("integer"), ValueReader::integer);
  public static final ValueType<Double> NUMBER = scalar(number("number"), ValueReader::number);
  public static final ValueType<Double> POSITIVE_NUMBER =
      scalar(number("number", "exclusiveMinimum", 0), ValueReader::positiveNumber);
  public static final ValueType<Double> NOT_NEGATIVE_NUMBER =
      scalar(number("number", "minimum", 0), ValueReader::notNegativeNumber);
  public static final ValueType<Double> FRACTION =
      scalar(number("number", "exclusiveMinimum", 0, "maximum", 1), ValueReader::fraction);
  public static final ValueType<Double> PART =
      scalar(number("number", "minimum", 0, "maximum", 1), ValueReader::part);
  public static final ValueType<Boolean> FLAG =
      scalar(fragment("type", List.of("boolean", "string"), "pattern", TRUTH), ValueReader::flag);

  /** Words of a list, or of a text that parts them with commas or spaces. */
  public static final ValueType<List<ScalarNode>> WORDS =
      new ValueType<>(
          fragment(
              "type",
              List.of("string", "number", "array"),
              "items",
              fragment("type", List.of("string", "number", "boolean"))),
          (values, node) -> Optional.of(values.words(node)),
          (words, at) -> new ListNode(at, List.copyOf(words)));

  /** Texts of a list, or one alone. */
  public static final ValueType<List<ScalarNode>> TEXTS =
      new ValueType<>(
          WORDS.schema,
          (values, node) -> Optional.of(values.texts(node)),
          (texts, at) -> new ListNode(at, List.copyOf(texts)));

  /** Any value. */
  public static final ValueType<Node> ANYTHING = node(Map.of());

  public ValueType {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    requireNonNull(reading, "reading");
    requireNonNull(writing, "writing");
  }

  /** A single value; what does not fit has a stand-in, so that reading goes on. */
  public static <T> ValueType<T> scalar(
      Map<String, Object> schema, BiFunction<ValueReader, Node, T> reading) {
    return new ValueType<>(
        schema, (values, node) -> Optional.of(reading.apply(values, node)), ScalarNode::of);
  }

  private static Map<String, Object> number(String type, Object... limits) {
    Map<String, Object> schema = fragment("type", List.of(type, "string"), "pattern", NUMBER_TEXT);
    schema.putAll(fragment(limits));
    return schema;
  }

  /** The same values, which the caller reads. */
  public ValueType<Node> asNode() {
    return node(schema);
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
    return new ValueType<>(schema, (values, node) -> Optional.of(node), (node, at) -> node);
  }

  /** A text that is one of some words; hyphens and underscores are the same. */
  public static ValueType<String> oneOf(Collection<String> words) {
    List<String> spellings =
        words.stream().flatMap(word -> KeyTable.spellings(word).stream()).distinct().toList();
    return scalar(fragment("enum", spellings), ValueReader::text);
  }

  /** A map with the keys of a table. */
  public static ValueType<Node> table(Supplier<KeyTable> table) {
    return node(fragment("$ref", new TableReference(table)));
  }

  /** A list of such values. */
  public static <T> ValueType<List<T>> listOf(ValueType<T> item) {
    return new ValueType<>(
        fragment("type", "array", "items", item.schema()),
        (values, node) ->
            Optional.of(
                values.list(node).stream()
                    .flatMap(one -> item.reading.read(values, one).stream())
                    .toList()),
        (list, at) ->
            new ListNode(at, list.stream().map(one -> item.writing.write(one, at)).toList()));
  }

  /** A list of such values, of which there are {@code least} to {@code most}. */
  public static <T> ValueType<List<T>> listOf(ValueType<T> item, int least, int most) {
    ValueType<List<T>> list = listOf(item);
    Map<String, Object> schema = new LinkedHashMap<>(list.schema);
    schema.put("minItems", least);
    schema.put("maxItems", most);
    return new ValueType<>(schema, list.reading, list.writing);
  }

  /** A map from any key to such a value. */
  public static <T> ValueType<Map<String, T>> mapOf(ValueType<T> value) {
    return new ValueType<>(
        fragment("type", "object", "additionalProperties", value.schema()),
        (values, node) -> {
          Map<String, T> map = new LinkedHashMap<>();
          for (MapNode.Entry entry : values.entries(node).values()) {
            value.reading.read(values, entry.value()).ifPresent(one -> map.put(entry.key(), one));
          }
          return Optional.of(map);
        },
        (map, at) ->
            new MapNode(
                at,
                map.entrySet().stream()
                    .map(one -> entry(one.getKey(), value.writing.write(one.getValue(), at)))
                    .toList()));
  }

  private static MapNode.Entry entry(String key, Node value) {
    return new MapNode.Entry(key, value.location(), value);
  }

  /**
   * A map whose table depends on the word under one of its keys.
   *
   * @param required keys that it must have besides that one
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

  /** The rule of maps that have a key in any of its spellings. */
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
