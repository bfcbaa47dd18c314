package org.loopwright.formats.document.write;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.loopwright.formats.document.QuotedText;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Writes a tree as libconfig: maps as groups, lists of texts as arrays, other lists as lists. Whole
 * numbers beyond 32 bits get the {@code L} that libconfig asks for.
 */
public final class LibconfigTree {
  private static final Pattern NAME = Pattern.compile("[A-Za-z*][-A-Za-z0-9_*]*");
  private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");

  private final StringBuilder text = new StringBuilder();

  private LibconfigTree() {}

  /** A file of the map's entries. */
  public static String of(Map<String, ?> root) {
    LibconfigTree tree = new LibconfigTree();
    tree.settings(root, "");
    return tree.text.toString();
  }

  private void settings(Map<?, ?> map, String indent) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(indent).append(name(entry.getKey().toString())).append(" = ");
      value(entry.getValue(), indent);
      text.append(";\n");
    }
  }

  private static String name(String key) {
    if (NAME.matcher(key).matches() && !TRUTH.matcher(key).matches()) {
      return key;
    }
    throw new SpecException(
        Problem.error(Location.ofFile("libconfig"), "'" + key + "' cannot be the name of a setting")
            .withAdvice(
                "Names are letters, digits, - and _; rename it, or convert to a YAML format"));
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      group(map, indent);
    } else if (value instanceof List<?> list) {
      list(list, indent);
    } else {
      text.append(scalar(value));
    }
  }

  private void group(Map<?, ?> map, String indent) {
    if (map.isEmpty()) {
      text.append("{ }");
      return;
    }
    text.append("{\n");
    settings(map, indent + "  ");
    text.append(indent).append('}');
  }

  private void list(List<?> list, String indent) {
    boolean ofMaps = list.stream().anyMatch(Map.class::isInstance);
    boolean array = TreeScalar.allScalars(list);
    String gap = ofMaps ? "\n" + indent + "  " : " ";
    text.append(array ? '[' : '(');
    String before = gap;
    for (Object item : list) {
      text.append(before);
      value(item, ofMaps ? indent + "  " : indent);
      before = "," + gap;
    }
    text.append(ofMaps ? "\n" + indent : " ").append(array ? ']' : ')');
  }

  private static String scalar(Object value) {
    if (!TreeScalar.isPlain(value)) {
      return QuotedText.quoted(value.toString());
    }
    String number = TreeScalar.plain(value);
    return WHOLE.matcher(number).matches()
            && Integer.toString(Integer.MAX_VALUE).length() <= number.length()
        ? number + "L"
        : number;
  }
}
