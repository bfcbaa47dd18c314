package org.loopwright.model.diagnostics;

/**
 * Text of others as it may be shown. A name in a file may hold characters that a terminal obeys
 * instead of showing: they are written as {@code \}{@code u001b}, as Java and JSON write them.
 */
public final class VisibleText {
  private VisibleText() {}

  /** One line of text. */
  public static String of(String text) {
    return escaped(text, false);
  }

  /** Text of several lines, which stay lines. */
  public static String lines(String text) {
    return escaped(text, true);
  }

  /** A text of about {@code maxCharacters} at most: of a longer one the middle is left out. */
  public static String excerpt(String text, int maxCharacters) {
    if (text.length() <= maxCharacters) {
      return text;
    }
    int head = maxCharacters * 2 / 3;
    int tail = maxCharacters - head;
    return "%s ... (%d characters left out) ... %s"
        .formatted(
            text.substring(0, head),
            text.length() - maxCharacters,
            text.substring(text.length() - tail));
  }

  private static String escaped(String text, boolean keepsLines) {
    if (text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || (keepsLines && isLayout(c)))) {
      return text; // nearly always
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isVisible(point) || (keepsLines && isLayout(point))) {
                visible.appendCodePoint(point);
              } else {
                for (char unit : Character.toChars(point)) {
                  visible.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return visible.toString();
  }

  private static boolean isLayout(int point) {
    return point == '\n' || point == '\r' || point == '\t';
  }

  /** Not what moves the cursor, nor what turns the direction of writing, nor half a character. */
  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
