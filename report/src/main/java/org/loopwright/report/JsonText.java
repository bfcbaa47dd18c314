package org.loopwright.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** JSON as text for files and the screen. */
public final class JsonText {
  private static final ObjectMapper PRETTY =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonText() {}

  /** Indented text that ends with a new line. */
  public static String pretty(JsonNode json) {
    try {
      return PRETTY.writeValueAsString(json) + System.lineSeparator();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of JSON values can always be written", impossible);
    }
  }
}
