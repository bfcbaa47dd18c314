package org.loopwright.formats.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.Location;

/**
 * Marks the lines of templates, so that the lines of what they expand to can be traced back. A mark
 * is a number between two characters that no specification has. Mutable; belongs to one expansion.
 */
final class LineMarks {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern MARK = Pattern.compile(OPEN + "(\\d{1,9})" + CLOSE);
  private static final Pattern STRAY = Pattern.compile("[" + OPEN + CLOSE + "]");

  private final List<Location> lines = new ArrayList<>();

  /** A text traced back: without marks, and for each line the place that it comes from. */
  record Traced(String text, List<Location> origins) {}

  /** A template with a mark at the start of each line that is not inside of a tag. */
  String mark(String file, String template) {
    StringBuilder marked = new StringBuilder(template.length() * 2);
    TagScanner tags = new TagScanner();
    int number = 0;
    for (String line : without(template.replace("\r\n", "\n")).split("\n", -1)) {
      if (++number > 1) {
        marked.append('\n');
      }
      if (tags.mayMark(line)) {
        marked.append(OPEN).append(lines.size()).append(CLOSE);
        lines.add(new Location(file, number, 1, ""));
      }
      marked.append(line);
      tags.pass(line);
    }
    return marked.toString();
  }

  /** Takes the marks out; a line without one follows the line before. */
  Traced trace(String file, String marked) {
    List<Location> origins = new ArrayList<>();
    StringBuilder text = new StringBuilder(marked.length());
    Location last = new Location(file, 1, 1, "");
    for (String line : marked.split("\n", -1)) {
      if (!origins.isEmpty()) {
        text.append('\n');
      }
      Location first = null;
      Matcher mark = MARK.matcher(line);
      while (mark.find()) {
        last = line(mark.group(1)).orElse(last);
        first = first == null ? last : first;
      }
      text.append(without(line));
      origins.add(first == null ? last : first);
    }
    return new Traced(text.toString(), origins);
  }

  private Optional<Location> line(String number) {
    int index = Integer.parseInt(number);
    return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
  }

  /** A text without marks. */
  static String without(String marked) {
    boolean plain = marked.indexOf(OPEN) < 0 && marked.indexOf(CLOSE) < 0;
    return plain ? marked : STRAY.matcher(MARK.matcher(marked).replaceAll("")).replaceAll("");
  }

  /** Follows where tags, their white space, and values of several lines begin and end. */
  private static final class TagScanner {
    private static final List<String> STARTS = List.of("{{", "{%", "{#");
    private static final List<String> ENDS = List.of("}}", "%}", "#}");
    private static final Pattern OPENS_VALUE = Pattern.compile("\\{%-?\\s*set\\s[^=%]*%}");
    private static final Pattern CLOSES_VALUE = Pattern.compile("\\{%-?\\s*endset\\b");

    private String end = "";
    private boolean trimmed;
    private boolean inValue;

    /** Neither inside of a tag or a value, nor where a minus sign removes the white space. */
    boolean mayMark(String line) {
      String start = line.stripLeading();
      boolean trims = STARTS.stream().anyMatch(tag -> start.startsWith(tag + "-"));
      return end.isEmpty() && !trims && !trimmed && !inValue;
    }

    void pass(String line) {
      int trimmedFrom = trimmed ? 0 : -1;
      for (int i = 0; i + 1 < line.length(); i++) {
        if (end.isEmpty() && line.charAt(i) == '{') {
          int start = STARTS.indexOf(line.substring(i, i + 2));
          if (start >= 0) {
            end = ENDS.get(start);
            i++;
          }
        } else if (!end.isEmpty() && line.startsWith(end, i)) {
          trimmedFrom = i > 0 && line.charAt(i - 1) == '-' ? i + 2 : -1;
          end = "";
          i++;
        }
      }
      trimmed = trimmedFrom >= 0 && line.substring(trimmedFrom).isBlank();
      inValue = (inValue || OPENS_VALUE.matcher(line).find()) && !CLOSES_VALUE.matcher(line).find();
    }
  }
}
