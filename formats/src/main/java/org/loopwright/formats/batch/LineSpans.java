package org.loopwright.formats.batch;

import java.util.Arrays;

/**
 * Where the keys and values of a JSON line's map lie, found by its quotes and brackets alone: a
 * value is not read, and may be no JSON. One thread's own; holds the line found last.
 */
final class LineSpans {
  /** More keys than a line of a batch has. */
  private static final int MAX_KEYS = 64;

  private static final int FIELDS = 4;

  private final int[] bounds = new int[MAX_KEYS * FIELDS];
  private byte[] line = {};
  private int count;
  private int at;

  /** Whether a line is a map of plain keys, whose places can be asked for then. */
  boolean find(byte[] text) {
    line = text;
    count = 0;
    at = 0;
    if (!take('{')) {
      return false;
    }
    if (take('}')) {
      return isAtEnd();
    }
    do {
      if (count == MAX_KEYS || !entry()) {
        return false;
      }
      count++;
    } while (take(','));
    return take('}') && isAtEnd();
  }

  private boolean entry() {
    skipSpace();
    int keyStart = at + 1;
    if (!skipText() || isEscaped(keyStart, at - 1)) {
      return false;
    }
    bounds[FIELDS * count] = keyStart;
    bounds[FIELDS * count + 1] = at - 1;
    if (!take(':')) {
      return false;
    }
    skipSpace();
    bounds[FIELDS * count + 2] = at;
    boolean found = skipValue();
    bounds[FIELDS * count + 3] = at;
    return found;
  }

  private boolean isEscaped(int from, int to) {
    for (int i = from; i < to; i++) {
      if (line[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  private boolean skipValue() {
    if (at < line.length && line[at] == '"') {
      return skipText();
    }
    int depth = 0;
    int start = at;
    while (at < line.length) {
      switch (line[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth == 0) {
            return at > start;
          }
          depth--;
          if (depth == 0) {
            at++;
            return true;
          }
        }
        case '"' -> {
          if (depth == 0 || !skipText()) {
            return false;
          }
          continue;
        }
        case ',', ' ', '\t', '\r' -> {
          if (depth == 0) {
            return at > start;
          }
        }
        default -> {}
      }
      at++;
    }
    return false;
  }

  /** Passes over a text with its quotes. */
  private boolean skipText() {
    if (at >= line.length || line[at] != '"') {
      return false;
    }
    at++;
    while (at < line.length && line[at] != '"') {
      at += line[at] == '\\' ? 2 : 1;
    }
    at++;
    return at <= line.length;
  }

  private boolean take(char symbol) {
    skipSpace();
    boolean there = at < line.length && line[at] == symbol;
    at += there ? 1 : 0;
    return there;
  }

  private void skipSpace() {
    while (at < line.length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\r')) {
      at++;
    }
  }

  private boolean isAtEnd() {
    skipSpace();
    return at == line.length;
  }

  int count() {
    return count;
  }

  /** Whether the key of an entry is a word. */
  boolean isKey(int entry, byte[] word) {
    int start = bounds[FIELDS * entry];
    return Arrays.equals(line, start, bounds[FIELDS * entry + 1], word, 0, word.length);
  }

  int keyStart(int entry) {
    return bounds[FIELDS * entry];
  }

  int valueStart(int entry) {
    return bounds[FIELDS * entry + 2];
  }

  /** The byte after the value of an entry. */
  int valueEnd(int entry) {
    return bounds[FIELDS * entry + 3];
  }
}
