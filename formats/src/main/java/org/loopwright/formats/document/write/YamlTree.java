package org.loopwright.formats.document.write;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a tree as YAML: maps and lists of maps on lines of their own, the rest within a line. */
public final class YamlTree {
  /** The most entries of a map that stands within a line. */
  private static final int SHORT = 3;

  private final StringBuilder text = new StringBuilder();

  private YamlTree() {}

  /** A document of the map's entries. */
  public static String of(Map<String, ?> root) {
    YamlTree tree = new YamlTree();
    tree.entries(root, "", "");
    return tree.text.toString();
  }

  /** The entries of a map, the first after {@code lead}. */
  private void entries(Map<?, ?> map, String lead, String indent) {
    String before = lead;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(before).append(YamlText.scalar(entry.getKey().toString())).append(':');
      value(entry.getValue(), indent);
      before = indent;
    }
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      text.append('\n');
      entries(map, indent + "  ", indent + "  ");
    } else if (value instanceof List<?> list && list.stream().anyMatch(YamlTree::needsLines)) {
      text.append('\n');
      items(list, indent + "  ");
    } else {
      text.append(' ').append(inline(value)).append('\n');
    }
  }

  /** Whether an item of a list does not go within a line. */
  private static boolean needsLines(Object item) {
    return item instanceof Map<?, ?> || item instanceof TaggedMap;
  }

  private void items(List<?> list, String indent) {
    for (Object item : list) {
      if (item instanceof TaggedMap map) {
        text.append(indent).append("- ").append(map.tag()).append('\n');
        entries(map.entries(), indent + "  ", indent + "  ");
        continue;
      }
      boolean small =
          !(item instanceof Map<?, ?> map)
              || map.isEmpty()
              || (map.size() <= SHORT && map.values().stream().allMatch(YamlTree::isSmall));
      if (small) {
        text.append(indent).append("- ").append(inline(item)).append('\n');
      } else {
        entries((Map<?, ?>) item, indent + "- ", indent + "  ");
      }
    }
  }

  private static boolean isSmall(Object value) {
    return TreeScalar.isScalar(value) || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static String inline(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(
              entry -> YamlText.scalar(entry.getKey().toString()) + ": " + inline(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlTree::inline).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof VerbatimText) {
      return value.toString();
    }
    return TreeScalar.isPlain(value) ? TreeScalar.plain(value) : YamlText.scalar(value.toString());
  }
}
