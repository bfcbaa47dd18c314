package org.loopwright.formats.timeloop;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON as most programs write it, byte by byte: texts of visible ASCII without escapes, and
 * small whole numbers. Whatever is not so is refused, and left to a real parser. One thread's own.
 */
final class PlainJson {
  /** More digits are no small number. */
  private static final int MAX_DIGITS = 4;

  private byte[] bytes = {};
  private int at;
  private int end;

  /** Where the text read last begins and ends. */
  private int textStart;

  private int textEnd;

  void open(byte[] json, int from, int to) {
    bytes = json;
    at = from;
    end = to;
  }

  /** Whether a symbol is next, which is passed then. */
  boolean take(char symbol) {
    skipSpace();
    if (at < end && bytes[at] == symbol) {
      at++;
      return true;
    }
    return false;
  }

  boolean isAtEnd() {
    skipSpace();
    return at == end;
  }

  private void skipSpace() {
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
  }

  /** Whether a plain text is next, which can be asked for then. */
  boolean takeText() {
    if (!take('"')) {
      return false;
    }
    textStart = at;
    while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    textEnd = at;
    return at < end && bytes[at++] == '"';
  }

  /** The small number that is next; -1 if there is none. */
  int takeNumber() {
    skipSpace();
    int start = at;
    int number = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - start <= MAX_DIGITS) {
      number = 10 * number + bytes[at++] - '0';
    }
    int digits = at - start;
    boolean plain = digits > 0 && digits <= MAX_DIGITS && (digits == 1 || bytes[start] != '0');
    return plain ? number : -1;
  }

  /** Whether the text read last is a word. */
  boolean isText(byte[] word) {
    return Arrays.equals(bytes, textStart, textEnd, word, 0, word.length);
  }

  /** The text read last. */
  String text() {
    return new String(bytes, textStart, textEnd - textStart, StandardCharsets.US_ASCII);
  }

  int textStart() {
    return textStart;
  }

  int textEnd() {
    return textEnd;
  }

  byte letter(int place) {
    return bytes[place];
  }
}
