package org.loopwright.formats.document.write;

import java.util.stream.Collectors;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;

/** Writes a tree as YAML: maps and lists of maps on lines of their own, the rest within a line. */
public final class YamlTree {
  /** A map of more entries is not written within a line. */
  private static final int MAX_INLINE = 3;

  private final StringBuilder text = new StringBuilder();

  private YamlTree() {}

  /** A document of the map's entries. */
  public static String of(MapNode root) {
    YamlTree tree = new YamlTree();
    tree.entries(root, "", "");
    return tree.text.toString();
  }

  /** The entries of a map, the first after {@code lead}. */
  private void entries(MapNode map, String lead, String indent) {
    String before = lead;
    for (MapNode.Entry entry : map.entries()) {
      text.append(before).append(YamlText.scalar(entry.key())).append(':');
      value(entry.value(), indent);
      before = indent;
    }
  }

  private void value(Node value, String indent) {
    if (value instanceof MapNode map && !map.entries().isEmpty()) {
      text.append('\n');
      entries(map, indent + "  ", indent + "  ");
    } else if (value instanceof ListNode list
        && list.items().stream().anyMatch(MapNode.class::isInstance)) {
      text.append('\n');
      list.items().forEach(item -> item(item, indent + "  "));
    } else {
      text.append(' ').append(inline(value)).append('\n');
    }
  }

  private void item(Node item, String indent) {
    text.append(indent).append("- ");
    if (!(item instanceof MapNode map)) {
      text.append(inline(item)).append('\n');
    } else if (!map.tag().isEmpty()) {
      text.append(map.tag()).append('\n');
      entries(map, indent + "  ", indent + "  ");
    } else if (isSmall(map)) {
      text.append(inline(item)).append('\n');
    } else {
      entries(map, "", indent + "  ");
    }
  }

  private static boolean isSmall(MapNode map) {
    return map.entries().size() <= MAX_INLINE
        && map.entries().stream()
            .map(MapNode.Entry::value)
            .allMatch(
                value ->
                    value instanceof ScalarNode
                        || (value instanceof MapNode inner && inner.entries().isEmpty()));
  }

  private static String inline(Node value) {
    if (value instanceof MapNode map) {
      return map.entries().stream()
          .map(entry -> YamlText.scalar(entry.key()) + ": " + inline(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof ListNode list) {
      return list.items().stream()
          .map(YamlTree::inline)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof ScalarNode scalar ? scalar(scalar) : "null";
  }

  private static String scalar(ScalarNode scalar) {
    return switch (scalar.style()) {
      case PLAIN -> scalar.text();
      case QUOTED -> YamlText.quoted(scalar.text());
      case AS_NEEDED -> scalar.unquoted().orElseGet(() -> YamlText.scalar(scalar.text()));
    };
  }
}
