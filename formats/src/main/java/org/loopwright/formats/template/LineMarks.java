package org.loopwright.formats.template;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Location;

/**
 * Marks the lines of templates, so that the lines of what they expand to can be traced back. A mark
 * is a number between two characters that no specification has. Mutable; belongs to one expansion.
 */
final class LineMarks {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';

  private final List<Location> lines = new ArrayList<>();

  /** A text traced back: without marks, and for each line the place that it comes from. */
  record Traced(String text, List<Location> origins) {}

  /** A template with a mark at the start of each line that is not inside of a tag. */
  String mark(String file, String template) {
    StringBuilder marked = new StringBuilder(template.length() * 2);
    TagScanner tags = new TagScanner();
    int number = 0;
    for (String line : plain(template).split("\n", -1)) {
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

  private static String plain(String template) {
    return template
        .replace("\r\n", "\n")
        .replace(String.valueOf(OPEN), "")
        .replace(String.valueOf(CLOSE), "");
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
      int at = 0;
      for (int open = line.indexOf(OPEN); open >= 0; open = line.indexOf(OPEN, at)) {
        int close = line.indexOf(CLOSE, open);
        text.append(line, at, open);
        last = lines.get(Integer.parseInt(line.substring(open + 1, close)));
        first = first == null ? last : first;
        at = close + 1;
      }
      text.append(line, at, line.length());
      origins.add(first == null ? last : first);
    }
    return new Traced(text.toString(), origins);
  }

  /** Follows where tags and their white space begin and end. */
  private static final class TagScanner {
    private static final List<String> ENDS = List.of("}}", "%}", "#}");

    private String end = "";
    private boolean trimmed;

    /** Not inside of a tag, and not where a minus sign removes the white space. */
    boolean mayMark(String line) {
      String start = line.stripLeading();
      boolean trims = start.startsWith("{%-") || start.startsWith("{{-") || start.startsWith("{#-");
      return end.isEmpty() && !trims && !(trimmed && start.isEmpty()) && !trimmed;
    }

    void pass(String line) {
      trimmed = trimmed && line.isBlank();
      for (int i = 0; i + 1 < line.length(); i++) {
        String two = line.substring(i, i + 2);
        if (end.isEmpty() && (two.equals("{{") || two.equals("{%") || two.equals("{#"))) {
          end = ENDS.get(List.of("{{", "{%", "{#").indexOf(two));
          i++;
        } else if (!end.isEmpty() && two.equals(end)) {
          trimmed = i > 0 && line.charAt(i - 1) == '-' && line.substring(i + 2).isBlank();
          end = "";
          i++;
        }
      }
    }
  }
}
