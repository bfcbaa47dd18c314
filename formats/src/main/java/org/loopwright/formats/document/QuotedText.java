package org.loopwright.formats.document;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Texts in quotes, as libconfig and the text of loop nests have them. */
public final class QuotedText {
  private QuotedText() {}

  /** The text between the quotes, with what a backslash stands for. */
  static String unquoted(String quoted) {
    String inside = quoted.substring(1, quoted.length() - 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (isCode(inside, i + 1)) {
        text.append((char) Integer.parseInt(inside.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        text.append(control(inside.charAt(++i)));
      }
    }
    return text.toString();
  }

  /** Whether {@code x} and two hexadecimal digits are at {@code at}. */
  private static boolean isCode(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == 'x'
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private static char control(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'f' -> '\f';
      default -> letter;
    };
  }

  /** A text in quotes, on one line. */
  public static String quoted(String text) {
    return quoted(text, c -> c < ' ', "\\x%02x");
  }

  /** A text in quotes; of the characters that {@code escaped} takes, the codes in a format. */
  public static String quoted(String text, IntPredicate escaped, String code) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (escaped.test(c)) {
        quoted.append(String.format(Locale.ROOT, code, (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
