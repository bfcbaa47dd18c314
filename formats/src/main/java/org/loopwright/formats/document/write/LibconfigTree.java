package org.loopwright.formats.document.write;

import java.util.List;
import java.util.regex.Pattern;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.QuotedText;
import org.loopwright.formats.document.ScalarNode;
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
  public static String of(MapNode root) {
    LibconfigTree tree = new LibconfigTree();
    tree.settings(root, "");
    return tree.text.toString();
  }

  private void settings(MapNode map, String indent) {
    for (MapNode.Entry entry : map.entries()) {
      text.append(indent).append(name(entry.key())).append(" = ");
      value(entry.value(), indent);
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

  private void value(Node value, String indent) {
    if (value instanceof MapNode map) {
      group(map, indent);
    } else if (value instanceof ListNode list) {
      list(list.items(), indent);
    } else if (value instanceof ScalarNode scalar) {
      text.append(scalar(scalar));
    }
  }

  private void group(MapNode map, String indent) {
    if (map.entries().isEmpty()) {
      text.append("{ }");
      return;
    }
    text.append("{\n");
    settings(map, indent + "  ");
    text.append(indent).append('}');
  }

  private void list(List<Node> items, String indent) {
    boolean ofMaps = items.stream().anyMatch(MapNode.class::isInstance);
    boolean array = items.stream().allMatch(ScalarNode.class::isInstance);
    String gap = ofMaps ? "\n" + indent + "  " : " ";
    text.append(array ? '[' : '(');
    String before = gap;
    for (Node item : items) {
      text.append(before);
      value(item, ofMaps ? indent + "  " : indent);
      before = "," + gap;
    }
    text.append(ofMaps ? "\n" + indent : " ").append(array ? ']' : ')');
  }

  private static String scalar(ScalarNode scalar) {
    return scalar
        .unquoted()
        .map(number -> needsLong(number) ? number + "L" : number)
        .orElseGet(() -> QuotedText.quoted(scalar.text()));
  }

  private static boolean needsLong(String number) {
    return WHOLE.matcher(number).matches()
        && number.length() >= Integer.toString(Integer.MAX_VALUE).length();
  }
}
