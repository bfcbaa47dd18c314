package org.loopwright.formats.document.write;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The leaves of a tree, as YAML and libconfig write them alike. */
final class TreeScalar {
  /** What both languages, of any version, take for a number. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,17})|-?(0|[1-9]\\d*)\\.\\d+([eE][-+]?\\d+)?");

  private TreeScalar() {}

  /** Whether a value is written without quotes: a number, or a truth value. */
  static boolean isPlain(Object value) {
    String text = value.toString();
    return NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false");
  }

  static boolean isScalar(Object value) {
    return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
  }

  /** A number with the sign of its exponent, which not every reader does without. */
  static String plain(Object value) {
    return value.toString().replaceFirst("[eE](\\d)", "E+$1");
  }

  static boolean allScalars(Iterable<?> values) {
    for (Object value : values) {
      if (!isScalar(value)) {
        return false;
      }
    }
    return true;
  }
}
