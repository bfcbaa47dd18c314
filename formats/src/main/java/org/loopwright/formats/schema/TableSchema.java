package org.loopwright.formats.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ValueType;

/** The schema of maps with the keys of one table. */
final class TableSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final KeyTable table;
  private final Function<Map<String, Object>, ObjectNode> fragments;
  private final ObjectNode properties = JSON.objectNode();
  private final ObjectNode patterns = JSON.objectNode();
  private final ArrayNode rules = JSON.arrayNode();

  /**
   * The schema of a table.
   *
   * @param fragments turns keywords into JSON
   */
  TableSchema(KeyTable table, Function<Map<String, Object>, ObjectNode> fragments) {
    this.table = table;
    this.fragments = fragments;
  }

  ObjectNode schema() {
    table.keys().forEach(this::key);
    table.withoutEffect().forEach(name -> unread(name, "Of other tools; without effect."));
    table.notModelled().forEach(name -> unread(name, "Not modelled: gives a warning."));
    ObjectNode schema = JSON.objectNode();
    schema.put("description", table.meaning());
    schema.put("type", "object");
    schema.set("properties", properties);
    if (!patterns.isEmpty()) {
      schema.set("patternProperties", patterns);
    }
    if (table.others().isPresent()) {
      schema.set("additionalProperties", fragments.apply(table.others().get().schema()));
    } else {
      schema.put("additionalProperties", false);
    }
    if (!rules.isEmpty()) {
      schema.set("allOf", rules);
    }
    schema.setAll(fragments.apply(table.rules()));
    return schema;
  }

  private void key(Key<?> key) {
    ObjectNode value = fragments.apply(key.type().schema());
    ObjectNode property = JSON.objectNode();
    property.put("description", description(key));
    key.standard().ifPresent(standard -> property.set("default", json(standard)));
    if (key.required()) {
      property.setAll(value);
      rules.add(fragments.apply(ValueType.isThere(key)));
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

  private static JsonNode json(Object standard) {
    if (standard instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (standard instanceof Double number) {
      return JSON.numberNode(number);
    }
    return standard instanceof Number whole
        ? JSON.numberNode(whole.longValue())
        : JSON.textNode(standard.toString());
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
