package org.loopwright.formats.timeloop;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a component or subtree, {@code NAME} or {@code NAME[FIRST..LAST]}, both ends
 * included.
 *
 * @param instances how many there are inside one of the enclosing subtree
 */
record ComponentName(String name, long instances) {
  private static final int MAX_LENGTH = 1_000;
  private static final Pattern FORM =
      Pattern.compile("([^\\[\\]]+?)\\s*(?:\\[\\s*(\\d{1,18})\\s*\\.\\.\\s*(\\d{1,18})\\s*\\])?");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\[\\]]*\\]");

  /** The parts of a name, if it has the form. */
  static Optional<ComponentName> parse(String text) {
    Matcher matcher = FORM.matcher(text.trim());
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(2) == null) {
      return Optional.of(new ComponentName(matcher.group(1), 1));
    }
    long instances = Long.parseLong(matcher.group(3)) - Long.parseLong(matcher.group(2)) + 1;
    return instances > 0
        ? Optional.of(new ComponentName(matcher.group(1), instances))
        : Optional.empty();
  }

  /** The component that a path names: {@code GLB} of {@code system.chip[0..3].GLB[1..1]}. */
  static String lastOf(String path) {
    String plain = RANGE.matcher(path).replaceAll("").trim();
    return plain.substring(plain.lastIndexOf('.') + 1);
  }
}
