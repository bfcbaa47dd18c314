package org.loopwright.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Spelling;

/** The JSON object of a request, of which every key is known. */
final class RequestBody {
  /** Far above any real specification. */
  static final int MAX_BYTES = 2 << 20;

  private static final int MAX_DEPTH = 32;
  private static final int MAX_DOCUMENTS = 64;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode root;

  private RequestBody(JsonNode root) {
    this.root = root;
  }

  /** Reads a body that may have these keys. */
  static RequestBody of(Context request, String... keys) {
    String type = request.contentType();
    if (type == null || !type.startsWith("application/json")) {
      throw new RefusedRequest(
          RefusedRequest.NO_JSON, "the body must be JSON: Content-Type: application/json");
    }
    if (request.contentLength() > MAX_BYTES) {
      throw new RefusedRequest(
          RefusedRequest.TOO_LARGE, "the body has more than " + MAX_BYTES + " bytes");
    }
    return of(request.body(), keys);
  }

  /** Reads a text that may have these keys. */
  static RequestBody of(String text, String... keys) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw bad("the body is no JSON: " + malformed.getOriginalMessage());
    }
    if (root == null || !root.isObject()) {
      throw bad("the body must be a JSON object with keys among " + String.join(", ", keys));
    }
    List<String> known = Arrays.asList(keys);
    root.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw bad(
                    "unknown key '%s'; %s"
                        .formatted(
                            key,
                            Spelling.advice(key, known)
                                .orElse("there are " + String.join(", ", known))));
              }
            });
    return new RequestBody(root);
  }

  private static RefusedRequest bad(String why) {
    return new RefusedRequest(RefusedRequest.BAD, why);
  }

  Optional<String> text(String key) {
    JsonNode value = root.get(key);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw bad(key + " must be a text");
    }
    return Optional.of(value.textValue());
  }

  String requiredText(String key) {
    return text(key).orElseThrow(() -> bad(key + " is missing"));
  }

  OptionalDouble number(String key) {
    JsonNode value = root.get(key);
    if (value == null || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw bad(key + " must be a number");
    }
    return OptionalDouble.of(value.doubleValue());
  }

  OptionalLong count(String key) {
    JsonNode value = root.get(key);
    if (value == null || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
      throw bad(key + " must be a whole number from 1");
    }
    return OptionalLong.of(value.longValue());
  }

  boolean flag(String key) {
    JsonNode value = root.get(key);
    if (value != null && !value.isNull() && !value.isBoolean()) {
      throw bad(key + " must be true or false");
    }
    return value != null && value.booleanValue();
  }

  /** The texts of a list. */
  List<String> texts(String key) {
    JsonNode list = root.get(key);
    if (list == null || !list.isArray()) {
      throw bad(key + " is missing: a list of texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : list) {
      if (!each.isTextual()) {
        throw bad(key + " must be a list of texts");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  /** The same body without some documents, all of which must be there. */
  RequestBody without(List<String> names) {
    Map<String, String> left = documents();
    for (String name : names) {
      if (left.remove(name) == null) {
        throw bad("no document is called " + name);
      }
    }
    ObjectNode copy = root.deepCopy();
    ArrayNode documents = copy.putArray("documents");
    left.forEach((name, text) -> documents.addObject().put("name", name).put("text", text));
    return new RequestBody(copy);
  }

  /** The texts of {@code documents}, by their names. */
  Map<String, String> documents() {
    JsonNode list = root.get("documents");
    if (list == null || !list.isArray() || list.isEmpty()) {
      throw bad("documents is missing: a list of objects with name and text");
    }
    if (list.size() > MAX_DOCUMENTS) {
      throw bad("documents has more than " + MAX_DOCUMENTS + " entries");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (JsonNode each : list) {
      Document document = document(each, "an entry of documents");
      if (texts.put(document.name(), document.text()) != null) {
        throw bad("two documents are called " + document.name());
      }
    }
    return texts;
  }

  /** A named text under a key. */
  Optional<Document> document(String key) {
    JsonNode value = root.get(key);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(document(value, key));
  }

  private static Document document(JsonNode node, String what) {
    JsonNode name = node.get("name");
    JsonNode text = node.get("text");
    if (name == null || !name.isTextual() || text == null || !text.isTextual()) {
      throw bad(what + " must have a name and a text");
    }
    return new Document(name.textValue(), text.textValue());
  }

  /** A text and what messages call it. */
  record Document(String name, String text) {}
}
