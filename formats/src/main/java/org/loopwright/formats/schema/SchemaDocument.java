package org.loopwright.formats.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.document.ValueType.TableReference;

/**
 * One JSON Schema (draft 2020-12): what a value may be, and under {@code $defs} each table of keys
 * that it leads to, once.
 */
public final class SchemaDocument {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, KeyTable> tables = new LinkedHashMap<>();
  private final Deque<KeyTable> pending = new ArrayDeque<>();

  private SchemaDocument() {}

  /** The schema of values of {@code type}. */
  public static ObjectNode of(String title, String description, ValueType<?> type) {
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
      definitions.set(table.name(), new TableSchema(table, this::fragment).schema());
    }
    if (!definitions.isEmpty()) {
      document.set("$defs", definitions);
    }
    return document;
  }

  /** Keywords as JSON; a table becomes a reference to its definition. */
  private ObjectNode fragment(Map<String, Object> keywords) {
    ObjectNode object = JSON.objectNode();
    keywords.forEach((keyword, value) -> add(object, keyword, value));
    return object;
  }

  private void add(ObjectNode object, String keyword, Object value) {
    if (value instanceof Map<?, ?> nested) {
      object.set(keyword, fragment(keywords(nested)));
    } else if (value instanceof List<?> list) {
      ArrayNode array = object.putArray(keyword);
      list.forEach(item -> add(array, item));
    } else if (value instanceof TableReference reference) {
      object.put(keyword, "#/$defs/" + define(reference.table().get()));
    } else if (value instanceof Integer whole) {
      object.put(keyword, whole);
    } else {
      object.put(keyword, (String) value);
    }
  }

  private void add(ArrayNode array, Object item) {
    if (item instanceof Map<?, ?> nested) {
      array.add(fragment(keywords(nested)));
    } else if (item instanceof Double number) {
      array.add(number);
    } else {
      array.add((String) item);
    }
  }

  private static Map<String, Object> keywords(Map<?, ?> map) {
    Map<String, Object> keywords = new LinkedHashMap<>();
    map.forEach((keyword, value) -> keywords.put((String) keyword, value));
    return keywords;
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
}
