package org.loopwright.formats.document.write;

import java.util.regex.Pattern;
import org.loopwright.formats.document.QuotedText;

/** Texts as YAML scalars that every YAML reader takes for texts. */
public final class YamlText {
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern SPECIAL_WORD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private YamlText() {}

  /** A plain scalar where that is safe, else a quoted one. */
  public static String scalar(String text) {
    boolean plain = PLAIN_WORD.matcher(text).matches() && !SPECIAL_WORD.matcher(text).matches();
    return plain ? text : quoted(text);
  }

  /** A double-quoted scalar; what is not printable ASCII is escaped. */
  static String quoted(String text) {
    return QuotedText.quoted(text, c -> c < ' ' || c > '~', "\\u%04x");
  }
}
