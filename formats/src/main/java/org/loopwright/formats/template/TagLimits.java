package org.loopwright.formats.template;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.Location;

/**
 * Refuses templates whose tags are longer, or nested deeper, than any that a person writes, before
 * the template language parses them: its parser needs stack for each level, and its time grows
 * faster than the length of an expression.
 */
final class TagLimits {
  private static final int MAX_CHARACTERS = 16_000;
  private static final int MAX_BRACKETS = 32;
  private static final int MAX_BLOCKS = 64;
  private static final String DEEPER = " nested deeper than %s levels";

  /** A comment, a raw part, or the start of a tag with the word that it may begin with. */
  private static final Pattern START = Pattern.compile("\\{#|\\{%-?\\s{0,100}(\\w{0,20})|\\{\\{");

  private static final Pattern END_OF_RAW =
      Pattern.compile("\\{%-?\\s{0,100}endraw\\s{0,100}-?%\\}");

  private final Path file;
  private final String text;
  private int blocks;

  private TagLimits(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /** Throws if a tag of the template is beyond the limits. */
  static void check(Path file, String template) {
    new TagLimits(file, template).check();
  }

  private void check() {
    Matcher start = START.matcher(text);
    int at = 0;
    while (start.find(at)) {
      at = end(start);
    }
  }

  /** The end of what begins there. */
  private int end(Matcher start) {
    if (start.group().startsWith("{#")) {
      return after("#}", start.end());
    }
    String word = start.group(1) == null ? "" : start.group(1);
    if (word.equals("raw")) {
      Matcher end = END_OF_RAW.matcher(text);
      return end.find(start.end()) ? end.end() : text.length();
    }
    blocks += block(word);
    require(blocks <= MAX_BLOCKS, start, "blocks" + DEEPER.formatted(MAX_BLOCKS));
    return endOfTag(start, start.group().startsWith("{{") ? "}}" : "%}");
  }

  private int after(String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  private static int block(String word) {
    return switch (word) {
      case "if", "for" -> 1;
      case "endif", "endfor" -> -1;
      default -> 0;
    };
  }

  /** Brackets and ends inside of quotes are text. */
  private int endOfTag(Matcher start, String end) {
    int brackets = 0;
    char quote = 0;
    for (int i = start.end(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (text.startsWith(end, i)) {
        return i + end.length();
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else {
        brackets += bracket(c);
      }
      require(brackets <= MAX_BRACKETS, start, "brackets" + DEEPER.formatted(MAX_BRACKETS));
      require(
          i - start.start() <= MAX_CHARACTERS,
          start,
          "a tag longer than " + MAX_CHARACTERS + " characters");
    }
    return text.length();
  }

  private static int bracket(char c) {
    return switch (c) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private void require(boolean condition, Matcher start, String problem) {
    if (!condition) {
      int line = 1 + (int) text.substring(0, start.start()).chars().filter(c -> c == '\n').count();
      throw new TemplateRefusedException(problem).at(new Location(file.toString(), line, 0, ""));
    }
  }
}
