package org.loopwright.report.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.VisibleText;

/**
 * Renders values as JSON. A table is an array with an object for each row, of the columns that have
 * a key. An empty {@link Optional} leaves its key out; a number that is absent or not finite is
 * null.
 */
public final class JsonObject {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper VALUES = new ObjectMapper();
  private static final ObjectMapper PRETTY =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final ObjectNode node;

  /** An object without keys. */
  public JsonObject() {
    this(JSON.objectNode());
  }

  private JsonObject(ObjectNode node) {
    this.node = node;
  }

  /** The object that bytes are. */
  public static JsonObject parsed(byte[] json) {
    try {
      return new JsonObject((ObjectNode) VALUES.readTree(json));
    } catch (IOException impossible) {
      throw new IllegalStateException("what was written as JSON can be read", impossible);
    }
  }

  /** Writes a value of any kind that results have. */
  public static void write(Object value, JsonGenerator out) throws IOException {
    VALUES.writeTree(out, node(value));
  }

  /** One row of a table. */
  public static <R> JsonObject of(Iterable<Column<R>> columns, R row) {
    JsonObject object = new JsonObject();
    for (Column<R> column : columns) {
      column.key().ifPresent(key -> object.put(key, column.value().apply(row)));
    }
    return object;
  }

  /** Adds a value of any kind that results have. */
  public JsonObject put(String key, Object value) {
    if (!(value instanceof Optional<?> optional)) {
      node.set(key, node(value));
    } else if (optional.isPresent()) {
      node.set(key, node(optional.get()));
    }
    return this;
  }

  /** Adds all keys of another object. */
  public JsonObject putAll(JsonObject other) {
    node.setAll(other.node);
    return this;
  }

  public ObjectNode node() {
    return node;
  }

  /** Indented text that ends with a new line. */
  public String pretty() {
    return pretty(node);
  }

  /** Text without spaces and new lines. */
  public String compact() {
    return written(VALUES, node);
  }

  /** Indented text that ends with a new line. */
  public static String pretty(JsonNode json) {
    return written(PRETTY, json) + System.lineSeparator();
  }

  private static String written(ObjectMapper mapper, JsonNode json) {
    try {
      return VisibleText.lines(mapper.writeValueAsString(json));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON values can always be written", impossible);
    }
  }

  private static JsonNode node(Object value) {
    if (value instanceof JsonObject object) {
      return object.node;
    }
    if (value instanceof Table<?> table) {
      return array(table);
    }
    if (value instanceof Labelled labelled) {
      return JSON.textNode(labelled.label());
    }
    // Numbers: what is absent or not finite has no number in JSON.
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? JSON.numberNode(number.getAsLong()) : NullNode.instance;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? node(number.getAsDouble()) : NullNode.instance;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return NullNode.instance;
    }
    // What holds other values.
    if (value instanceof Collection<?> values) {
      ArrayNode array = JSON.arrayNode();
      values.forEach(each -> array.add(node(each)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, each) -> object.put(String.valueOf(key), each));
      return object.node;
    }
    return VALUES.valueToTree(value);
  }

  private static <R> ArrayNode array(Table<R> table) {
    ArrayNode rows = JSON.arrayNode();
    table.rows().forEach(row -> rows.add(of(table.columns(), row).node));
    return rows;
  }
}
