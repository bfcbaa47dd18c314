package org.loopwright.formats.document.write;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts as YAML scalars that every YAML reader takes for texts. */
public final class YamlText {
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern SPECIAL_WORD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private YamlText() {}

  /** A list in flow style. */
  public static String list(List<String> words) {
    return "[" + String.join(", ", words.stream().map(YamlText::scalar).toList()) + "]";
  }

  /** A plain scalar where that is safe, else a quoted one. */
  public static String scalar(String text) {
    boolean plain = PLAIN_WORD.matcher(text).matches() && !SPECIAL_WORD.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  /** A double-quoted scalar; what is not printable ASCII is escaped. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
