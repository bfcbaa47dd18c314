package org.loopwright.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.service.Library.Kind;

/**
 * What a tool takes under a name: its JSON Schema for agents, and how a value becomes words of a
 * command line.
 *
 * @param otherwise the words where no value is given
 */
record ToolArgument(
    String name,
    boolean required,
    Map<String, Object> schema,
    Words words,
    List<String> otherwise) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DESCRIPTION = "description";
  private static final String TYPE = "type";

  /** How a value becomes words; throws {@link IllegalArgumentException} if it is of no use. */
  interface Words {
    List<String> of(Object value, CallFiles files) throws IOException;
  }

  private static ToolArgument optional(String name, Map<String, Object> schema, Words words) {
    return new ToolArgument(name, false, schema, words, List.of());
  }

  /** The same that may not be left out. */
  ToolArgument must() {
    return new ToolArgument(name, true, schema, words, otherwise);
  }

  /** A text that an option takes as it is. */
  static ToolArgument text(String name, String option, String description) {
    return optional(
        name,
        Map.of(TYPE, "string", DESCRIPTION, description),
        (value, files) -> List.of(option + "=" + text(name, value)));
  }

  /** A text that is a word of its own. */
  static ToolArgument word(String name, String description) {
    return optional(
        name,
        Map.of(TYPE, "string", DESCRIPTION, description),
        (value, files) -> List.of(text(name, value)));
  }

  /** The name of something in the folder, as a word of its own. */
  static ToolArgument saved(String name, String description) {
    return optional(
        name,
        Map.of(TYPE, "string", DESCRIPTION, description),
        (value, files) -> {
          String given = text(name, value);
          return List.of(
              files
                  .saved(given)
                  .map(Path::toString)
                  .orElseThrow(() -> files.notSaved(name, given)));
        });
  }

  /** A time in seconds, of which no more than the server allows are taken. */
  static ToolArgument seconds(
      String name, String option, double standard, double max, String description) {
    return new ToolArgument(
        name,
        false,
        Map.of(TYPE, "number", "exclusiveMinimum", 0, DESCRIPTION, description),
        (value, files) -> {
          if (!(value instanceof Number seconds) || !(seconds.doubleValue() > 0)) {
            throw new IllegalArgumentException(name + " must be a positive number of seconds");
          }
          return List.of(option + "=" + Math.min(max, seconds.doubleValue()));
        },
        List.of(option + "=" + Math.min(max, standard)));
  }

  /**
   * A part of a specification: YAML or JSON text, an object, a name of the library, or a file of
   * the folder.
   *
   * @param section the key of the part, which may be left out in an object
   * @param kind what has names in the library; nothing if nothing has
   * @param option the option that takes it; empty if the files are words of their own
   */
  static ToolArgument part(
      String name, String section, Optional<Kind> kind, String option, String description) {
    return optional(
        name,
        Map.of(TYPE, List.of("string", "object", "array"), DESCRIPTION, description),
        (value, files) -> {
          String given = given(name, section, kind, value, files);
          return List.of(option.isEmpty() ? given : option + "=" + given);
        });
  }

  private static String given(
      String name, String section, Optional<Kind> kind, Object value, CallFiles files)
      throws IOException {
    if (value instanceof Map<?, ?> map) {
      boolean whole = section.isEmpty() || map.containsKey(section);
      return files.write(name + ".json", json(whole ? map : Map.of(section, map))).toString();
    }
    if (value instanceof List<?> list) {
      return files.write(name + ".json", json(Map.of(section, list))).toString();
    }
    String text = text(name, value).strip();
    if (isDocument(text)) {
      return files.write(name + ".yaml", text + "\n").toString();
    }
    if (kind.isPresent() && files.library().names(kind.get()).contains(text)) {
      return text;
    }
    return files.saved(text).map(Path::toString).orElseThrow(() -> files.unknown(name, text, kind));
  }

  /** A name has no line breaks, no brackets and no colons. */
  private static boolean isDocument(String text) {
    return text.indexOf('\n') >= 0
        || text.startsWith("{")
        || text.startsWith("[")
        || text.contains(": ");
  }

  private static String text(String name, Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new IllegalArgumentException(name + " must be a text");
  }

  private static String json(Object value) throws JsonProcessingException {
    return JSON.writeValueAsString(value);
  }
}
