package org.loopwright.formats.template;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.document.NumberText;

/**
 * What a user gives templates besides their files.
 *
 * @param definitions names and their values: texts, numbers, truth values
 * @param folders that files may be included from, besides those in which the files given lie
 */
public record TemplateInputs(Map<String, Object> definitions, List<Path> folders) {
  public static final TemplateInputs NONE = new TemplateInputs(Map.of(), List.of());

  public TemplateInputs {
    definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    folders = List.copyOf(folders);
  }

  /** Definitions as texts; what reads as a number or truth value is one. */
  public static TemplateInputs of(Map<String, String> texts, List<Path> folders) {
    Map<String, Object> definitions = new LinkedHashMap<>();
    texts.forEach((name, text) -> definitions.put(name, value(text)));
    return new TemplateInputs(definitions, folders);
  }

  private static Object value(String text) {
    switch (text) {
      case "true", "True" -> {
        return true;
      }
      case "false", "False" -> {
        return false;
      }
      default -> {}
    }
    if (NumberText.toLong(text).isPresent() && !text.contains(".")) {
      return NumberText.toLong(text).getAsLong();
    }
    return NumberText.toDouble(text).isPresent() ? NumberText.toDouble(text).getAsDouble() : text;
  }
}
