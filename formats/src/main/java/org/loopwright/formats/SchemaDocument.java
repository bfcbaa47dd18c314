package org.loopwright.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.document.ValueType.TableReference;

/**
 * One JSON Schema (draft 2020-12): what a value may be, and under {@code $defs} each table of keys
 * that it leads to, once.
 */
final class SchemaDocument {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, KeyTable> tables = new LinkedHashMap<>();
  private final Deque<KeyTable> pending = new ArrayDeque<>();

  private SchemaDocument() {}

  /** The schema of values of {@code type}. */
  static ObjectNode of(String title, String description, ValueType<?> type) {
    return new SchemaDocument().document(title, description, type);
  }

  private ObjectNode document(String title, String description, ValueType<?> type) {
    ObjectNode document = JSON.objectNode();
    document.put("$schema", DRAFT);
    document.put("title", title);
    document.put("description", description);
    document.setAll(fragment(type.schema()));
    ObjectNode definitions = JSON.objectNode();
    while (!pending.isEmpty()) {
      KeyTable table = pending.remove();
      definitions.set(table.name(), new TableSchema(table).schema());
    }
    if (!definitions.isEmpty()) {
      document.set("$defs", definitions);
    }
    return document;
  }

  /** Keywords as JSON. */
  private ObjectNode fragment(Map<?, ?> keywords) {
    ObjectNode object = JSON.objectNode();
    keywords.forEach((keyword, value) -> object.set((String) keyword, json(value)));
    return object;
  }

  /** A value of a keyword, or a default; a table becomes a reference to its definition. */
  private JsonNode json(Object value) {
    if (value instanceof Map<?, ?> keywords) {
      return fragment(keywords);
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JSON.arrayNode();
      list.forEach(item -> array.add(json(item)));
      return array;
    }
    if (value instanceof TableReference reference) {
      return JSON.textNode("#/$defs/" + define(reference.table().get()));
    }
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Double number) {
      return JSON.numberNode(number);
    }
    return value instanceof Number whole
        ? JSON.numberNode(whole.longValue())
        : JSON.textNode(value.toString());
  }

  private String define(KeyTable table) {
    KeyTable known = tables.putIfAbsent(table.name(), table);
    if (known == null) {
      pending.add(table);
    } else if (!known.keys().equals(table.keys())) {
      throw new IllegalStateException("two tables of keys are called " + table.name());
    }
    return table.name();
  }

  /** The schema of maps with the keys of one table. */
  private final class TableSchema {
    private final KeyTable table;
    private final ObjectNode properties = JSON.objectNode();
    private final ObjectNode patterns = JSON.objectNode();
    private final ArrayNode rules = JSON.arrayNode();

    TableSchema(KeyTable table) {
      this.table = table;
    }

    ObjectNode schema() {
      table.keys().forEach(this::key);
      table.readElsewhere().forEach(name -> unread(name, "Not read here."));
      table.withoutEffect().forEach(name -> unread(name, "Of other tools: gives a warning."));
      table.notModelled().forEach(name -> unread(name, "Not modelled: gives a warning."));
      ObjectNode schema = JSON.objectNode();
      schema.put("description", table.meaning());
      schema.put("type", "object");
      schema.set("properties", properties);
      if (!patterns.isEmpty()) {
        schema.set("patternProperties", patterns);
      }
      if (table.others().isPresent()) {
        schema.set("additionalProperties", fragment(table.others().get().schema()));
      } else {
        schema.put("additionalProperties", false);
      }
      if (!rules.isEmpty()) {
        schema.set("allOf", rules);
      }
      schema.setAll(fragment(table.rules()));
      return schema;
    }

    private void key(Key<?> key) {
      ObjectNode value = fragment(key.type().schema());
      ObjectNode property = JSON.objectNode();
      property.put("description", description(key));
      key.standard().ifPresent(standard -> property.set("default", json(standard)));
      if (key.required()) {
        property.setAll(value);
        rules.add(fragment(ValueType.isThere(key)));
      } else {
        property.setAll(orNull(value));
      }
      put(key.name(), property);
      for (String other : key.others()) {
        put(other, JSON.objectNode().put("$ref", reference(key.name())));
      }
    }

    private static String description(Key<?> key) {
      return key.unit().isEmpty() ? key.meaning() : key.meaning() + " In " + key.unit() + ".";
    }

    /** A key whose value is null counts as absent. */
    private static ObjectNode orNull(ObjectNode value) {
      if (value.isEmpty()) {
        return value;
      }
      ObjectNode either = JSON.objectNode();
      either.putArray("anyOf").add(value).add(JSON.objectNode().put("type", "null"));
      return either;
    }

    private void unread(String name, String meaning) {
      put(name, JSON.objectNode().put("description", meaning));
    }

    private void put(String name, ObjectNode property) {
      properties.set(name, property);
      if (name.contains("_")) {
        patterns.set(
            "^" + name.replace("_", "[-_]") + "$", JSON.objectNode().put("$ref", reference(name)));
      }
    }

    private String reference(String key) {
      return "#/$defs/" + table.name() + "/properties/" + key;
    }
  }
}
