package org.loopwright.formats.maestro;

import org.loopwright.dataflow.spec.Origin;

/** A place in the text of a file: it skips white space and comments and knows its line. */
final class SourceCursor {
  private static final int WORD_SHOWN = 24;

  private final String text;
  private final String file;
  private int at;
  private int line = 1;
  private int lineStart;

  SourceCursor(String text, String file) {
    this.text = text;
    this.file = file;
  }

  /** Moves to the next character that counts; {@code ,}, {@code ;} and {@code :} do not. */
  void skipSeparators() {
    skipBlanks();
    while (at < text.length() && isSeparator(text.charAt(at))) {
      advance();
      skipBlanks();
    }
  }

  /** Moves to the next character that is neither white space nor in a comment. */
  void skipBlanks() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || c == '\uFEFF') {
        advance();
      } else if (text.startsWith("//", at)) {
        skipLine();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ';' || c == ':';
  }

  void advance() {
    if (text.charAt(at) == '\n') {
      line++;
      lineStart = at + 1;
    }
    at++;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next character, 0 at the end. */
  char peek() {
    return atEnd() ? 0 : text.charAt(at);
  }

  /** Consumes {@code c} if it comes next, after blanks. */
  boolean accept(char c) {
    skipBlanks();
    if (peek() != c || atEnd()) {
      return false;
    }
    advance();
    return true;
  }

  /** Consumes {@code c}, which has to come next. */
  void expect(char c, String where) {
    if (!accept(c)) {
      throw error("expected '" + c + "' " + where + " but found " + found());
    }
  }

  /** Consumes a word of letters, digits and underscores; empty if none comes next. */
  String word() {
    skipBlanks();
    int start = at;
    while (!atEnd() && isWordPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** The word that comes next, without consuming it. */
  String peekWord() {
    int start = at;
    int startLine = line;
    int startLineStart = lineStart;
    String word = word();
    at = start;
    line = startLine;
    lineStart = startLineStart;
    return word;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Consumes a name of any characters up to white space or a brace; empty if none comes next. */
  String name() {
    skipBlanks();
    int start = at;
    while (!atEnd() && isNamePart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean isNamePart(char c) {
    return !Character.isWhitespace(c)
        && c != '{'
        && c != '}'
        && c != ';'
        && !text.startsWith("//", at);
  }

  /** Consumes a dimension's symbol: letters, and a prime for the output. */
  String symbol() {
    String letters = word();
    if (!letters.isEmpty() && peek() == '\'') {
      at++;
      return letters + "'";
    }
    return letters;
  }

  /** Consumes a word, or else one character. */
  void skipToken() {
    skipBlanks();
    if (word().isEmpty() && !atEnd()) {
      advance();
    }
  }

  /** Skips to the end, past the next character of {@code ends}, or to {@code stop}. */
  void skipPast(String ends, char stop) {
    while (!atEnd() && peek() != stop) {
      boolean last = ends.indexOf(peek()) >= 0;
      advance();
      if (last) {
        return;
      }
    }
  }

  Origin origin() {
    return Origin.of(file, line, at - lineStart + 1);
  }

  String found() {
    if (atEnd()) {
      return "the end of the file";
    }
    int end = at;
    while (end < text.length()
        && end - at < WORD_SHOWN
        && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return "'" + text.substring(at, end) + "'";
  }

  MaestroSyntaxException error(String message) {
    return new MaestroSyntaxException(origin(), message);
  }

  int offset() {
    return at;
  }
}
